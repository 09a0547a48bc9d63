"""What the API takes and gives. Every limit stands in the schema, so that a client can know it beforehand."""
