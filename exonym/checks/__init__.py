"""Nothing but checks, one file each."""
