"""The Celery side: thin tasks, one Auditor a process, the embedded worker."""
