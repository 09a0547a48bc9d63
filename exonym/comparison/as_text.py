"""A comparison as text for a terminal: the ranking, how sure it is, and which errors make the difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from exonym.comparison.changes import find_family
from exonym.comparison.values import Changes, Comparison, Difference, PlacedFinding
from exonym.documents.unicode import show_controls
from exonym.model import Decision

WIDTH = 100
"""Characters a line, where there is no terminal to ask."""
SIGNIFICANT = 0.05
"""The p-value up to which a difference is called one."""
_SHOWN = 10
"""Findings of a family that are shown one by one."""


def write_comparison(comparison: Comparison, width: int = WIDTH) -> str:
    """The comparison as plain text, ``width`` characters a line."""
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=False, color_system=None, legacy_windows=False)
    for part in _write_parts(comparison):
        console.print(part, highlight=False, markup=False)
    return "\n".join(line.rstrip() for line in show_controls(out.getvalue()).splitlines()) + "\n"


def _write_parts(comparison: Comparison) -> Iterator[RenderableType]:
    yield Text(f"{_write_headline(comparison)}\n{len(comparison.systems)} systems on {_write_size(comparison)}.")
    yield _make_section("Systems, best first", _make_system_table(comparison), *_explain_means(comparison))
    if comparison.differences:
        yield _make_section("Differences", _make_difference_table(comparison), *_explain_tests(comparison))
    if len(comparison.systems) > 2:
        yield _make_section("Consensus", *_write_consensus(comparison))
    yield _make_section("Findings by rule", _make_rule_table(comparison))
    for changes in comparison.changes:
        if changes.new or changes.gone:
            yield _make_section(
                f"{changes.system} against {changes.baseline}", *_write_changes(changes, comparison.articles > 1)
            )
    yield _make_section("Scores", _make_table([(kind.name, kind.signature) for kind in comparison.scores], left=2))
    if comparison.notes:
        yield _make_section("To know", *(Text(note) for note in comparison.notes))


def _write_headline(comparison: Comparison) -> str:
    """Which system is first by the first score, and whether its lead may be chance."""
    lead = comparison.scores[0].name
    equal = [system.name for system in comparison.systems if system.rank == 1]
    if len(equal) > 1:
        return f"{_join_names(equal)} are equal by {lead}."
    best, *others = (system.name for system in comparison.systems)
    about = [d for d in comparison.differences if d.score == lead and best in (d.a, d.b)]
    surely = {name for d in about if _find_better(d) == best for name in (d.a, d.b)}
    beaten = [name for name in others if name in surely]
    rest = [name for name in others if name not in surely]
    said = [f"better than {_join_names(beaten)}"] if beaten else []
    said += [f"its lead over {_join_names(rest)} may be chance"] if rest else []
    return f"{best} is first by {lead}: {'; '.join(said)}."


def _join_names(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _make_section(title: str, *parts: RenderableType) -> Group:
    return Group(Text(f"\n{title}"), *(Padding(part, (0, 0, 0, 2)) for part in parts))


def _write_size(comparison: Comparison) -> str:
    articles, sentences = comparison.articles, comparison.sentences
    return f"{_write_count(articles, 'article')} of {_write_count(sentences, 'sentence')} in the source"


def _make_system_table(comparison: Comparison) -> Table:
    names = [kind.name for kind in comparison.scores]
    decisions = [decision.value for decision in Decision]
    rows = (
        (
            str(s.rank),
            s.name,
            *(_write_value(s.scores[name], _find_highest(comparison, name)) for name in names),
            *(str(s.decisions.get(decision, 0)) for decision in Decision),
            str(sum(s.findings.values())),
        )
        for s in comparison.systems
    )
    return _make_table([("", "system", *names, *decisions, "findings"), *rows], left=2)


def _explain_means(comparison: Comparison) -> Iterator[Text]:
    yield Text("Scores are means over the sentences of the source; a sentence without a translation counts 0.")
    for kind in comparison.scores:
        if kind.sentences and kind.sentences < comparison.sentences:
            yield Text(f"{kind.name}: over the {kind.sentences} sentences that have it for every system.")
    whole = [kind.name for kind in comparison.scores if not kind.sentences]
    if whole:
        less = "; for ter less is better" if "ter" in whole else ""
        yield Text(f"{_join_names(whole)}: of whole articles, the mean{less}. Not tested.")


def _make_difference_table(comparison: Comparison) -> Table:
    titles = ("A", "B", "score", "A - B", "A wins", "B wins", "ties", "p", "better")
    first = comparison.scores[0].name
    rows = (
        (
            *((found.a, found.b) if found.score == first else ("", "")),
            *_write_difference(found, _find_highest(comparison, found.score)),
        )
        for found in comparison.differences
    )
    return _make_table([titles, *rows], left=3)


def _write_difference(found: Difference, high: float) -> tuple[str, ...]:
    shares = (f"{share:.0%}" for share in (found.a_wins, found.b_wins, found.ties))
    p_value = "" if found.p_value is None else f"{found.p_value:.3f}"
    return (found.score, _write_value(found.difference, high, "+"), *shares, p_value, _find_better(found))


def _find_better(found: Difference) -> str:
    if found.p_value is None or found.p_value > SIGNIFICANT:
        return "-"
    return found.a if found.difference > 0 else found.b


def _explain_tests(comparison: Comparison) -> Iterator[Text]:
    ask = comparison.resampling
    yield Text(
        f"Wins: of {ask.samples} samples with {ask.ratio:.0%} of the sentences each (bootstrap, seed {ask.seed}). "
        f"p: paired t-test, two-sided; a system is called better at p of at most {SIGNIFICANT:g}."
    )


def _write_consensus(comparison: Comparison) -> Iterator[RenderableType]:
    most = max(comparison.systems, key=lambda system: system.utility)
    yield Text(f"{most.name} agrees most with the other systems, by {comparison.utility} with each as the reference.")
    rows = (
        (
            system.name,
            _write_value(system.utility, comparison.utility_range[1]),
            f"{system.consensus} of {comparison.articles}",
        )
        for system in sorted(comparison.systems, key=lambda system: -system.utility)
    )
    yield _make_table([("system", "agreement", "articles led"), *rows])


def _make_rule_table(comparison: Comparison) -> RenderableType:
    rules = sorted({rule for system in comparison.systems for rule in system.findings})
    if not rules:
        return Text("No errors were found.")
    rows = ((rule, *(str(s.findings.get(rule, 0)) for s in comparison.systems)) for rule in rules)
    return _make_table([("rule", *(system.name for system in comparison.systems)), *rows])


def _write_changes(changes: Changes, several: bool) -> Iterator[RenderableType]:
    for kind, placed in (("new", changes.new), ("gone", changes.gone)):
        for name in sorted({find_family(one.finding.rule) for one in placed}):
            inside = [one for one in placed if find_family(one.finding.rule) == name]
            yield Text(f"{kind} {name} errors: {len(inside)}")
            yield from (_write_finding(one, several) for one in _sort_gravest_first(inside)[:_SHOWN])
            if len(inside) > _SHOWN:
                yield Text(f"  and {len(inside) - _SHOWN} more; --format json has them all")


def _sort_gravest_first(placed: Iterable[PlacedFinding]) -> list[PlacedFinding]:
    return sorted(placed, key=lambda one: -one.finding.severity.rank)


def _write_finding(placed: PlacedFinding, several: bool) -> Padding:
    finding = placed.finding
    place = f"{placed.article}: " if several and placed.article else ""
    return Padding(Text(f"{place}{finding.rule} {finding.severity}  {finding.message}"), (0, 0, 0, 2))


def _make_table(rows: Sequence[Sequence[str]], left: int = 1) -> Table:
    """A table whose first ``left`` columns hold words and the others numbers; titles are its first row."""
    table = Table.grid(padding=(0, 2))
    for place, _ in enumerate(rows[0]):
        table.add_column(justify="left" if place < left else "right", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _find_highest(comparison: Comparison, score: str) -> float:
    return next(kind.range[1] for kind in comparison.scores if kind.name == score)


def _write_value(value: float, high: float, sign: str = "") -> str:
    """With as many digits as mean something on a range up to ``high``."""
    return f"{value:{sign}.{3 if high <= 1 else 1}f}"


def _write_count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
