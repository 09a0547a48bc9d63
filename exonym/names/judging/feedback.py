"""What people decided about findings, as names for their own namebook.

A report's reader accepts a suggestion ("write Satkaliyev") or dismisses a finding ("Tokaev is right here"). Both are
facts about names, and lie in a namebook over the one that was in force, so that the next audit knows them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from exonym.lexicon.known_words import known_word
from exonym.model import Finding, Kind
from exonym.names.judging.judge import Beside, judge
from exonym.names.namebook import TARGET_LANG, Namebook, NamebookEntry, form_key, namebook, version_of


@dataclass(frozen=True)
class Accepted:
    """``english`` is what the house writes for ``form``, the base form of a name in ``lang``."""

    form: str
    lang: str
    english: str
    kind: Kind = Kind.OTHER


@dataclass(frozen=True)
class Dismissed:
    """``english`` is right as well for ``form``, the base form of a name in ``lang``: it is no error."""

    form: str
    lang: str
    english: str
    kind: Kind = Kind.OTHER


Decision = Accepted | Dismissed


def accepted(finding: Finding, lang: str, english: str) -> Accepted | None:
    """A person took ``english`` for what a finding marked; None for a finding that points to no name in the source."""
    source = finding.source_span.shown if finding.source_span else None
    form = _base_form(finding.rule, source, lang, english)
    return Accepted(form, lang, english, _kind(finding.rule)) if form else None


def dismissed(finding: Finding, lang: str) -> Dismissed | None:
    """A person said that what a finding marked is right; None for one that points to no name in the source."""
    source = finding.source_span.shown if finding.source_span else None
    return right_as_well(finding.rule, source, lang, finding.shown)


def right_as_well(rule: str, source: str | None, lang: str, english: str) -> Dismissed | None:
    """A person said that ``english`` is right although the rule marked it; ``source`` is what the source has there."""
    form = _base_form(rule, source, lang, english)
    return Dismissed(form, lang, english, _kind(rule)) if form else None


@lru_cache(maxsize=20_000)
def _base_form(rule: str, source: str | None, lang: str, english: str) -> str | None:
    """The base form that the English spelling fits best: the source may have the name in any case."""
    if source is None or not rule.startswith(("name.", "acronym.")):
        return None
    if _kind(rule) is Kind.ACRONYM or " " in source:
        return source
    return judge(known_word(source, lang), known_word(english, TARGET_LANG), 0.0, Beside.NOTHING).base


def _kind(rule: str) -> Kind:
    return Kind.ACRONYM if rule.startswith("acronym.") else Kind.OTHER


@dataclass(frozen=True)
class OwnNames:
    """What a house has of its own, by value: entries that it has chosen, and decisions that teach beside them."""

    entries: tuple[NamebookEntry, ...]
    decisions: tuple[Decision, ...] = ()

    @cached_property
    def version(self) -> str:
        """Twelve hexadecimal digits that change whenever the rest does."""
        content = version_of(self.entries) + "".join(map(repr, self.decisions))
        return hashlib.sha256(content.encode()).hexdigest()[:12]

    def over(self, under: Namebook) -> Namebook:
        """Both laid over a namebook; its version names that namebook's and this one's."""
        own = Namebook(self.entries, self.version).over(under)
        return replace(learn(self.decisions, own), version=own.version) if self.decisions else own


def learn(decisions: Iterable[Decision], under: Namebook | None = None) -> Namebook:
    """The namebook that decisions make, laid over ``under`` or, without it, the one in force; later decisions win."""
    under = under or namebook()
    entries: dict[tuple[str, str], NamebookEntry] = {}
    for decision in decisions:
        place = (decision.lang, form_key(decision.form))
        entries[place] = _decided(entries.get(place) or _known(decision, under), decision)
    own = tuple(entries.values())
    return Namebook(own, version_of(own)).over(under)


def _known(decision: Decision, under: Namebook) -> NamebookEntry:
    """What the namebook underneath has for the form, all its entries as one; an entry without English otherwise."""
    found = under.find(decision.form, decision.lang)
    english = tuple(dict.fromkeys(spelling for entry in found for spelling in entry.english))
    kind = found[0].kind if found else decision.kind
    forbidden = tuple(dict.fromkeys(spelling for entry in found for spelling in entry.forbidden))
    strict = any(entry.strict for entry in found)
    forms = {decision.lang: (decision.form,)}
    return NamebookEntry(english[0] if english else "", kind, english[1:], forms, forbidden, strict)


def _decided(entry: NamebookEntry, decision: Decision) -> NamebookEntry:
    """The entry with one decision more: what was accepted is chosen, what was dismissed is right beside others."""
    known = [spelling for spelling in entry.english if spelling]
    first = isinstance(decision, Accepted)
    house, *others = dict.fromkeys([decision.english, *known] if first else [*known, decision.english])
    forbidden = tuple(spelling for spelling in entry.forbidden if spelling != decision.english)
    return replace(entry, house=house, accepted=tuple(others), forbidden=forbidden, strict=entry.strict or first)
