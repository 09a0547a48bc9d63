"""From letters of one script to those of another: tables, learned costs, the press."""
