"""Nothing but renderers, one file each."""
