"""Nothing but scorers, one file each."""
