"""Ways to damage a translation, a function each. Those that find nothing to damage return None."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from training.words import Word, Words


@dataclass(frozen=True)
class Context:
    """Where foreign matter comes from: words of the source, and words of other translations into the same language."""

    source: list[str]
    strangers: list[str]


Way = Callable[[Words, Context, random.Random], Words | None]
"""Returns the damaged words, None where there is nothing to damage in this way."""

_OPPOSITES = """more/less first/last before/after up/down high/low old/new good/bad large/small win/lose won/lost
began/ended start/end increase/decrease increased/decreased always/never many/few early/late north/south east/west
eastern/western northern/southern open/closed with/without above/below son/daughter left/right most/least
also/instead higher/lower all/none day/night war/peace life/death young/old father/mother brother/sister"""
_SLIPS = """he/she his/her him/her is/was are/were has/had have/had will/would can/could this/those its/their
in/on at/to of/for from/by for/against and/or but/because who/which when/where a/an that/because as/unlike"""
_HELPERS = """is are was were has have had can could will would should may might must did does do"""
_NEGATIONS = {"not", "never", "no", "cannot"}


def _table(pairs: str) -> dict[str, str]:
    split = [pair.split("/") for pair in pairs.split()]
    return {right: left for left, right in split} | {pair[0]: pair[1] for pair in split}


OPPOSITES, SLIPS, AUXILIARIES = _table(_OPPOSITES), _table(_SLIPS), frozenset(_HELPERS.split())


def _places(words: Words, wanted: Callable[[str], object]) -> list[int]:
    return [at for at, word in enumerate(words) if wanted(word.text)]


def _changed(words: Words, at: int, text: str) -> Words:
    return [*words[:at], Word(text, bad=True), *words[at + 1 :]]


def _without(words: Words, start: int, count: int) -> Words:
    return words[:start] + words[start + count :]


def _bare(word: str) -> str:
    return word.strip(".,;:!?\"'()«»“”").lower()


def _is_name(word: str) -> bool:
    return len(word) > 2 and word[0].isupper() and not word.isupper()


def _like(old: str, new: str) -> str:
    """``new`` with the punctuation around ``old`` and its capital."""
    core = old.strip(".,;:!?\"'()«»“”")
    fitted = new[:1].upper() + new[1:] if core[:1].isupper() else new
    return old.replace(core, fitted, 1) if core else fitted


def number(words: Words, _: Context, rng: random.Random) -> Words | None:
    """Another digit in a number."""
    places = _places(words, lambda text: any(c.isdigit() for c in text))
    if not places:
        return None
    at = rng.choice(places)
    text = words[at].text
    place = rng.choice([i for i, c in enumerate(text) if c.isdigit()])
    return _changed(words, at, text[:place] + rng.choice("123456789") + text[place + 1 :])


def negation(words: Words, _: Context, rng: random.Random) -> Words | None:
    """A negation taken out, or one put in after an auxiliary verb."""
    there = _places(words, lambda text: _bare(text) in _NEGATIONS)
    if there:
        return _without(words, rng.choice(there), 1)
    places = _places(words, lambda text: text in AUXILIARIES)
    if not places:
        return None
    at = rng.choice(places) + 1
    return [*words[:at], Word("not", bad=True), *words[at:]]


def swap(table: dict[str, str]) -> Way:
    """The way that puts a word of a table in the place of its partner."""

    def swapped(words: Words, _: Context, rng: random.Random) -> Words | None:
        places = _places(words, lambda text: _bare(text) in table)
        if not places:
            return None
        at = rng.choice(places)
        return _changed(words, at, _like(words[at].text, table[_bare(words[at].text)]))

    return swapped


def name_replaced(words: Words, context: Context, rng: random.Random) -> Words | None:
    """A capitalised word of another translation in place of a name."""
    places, others = _places(words[1:], _is_name), [word for word in context.strangers if _is_name(word)]
    if not places or not others:
        return None
    at = rng.choice(places) + 1
    return _changed(words, at, _like(words[at].text, _bare(rng.choice(others))))


def name_dropped(words: Words, _: Context, rng: random.Random) -> Words | None:
    """A name left out."""
    places = _places(words[1:], _is_name)
    return _without(words, rng.choice(places) + 1, 1) if places else None


def word_replaced(words: Words, context: Context, rng: random.Random) -> Words | None:
    """A word of another translation in place of one."""
    places = _places(words, lambda text: len(text) > 3)
    others = [word for word in context.strangers if len(word) > 3 and word.islower() and word.isalpha()]
    if not places or not others:
        return None
    at = rng.choice(places)
    return _changed(words, at, _like(words[at].text, rng.choice(others)))


def misspelt(words: Words, _: Context, rng: random.Random) -> Words | None:
    """A letter lost, doubled, or changed places with its neighbour."""
    places = _places(words, lambda text: len(text) > 3 and text.isalpha())
    if not places:
        return None
    at = rng.choice(places)
    text = words[at].text
    i = rng.randrange(1, len(text) - 1)
    return _changed(words, at, rng.choice([text[:i] + text[i + 1 :], text[:i] + text[i] + text[i:], _crossed(text, i)]))


def _crossed(text: str, i: int) -> str:
    return text[:i] + text[i + 1] + text[i] + text[i + 2 :]


def word_dropped(words: Words, _: Context, rng: random.Random) -> Words | None:
    """One word left out."""
    return _without(words, rng.randrange(len(words)), 1)


def phrase_dropped(words: Words, _: Context, rng: random.Random) -> Words | None:
    """Two to six words left out."""
    count = min(rng.randint(2, 6), len(words) // 2)
    return _without(words, rng.randrange(len(words) - count), count) if count > 1 else None


def tail_dropped(words: Words, _: Context, rng: random.Random) -> Words | None:
    """The end of the sentence left out."""
    return words[: rng.randint(len(words) // 3, len(words) - 2)] if len(words) > 5 else None


def doubled(words: Words, _: Context, rng: random.Random) -> Words | None:
    """Up to four words said again, once or more."""
    start, count = rng.randrange(len(words)), rng.choice([1, 1, 2, 4])
    again = [Word(word.text, bad=True) for word in words[start : start + count]] * rng.choice([1, 1, 3])
    return [*words[: start + count], *again, *words[start + count :]]


def untranslated(words: Words, context: Context, rng: random.Random) -> Words | None:
    """Words of the source in place of words."""
    left = [word for word in context.source if len(word) > 3]
    if not left:
        return None
    at, count = rng.randrange(len(words)), rng.choice([1, 1, 1, 3])
    return [*words[:at], *(Word(rng.choice(left), bad=True) for _ in range(count)), *words[at + count :]]


def added(words: Words, context: Context, rng: random.Random) -> Words | None:
    """One word or a phrase of another translation put in."""
    if len(context.strangers) < 8:
        return None
    count = rng.choice([1, 1, 2, 5])
    start, at = rng.randrange(len(context.strangers) - count), rng.randrange(1, len(words))
    foreign = [Word(text.strip(".,"), bad=True) for text in context.strangers[start : start + count]]
    return [*words[:at], *foreign, *words[at:]]


def ending(words: Words, _: Context, rng: random.Random) -> Words | None:
    """Another grammatical ending."""
    places = _places(words, lambda text: len(text) > 4 and text.isalpha() and text.islower())
    if not places:
        return None
    at = rng.choice(places)
    stem = re.sub(r"(ing|ed|es|s|ly)$", "", words[at].text)
    return _changed(words, at, stem + rng.choice(["", "s", "ed", "ing", "ly", "ment"]))


def exchanged(words: Words, _: Context, rng: random.Random) -> Words | None:
    """Two neighbours in each other's place."""
    at = rng.randrange(len(words) - 1)
    crossed = [Word(words[at + 1].text, bad=True), Word(words[at].text, bad=True)]
    return [*words[:at], *crossed, *words[at + 2 :]]


def shuffled(words: Words, _: Context, rng: random.Random) -> Words | None:
    """All words in a random order."""
    mixed = [Word(word.text, bad=True) for word in words]
    rng.shuffle(mixed)
    return mixed


def lower_case(words: Words, _: Context, rng: random.Random) -> Words | None:
    """Everything, the first word, or a name in lower case."""
    places = _places(words, lambda text: text != text.lower())
    chosen = rng.choice([places, places[:1], rng.sample(places, min(1, len(places)))])
    return [Word(w.text.lower(), bad=True) if i in chosen else w for i, w in enumerate(words)]


def punctuation(words: Words, _: Context, rng: random.Random) -> Words | None:
    """The final mark lost or set apart, or a mark put in."""
    last, at = words[-1].text, rng.randrange(len(words) - 1)
    if rng.random() < 0.4 or last[-1] not in ".!?":
        return _changed(words, at, words[at].text + rng.choice(",:;.!"))
    return [*words[:-1], Word(last[:-1], words[-1].bad), *([Word(last[-1])] if rng.random() < 0.5 else [])]
