"""The packaged model without COMET, Lightning and transformers: the same scores from a small runtime, in a fraction of
the time to start and to run. A test holds it to COMET's own output."""
