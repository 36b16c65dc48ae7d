"""How the judge is taught to read a sentence as all-MiniLM-L6-v2 does, from the tagger's lower half up."""
