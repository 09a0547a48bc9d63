"""Which spelling the list of names shows as the one that the translation should have, and what is listed at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from exonym.lexicon.dictionaries import lemmas
from exonym.lexicon.english_casing import ordinary
from exonym.model import Mention, NameEntry, NameLink, Spelling
from exonym.names.identity.ledger import ARTICLE, NAMEBOOK, ROMANISATION
from exonym.names.identity.trimming import NameJudge, is_common_in_source
from exonym.names.namebook import NamebookEntry
from exonym.names.namebook.house_words import known
from exonym.names.spelling.romanise import respells, word_candidates
from exonym.names.transcription.letters import plain

_NOTHING = None, None


def choose_spelling(
    who: NamebookEntry | None,
    bases: Sequence[str],
    links: Sequence[NameLink],
    judge: NameJudge,
    target: Sequence[Mention],
) -> tuple[str | None, str | None]:
    """The spelling that the translation should have, and where it comes from; two times None where nothing is sure."""
    if who:
        return who.house, NAMEBOOK
    title = next((m.text for m in target if _is_title(m.text, judge)), None)
    if title:
        return title, ARTICLE
    if not bases or all(link.judgement.spelling is Spelling.UNSURE for link in links):
        return _NOTHING
    right = Counter(link.target.text for link in links if link.judgement.spelling is Spelling.RIGHT)
    return _respelled(bases[0], right, judge, target) if respells(bases[0], judge.lang) else (bases[0], ARTICLE)


def _is_title(text: str, judge: NameJudge) -> bool:
    """Whether words that make a name together, such as a paper's, stand in the source as they are."""
    parts = text.split()
    return len(parts) > 1 and judge.stands_in_source(text) and any(map(ordinary, parts))


def _respelled(
    base: str, right: Counter[str], judge: NameJudge, target: Sequence[Mention]
) -> tuple[str | None, str | None]:
    """What the article rightly writes for a name in another script; else its first rendering, of a sure base form."""
    made = {plain(candidate): candidate for candidate in word_candidates(base, judge.lang)}
    used = next((text for text, _ in right.most_common() if plain(text) in made), None)
    if used and ordinary(used):  # Horn alone is no name: Van Horn
        return max((m.text for m in target), key=lambda text: (text.endswith(used), len(text))), ARTICLE
    if used:
        return made[plain(used)], ROMANISATION
    if right:
        return right.most_common(1)[0][0], ARTICLE
    return (word_candidates(base, judge.lang)[0], ROMANISATION) if _is_sure(base, judge.lang) else _NOTHING


def _is_sure(base: str, lang: str) -> bool:
    """Whether a base form is one: a dictionary has it, or there is none to ask."""
    found = lemmas(base, lang)
    return not found or any(lemma.text == base for lemma in found)


def is_listed(entry: NameEntry, links: Sequence[NameLink], judge: NameJudge) -> bool:
    """Whether an entry without an identity is a name: linked to one, or unknown to English."""
    if any(not is_common_in_source(link.source.text, judge.lang) for link in links):
        return True
    if any(judge.stands_in_source(mention.text) for mention in entry.target):
        return True
    return not all(known(word) for mention in entry.target for word in mention.text.split())
