"""Readings to Record: rows, verdicts, differences, speakers, disputes, absences, origins."""
