"""What became of a name in the translation."""
