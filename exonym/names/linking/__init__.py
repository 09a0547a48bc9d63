"""Names where they stand, and which stand for which."""
