"""Benchmarks of the service: each starts its own servers on loopback, and prints one JSON object."""
