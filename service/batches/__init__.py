"""Batches: many audits sent at once, run behind those that somebody waits for."""
