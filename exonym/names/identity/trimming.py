"""Which words of a run of capitalised words are the name: "Georgian President Mikheil Saakashvili" has two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from exonym.languages import ENGLISH
from exonym.lexicon.commonness import FAMILIAR
from exonym.lexicon.english_casing import demonym, ordinary
from exonym.lexicon.known_words import known_word
from exonym.lexicon.tokens import Word, words
from exonym.model import Mention, Span
from exonym.names.linking.nameness import is_named_in_dictionary
from exonym.names.namebook import TARGET_LANG, cached_by_namebook, namebook

_LONG_RUN = 3
"""Words from which a run may begin with what its last two are not part of."""
_ORDINARY = FAMILIAR + 0.5  # as where mentions are read: surnames that most readers know are names first
"""From here on a word of a language without a dictionary is an ordinary one."""
_ARTICLE = "The"
_NO_NAMES = ENGLISH.word_list("calendar_names") | ENGLISH.word_list("titles") | {_ARTICLE}
_LATIN_WORD = re.compile(r"[A-Za-z]")
_CAPITALISED_BEFORE = re.compile(r"(?<!\w)[A-Z]\w+ $")


@dataclass(frozen=True)
class NameJudge:
    """Says of words whether they belong to a name. ``linked``: the source words by the places of the target's."""

    lang: str
    linked: dict[Span, str]
    source: str

    def is_name_word(self, word: Word) -> bool:
        """Whether a word of the target is part of a name, and no title, common noun or adjective of a people."""
        if word.text in _NO_NAMES or is_of_a_people(word.text):
            return False
        source = self.linked.get(word.span)
        return not ordinary(word.text) or (source is not None and not is_common_in_source(source, self.lang))

    def stands_in_source(self, text: str) -> bool:
        """Whether a source in another script has these very words: a title or a company that nobody translates."""
        return bool(_LATIN_WORD.search(text)) and re.search(rf"(?<!\w){re.escape(text)}(?!\w)", self.source) is not None


def is_of_a_people(word: str) -> bool:
    """Whether an English word says of what people somebody or something is: Russian, British."""
    return word in ENGLISH.word_list("peoples") or (demonym(word) and not namebook().is_house(word))


@cached_by_namebook(65536)
def is_common_in_source(word: str, lang: str) -> bool:
    """Whether a source word is a common noun, or another ordinary word, rather than a name."""
    known = known_word(word, lang)
    if known.is_also_a_name or word.isascii():
        return False
    return known.is_common or (not is_named_in_dictionary(known) and known.frequency >= _ORDINARY)


def trim_target(mention: Mention, text: str, judge: NameJudge) -> Mention | None:
    """The name in a mention of the target; none where no word of it names anything."""
    found = _without_article(words(text, mention.span, TARGET_LANG))
    known = _longest_known(found, text)
    if known:
        return _between(mention, text, known)
    if len(found) > 1 and judge.stands_in_source(_text(found, text)):
        return _with_what_opens(_between(mention, text, found), text, judge)
    found = _without_what_goes_before(found)
    while found and not judge.is_name_word(found[0]):
        found = found[1:]
    while found and not judge.is_name_word(found[-1]):
        found = found[:-1]
    return _between(mention, text, found) if found else None


def _with_what_opens(mention: Mention, text: str, judge: NameJudge) -> Mention:
    """A title with its first word, which a sentence that begins with it hides: South China Morning Post."""
    before = _CAPITALISED_BEFORE.search(text, 0, mention.span.start)
    if before is None or not judge.stands_in_source(longer := text[before.start() : mention.span.end]):
        return mention
    return Mention(longer, Span(before.start(), mention.span.end), mention.segment, mention.kind)


def trim_source(mention: Mention, text: str, lang: str) -> Mention:
    """The name in a mention of the source, without common words and names of others before it."""
    found = _without_what_goes_before(_without_article(words(text, mention.span, lang)), lang)
    kept = found
    while len(kept) > 1 and is_common_in_source(kept[0].text, lang):
        kept = kept[1:]
    return _between(mention, text, kept) if kept else mention


def _longest_known(found: Sequence[Word], text: str) -> Sequence[Word]:
    """The longest part of a run, of two words or more, that the namebook has as an English spelling."""
    parts = [found[a:b] for a in range(len(found)) for b in range(a + 2, len(found) + 1)]
    known = (part for part in sorted(parts, key=len, reverse=True) if _is_house(part, text))
    return next(known, ())


def _is_house(part: Sequence[Word], text: str) -> bool:
    return namebook().is_house(_text(part, text))


def _text(part: Sequence[Word], text: str) -> str:
    return Span(part[0].span.start, part[-1].span.end).of(text)


def _without_article(found: Sequence[Word]) -> Sequence[Word]:
    return found[1:] if len(found) > 1 and found[0].text == _ARTICLE else found


def _without_what_goes_before(found: Sequence[Word], lang: str = TARGET_LANG) -> Sequence[Word]:
    """A run from the given name on that its last word but one is: "Germany Andriy Melnyk" names two."""
    if len(found) < _LONG_RUN or not is_given_name(found[-2].text, lang):
        return found
    first = len(found) - 2
    while first > 0 and is_given_name(found[first - 1].text, lang):
        first -= 1
    return found[first:]


@cached_by_namebook(65536)
def is_given_name(word: str, lang: str) -> bool:
    """Whether somebody in the namebook has a word for a given name."""
    return any(at == 0 and len(entry.house.split()) > 1 for entry, at in namebook().find_word(word, lang))


def _between(mention: Mention, text: str, kept: Sequence[Word]) -> Mention:
    span = Span(kept[0].span.start, kept[-1].span.end)
    return Mention(span.of(text), span, mention.segment, mention.kind)
