"""Webhooks that go out: who is told of what, and that they were told."""
