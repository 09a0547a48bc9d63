"""How likely two spellings are one name."""
