"""Audits through two workers while everything around them fails: python -m benchmarks.soak [--audits N] [--real]."""
