"""The promises, tried a little."""
