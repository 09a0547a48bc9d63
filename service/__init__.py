"""The application around the engine: settings, store, queue, audits, web, command line."""
