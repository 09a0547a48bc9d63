"""The values that the engine takes and gives: all frozen, none with behaviour beyond reading itself."""

from exonym.model.names import Judgement, Ledger, Mention, NameEntry, NameForm, NameLink, Spelling
from exonym.model.report import (
    SCHEMA_VERSION,
    Coverage,
    Dismissal,
    Engine,
    Finding,
    Mark,
    Paragraph,
    Reason,
    Report,
    Score,
    Skipped,
    SourceSpan,
    Verdict,
)
from exonym.model.terms import Decision, Format, Kind, Severity, Side
from exonym.model.texts import Cover, Metadata, Pair, Segment, Span

__all__ = [
    "SCHEMA_VERSION",
    "Cover",
    "Coverage",
    "Decision",
    "Dismissal",
    "Engine",
    "Finding",
    "Format",
    "Judgement",
    "Kind",
    "Ledger",
    "Mark",
    "Mention",
    "Metadata",
    "NameEntry",
    "NameForm",
    "NameLink",
    "Pair",
    "Paragraph",
    "Reason",
    "Report",
    "Score",
    "Segment",
    "Severity",
    "Side",
    "Skipped",
    "SourceSpan",
    "Span",
    "Spelling",
    "Verdict",
]
