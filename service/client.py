"""A client of the HTTP API, typed as the API is."""
