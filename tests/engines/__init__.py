"""Reading by worker processes, and the ingest that stands on it."""
