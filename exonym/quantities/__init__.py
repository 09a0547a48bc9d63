"""Numbers, dates and measures in running text, and how those of two texts differ."""
