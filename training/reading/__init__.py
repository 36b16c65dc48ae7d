"""How the tagger of reported speech is taught."""
