"""Record to page, terminal, JSON, Markdown and CSV."""
