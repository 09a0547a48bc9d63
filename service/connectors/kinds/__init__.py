"""A file a CMS, each with a ``CONNECTOR``."""
