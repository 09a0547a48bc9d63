"""A report made by hand, with everything that a renderer meets: overlaps, nesting, gaps, missing sides, RTL, markup."""

from __future__ import annotations

from exonym.model import (
    Coverage,
    Decision,
    Engine,
    Finding,
    Kind,
    Mention,
    Metadata,
    NameEntry,
    NameLink,
    Pair,
    Paragraph,
    Reason,
    Report,
    Score,
    Segment,
    Severity,
    Side,
    Skipped,
    SourceSpan,
    Span,
    Verdict,
)

SOURCE = (
    "Burmistrz Szymkentu Nurłan Sauranbajew podał się do dymisji.\n"
    "Rzecznik MSW Serik Żumabekow potwierdził to w piątek gazecie „Wriemia”. Sauranbajew kierował miastem od 2019 r.\n"
    "Nie podano przyczyn."
)
TARGET = (
    "Read the whole article\n"
    "Shymkent mayor Nurłan Sauranbajew has stepped down.\n"
    "Serik Zhumabekov, spokesman of the MSW,  confirmed this on Friday to the paper Remia. "
    "Sauranbaev had led the city since 2009."
)


def place(text: str, part: str, nth: int = 0) -> Span:
    """Where ``part`` stands in ``text``, the ``nth`` time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(part, start + 1)
    return Span(start, start + len(part))


def finding(
    part: str,
    code: str,
    rule: str,
    severity: Severity,
    message: str,
    suggestions: tuple[str, ...] = (),
    source: str | None = None,
    segment: int | None = None,
) -> Finding:
    """A finding about ``part`` of TARGET."""
    span = place(TARGET, part)
    there = place(SOURCE, source) if source else None
    return Finding(
        code=code,
        rule=rule,
        category="accuracy/mistranslation",
        severity=severity,
        confidence=0.93,
        side=Side.TARGET,
        start=span.start,
        end=span.end,
        text=part,
        segment=segment,
        message=message,
        fingerprint=f"{code}-{part}",
        suggestions=suggestions,
        source_span=SourceSpan(there.start, there.end, there.of(SOURCE)) if there else None,
    )


FINDINGS = (
    finding("Read the whole article", "ADD02", "addition.boilerplate", Severity.MINOR, "A web page's link.", segment=0),
    finding(
        "Nurłan Sauranbajew",
        "NAM01",
        "name.copied",
        Severity.MAJOR,
        "The name keeps its Polish spelling.",
        ("Nurlan Sauranbayev",),
        "Nurłan Sauranbajew",
        1,
    ),
    finding("łan Sau", "TYP02", "typography.repetition", Severity.NEUTRAL, "Nested in the one before.", segment=1),
    finding(
        "MSW", "ACR01", "acronym.wrong", Severity.MAJOR, "A Polish acronym kept.", ("Interior Ministry",), "MSW", 2
    ),
    finding("MSW,  con", "TYP01", "typography.spacing", Severity.MINOR, "Two spaces; overlaps.", segment=2),
    finding("Remia", "NAM02", "name.garbled", Severity.CRITICAL, "The name lost its start.", ("Vremya",), "Wriemia", 2),
    finding(
        "Sauranbaev",
        "NAM03",
        "name.inconsistent",
        Severity.MAJOR,
        "The article writes this name in two ways.",
        ("Sauranbayev",),
        "Sauranbajew",
        3,
    ),
    finding("2009", "NUM01", "number.mismatch", Severity.MAJOR, "The source has 2019.", ("2019",), "2019", 3),
    finding(". S", "TYP01", "typography.spacing", Severity.MINOR, "Runs across a segment's border."),
    Finding(
        code="OMI01",
        rule="omission.segment",
        category="accuracy/omission",
        severity=Severity.MAJOR,
        confidence=0.8,
        side=Side.SOURCE,
        start=place(SOURCE, "Nie podano przyczyn.").start,
        end=len(SOURCE),
        text="Nie podano przyczyn.",
        segment=4,
        message="This sentence has no translation.",
        fingerprint="omission",
    ),
    Finding(
        code="INT01",
        rule="internal.error",
        category="internal",
        severity=Severity.NEUTRAL,
        confidence=1.0,
        side=Side.TARGET,
        start=0,
        end=0,
        text="",
        segment=None,
        message="The rule date.mismatch could not be applied to this article (ValueError).",
        fingerprint="internal",
    ),
)


def mention(text: str, part: str, segment: int, nth: int = 0) -> Mention:
    """A mention of a person in one of the texts."""
    return Mention(part, place(text, part, nth), segment, Kind.PERSON)


_FULL = mention(SOURCE, "Nurłan Sauranbajew", 1)
_COPIED = mention(TARGET, "Nurłan Sauranbajew", 1)
NAMES = (
    NameEntry(
        entity="Nurlan Sauranbayev",
        kind=Kind.PERSON,
        house="Sauranbayev",
        house_from="romanisation",
        accepted=("Sauranbaev",),
        source=(_FULL, mention(SOURCE, "Sauranbajew", 3, 1)),
        target=(_COPIED, mention(TARGET, "Sauranbaev", 3)),
        links=(NameLink(_FULL, _COPIED, 0.97),),
    ),
    NameEntry(entity="Wriemia", kind=Kind.MEDIA),
)

PAIR = Pair(
    source=SOURCE,
    target=TARGET,
    source_lang="pl",
    id="a-1",
    metadata=Metadata(feed="wire", article_id="77", revision="3", url="https://example.org/77", mt_system="nmt-2"),
)
REPORT = Report(
    id="a-1",
    source_lang="pl",
    target_lang="en",
    verdict=Verdict(
        Decision.HOLD,
        "news",
        (
            Reason("name.garbled", 1, "The name lost its start."),
            Reason("name.copied", 2, "The name keeps its spelling."),
        ),
    ),
    scores={
        "quality": Score(41.27, (0.0, 100.0), "formula:qe*100/(100+mqm)|version:1"),
        "qe": Score(0.71, (0.0, 1.0), "model:exonym-packaged|rev:1|lic:Apache-2.0|version:2.2.7"),
        "chrf": Score(61.2, (0.0, 100.0), "nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0"),
    },
    segments=(
        Segment(0, None, place(TARGET, "Read the whole article"), scores={"qe": 0.0, "quality": 0.0}),
        Segment(
            1,
            place(SOURCE, "Burmistrz Szymkentu Nurłan Sauranbajew podał się do dymisji."),
            place(TARGET, "Shymkent mayor Nurłan Sauranbajew has stepped down."),
            0.93,
            "The mayor of Shymkent, Nurlan Sauranbayev, has resigned.",
            {"qe": 0.81, "quality": 62.0},
        ),
        Segment(
            2,
            place(SOURCE, "Rzecznik MSW Serik Żumabekow potwierdził to w piątek gazecie „Wriemia”."),
            Span(TARGET.index("Serik"), TARGET.index(" Sauranbaev")),
            0.9,
            None,
            {"qe": 0.7, "quality": 31.0},
        ),
        Segment(
            3,
            place(SOURCE, "Sauranbajew kierował miastem od 2019 r."),
            place(TARGET, "Sauranbaev had led the city since 2009."),
            0.88,
            None,
            {"qe": 0.8, "quality": 40.0},
        ),
        Segment(4, place(SOURCE, "Nie podano przyczyn."), None),
    ),
    paragraphs=(
        Paragraph(place(TARGET, "Read the whole article"), {"quality": 0.0, "qe": 0.0}, {Severity.MINOR: 1}),
        Paragraph(
            place(TARGET, "Shymkent mayor Nurłan Sauranbajew has stepped down."),
            {"quality": 62.0, "qe": 0.81},
            {Severity.NEUTRAL: 1, Severity.MAJOR: 1},
        ),
        Paragraph(
            Span(TARGET.index("Serik"), len(TARGET)),
            {"quality": 35.4, "qe": 0.744},
            {Severity.MINOR: 2, Severity.MAJOR: 4, Severity.CRITICAL: 1},
        ),
    ),
    findings=FINDINGS,
    names=NAMES,
    coverage=Coverage(
        ("quality", "qe", "name.copied", "name.garbled", "number.mismatch"),
        (Skipped("comet", "no reference"), Skipped("name.inflected", "no data for source language pl")),
    ),
    metadata=PAIR.metadata,
    engine=Engine("0.1.0", "1f2e3d", "2026-01", "sentencex 1.0.32"),
    notes=("The model speaks <no> Polish.",),
)
