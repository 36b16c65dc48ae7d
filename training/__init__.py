"""How what ships was learned: data of our own writing, its validators, and the scripts that train."""
