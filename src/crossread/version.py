"""The version, alone on the lowest floor so that every floor may say it."""

VERSION = "0.1.0"
