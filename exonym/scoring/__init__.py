"""What scorers make of segments."""
