"""What one rule needs, a file a rule."""
