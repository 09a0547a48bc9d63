"""Which English spelling a name has."""
