"""Every error the engine raises.

ExonymError
├── InvalidInput        what was given cannot be audited; names the field and the limit
│   ├── InvalidPair     a pair's text, language or metadata
│   └── InvalidConfig   an unknown rule, profile or threshold
├── ModelError
│   ├── ModelMissing    a checkpoint is not here and was not to be fetched
│   └── LicenceRefused  a checkpoint's licence needs the operator's consent
└── FormatError         a report cannot be written in a format
    ├── FormatUnavailable   what writes it is not installed
    ├── FormatBusy      too many are being written
    └── FormatFailed    it takes too much time or memory
"""

from __future__ import annotations


class ExonymError(Exception):
    """The root of all errors that the engine raises on purpose."""


class InvalidInput(ExonymError):
    """Input that cannot be audited. ``field`` is the name of what is wrong, as the caller wrote it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


class InvalidPair(InvalidInput):
    """A pair whose text, language or metadata is not acceptable."""


class InvalidConfig(InvalidInput):
    """A configuration that names an unknown rule, profile, severity or threshold."""


class ModelError(ExonymError):
    """Something about a checkpoint."""


class ModelMissing(ModelError):
    """A checkpoint that is needed is not on this machine; the message says how to get it."""


class LicenceRefused(ModelError):
    """A checkpoint has a licence that the operator has not accepted."""


class FormatError(ExonymError):
    """A report that cannot be written in a format, though the audit went well."""


class FormatUnavailable(FormatError):
    """What writes the format is not installed; the message says how to get it."""


class FormatBusy(FormatError):
    """As many reports as may be at a time are being written in the format."""


class FormatFailed(FormatError):
    """The report takes more time or memory than it may in the format."""
