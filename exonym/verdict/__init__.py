"""From findings and scores to quality, and from there to the decision."""
