"""Names: mentions, sounds, comparison, romanisation, the namebook and the ledger."""
