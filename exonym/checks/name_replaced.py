"""Another name in the place of the source's.

What it finds
    A name in the translation that stands for nothing in the source, in a sentence whose source has a name that
    nothing in the translation stands for. The same of institutions that the namebook knows and English puts into
    words: a Ministry of Finance where the source has Минцифры, the Ministry of Digital Development.

Why it matters
    The sentence reads well and says something about the wrong person, place or company. No reader can notice.

Example
    Source: "powiedział Grzegorz Bal". Target: "said Kowalczyk Bal". The source has Grzegorz.

When to switch it off
    Where translators replace names on purpose, in localised fiction or anonymised documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from exonym.article import Article
from exonym.languages import ENGLISH, Script, language_of
from exonym.lexicon.commonness import FAMILIAR
from exonym.lexicon.known_words import known_word
from exonym.model import Cover, Mark, Mention, Severity
from exonym.names.evidence.institutions import ReplacedInstitution, replaced_institutions
from exonym.names.linking.counterparts import suggested
from exonym.names.linking.nameness import is_named
from exonym.names.transcription.letters import SOURCE_LANGS, is_cyrillic
from exonym.plugins import Check, Need

_ORDINARY = FAMILIAR
"""From here on a word that nothing has for a name is an ordinary one, where there is no dictionary."""
_SURE, _UNSURE = 0.75, 0.5
"""Confidence where the source has a name, and where it has a word that is one of a dictionary's ordinary ones (of a
sea, of a voivodeship's office, an order's cross), or fewer names than the translation."""


@dataclass(frozen=True)
class NameReplaced(Check):
    """See the module."""

    code: str = "NAM04"
    rule: str = "name.replaced"
    category: str = "accuracy/mistranslation"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.SOURCE, Need.NAMES})
    source_langs: frozenset[str] | None = SOURCE_LANGS
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})
    yields_to: frozenset[str] = frozenset({"name.garbled"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every strange target name beside a lost source name, in the order of the text."""
        institutions = list(replaced_institutions(article))
        yield from map(_mark_institution, institutions)
        taken = Cover(found.target for found in institutions)
        lost, strange = (
            _group_by_segment(article.ledger.unmatched_source),
            _group_by_segment(article.ledger.unmatched_target),
        )
        for segment in article.segments:
            names = [name for name in strange[segment.index] if not taken.touches(name.span)]
            yield from _mark_strange(lost[segment.index], names, article.source_lang)


def _group_by_segment(names: Iterable[Mention]) -> Mapping[int | None, list[Mention]]:
    found: dict[int | None, list[Mention]] = defaultdict(list)
    for name in names:
        found[name.segment].append(name)
    return found


def _mark_strange(lost: Sequence[Mention], strange: Sequence[Mention], lang: str) -> Iterable[Mark]:
    for index, found in enumerate(strange if lost else ()):
        instead = lost[min(index, len(lost) - 1)]
        if _is_in_own_letters(instead.text, found.text):
            continue
        unsure = index >= len(lost) or _is_ordinary(instead.text, lang)
        yield Mark(
            span=found.span,
            message=f"The source has {instead.text} here; nothing in it stands for '{found.text}'.",
            confidence=_UNSURE if unsure else _SURE,
            suggestions=suggested(instead.text, lang),
            source=instead.span,
        )


def _is_ordinary(text: str, lang: str) -> bool:
    """True for an ordinary word, as a dictionary says or, without one, how often it is used: the Czech Síně slávy."""
    word = known_word(text, lang)
    return word.is_common or (_is_told_by_use(lang) and word.frequency >= _ORDINARY and not is_named(word))


def _is_told_by_use(lang: str) -> bool:
    """Whether a word's frequency has to stand in for a dictionary, and says something of a word with a capital."""
    language = language_of(lang)
    return language.script is Script.LATIN and not (language.has_dictionary or language.capitalises_nouns)


def _is_in_own_letters(lost: str, found: str) -> bool:
    """True for a word with marks beside a name in Cyrillic: a foreign name in its own letters, Quảng Bình."""
    return is_cyrillic(lost) and not found.isascii()


def _mark_institution(found: ReplacedInstitution) -> Mark:
    return Mark(
        span=found.target,
        message=f"The source names the {found.entry.house} here, and nothing that this could stand for.",
        confidence=0.8,
        suggestions=(found.entry.house,),
        source=found.source,
    )


CHECK = NameReplaced()
