"""What an audit may be told: rules on or off, severities, profiles, thresholds, penalties."""

from exonym.config.audit import DEFAULT_PROFILE, MAX_CHARACTERS, PROFILES, AuditConfig, Precision

__all__ = ["DEFAULT_PROFILE", "MAX_CHARACTERS", "PROFILES", "AuditConfig", "Precision"]
