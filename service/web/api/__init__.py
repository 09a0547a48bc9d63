"""The endpoints under /v1, a file a subject: each ends up in the application by lying here with a ``ROUTER``."""
