"""Events of connectors on their way to audits: taken once, mapped, joined with their other half."""
