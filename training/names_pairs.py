"""True pairs of name words, read from public sets and respelled where a language has few of its own.

A source word, its English spelling and a weight. Russian has a hundred thousand pairs. For the other Cyrillic languages
these are respelled by their orthography; for Polish, German and Czech, Russian and Ukrainian names are put through the
press tables of exonym.languages, beside the names of Latin origin, which stay as they are.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from exonym.languages import TARGET_LANG, Slot, codes_with
from exonym.languages.orthography import orthography
from exonym.names.spelling.romanise import in_order
from exonym.names.transcription.edits import CLOTHED
from exonym.names.transcription.letters import english_letters, letters_in

ALPHABETS: Mapping[str, str] = {lang: orthography(lang).alphabet for lang in sorted(codes_with(Slot.SPELLING))}
PRESSES = tuple(orthography("ru").press)
"""Languages whose press writes Russian names in letters of its own."""
ABROAD = frozenset({
    "Abkhazia", "Afghanistan", "Albania", "Armenia", "Azerbaijan", "Bulgaria", "Cambodia", "Estonia", "Georgia", "Iran",
    "Iraq", "Israel", "Japan", "Kazakhstan", "Kuwait", "Kyrgyzstan", "Latvia", "Lebanon", "Malaysia", "Moldova",
    "Mongolia", "North_Korea", "South_Korea", "Syria", "Tajikistan", "Thailand", "Turkmenistan", "Uzbekistan",
})  # fmt: skip
"""Countries whose names, or many of them, reach Polish, German and Czech by their sounds."""
LONGEST = 16
"""Letters of a word that is learned from."""
SLAVIC = re.compile(
    r"(?:[оеё]в|[оеё]ва|[иы]н|[иы]на|ский|ская|цкий|цкая|енко|чук|щук|юк|ович|евич|овна|евна|швили|дзе|баев|баева"
    r"|бек|жан|гуль|слав|мир|ий|ей|ьев|ьева|ян|янц|ко|ыч|ич)$"
)
"""Endings of names from countries that write in Cyrillic; such a name counts if English has it romanised, too."""
GIVEN = frozenset({
    "александр", "алексей", "анатолий", "андрей", "антон", "аркадий", "артём", "борис", "вадим", "валентин",
    "валерий", "василий", "виктор", "виталий", "владимир", "вячеслав", "геннадий", "георгий", "григорий",
    "даниил", "денис", "дмитрий", "евгений", "егор", "захар", "иван", "игорь", "илья", "кирилл", "константин",
    "леонид", "максим", "михаил", "никита", "николай", "олег", "павел", "пётр", "роман", "руслан", "сергей",
    "станислав", "степан", "тимур", "фёдор", "эдуард", "юрий", "яков", "ярослав", "алла", "анастасия", "анна",
    "валентина", "вера", "виктория", "галина", "дарья", "евгения", "екатерина", "елена", "ирина", "ксения",
    "лариса", "людмила", "мария", "надежда", "наталья", "нина", "оксана", "ольга", "полина", "светлана",
    "софья", "тамара", "татьяна", "юлия", "нурсултан", "касым", "ержан", "алмазбек", "темир", "айгуль",
    "гульнара", "бакытжан", "ерлан", "асхат", "марат", "серик",
})  # fmt: skip

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})

Pair = tuple[str, str, float]


def held_out(word: str) -> bool:
    """True for one word in ten, always the same ones: no table learns from them."""
    return hashlib.sha256(word.encode()).digest()[0] < 26


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a gzipped TSV file with a header."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, delimiter="\t")


@lru_cache(maxsize=1)
def transliterated(data: Path) -> Mapping[tuple[str, str], int]:
    """Single name words, Russian and English, with how often they were seen."""
    seen: Counter[tuple[str, str]] = Counter()
    for row in rows(data / "netranslit_en_ru.tsv.gz"):
        pair = letters_in(row["ru"], ALPHABETS["ru"]), english_letters(row["en"])
        if all(1 < len(word) <= LONGEST for word in pair):
            seen[pair] += int(row["count"])
    return seen


def politicians(
    data: Path, langs: Iterable[str], countries: Collection[str] | None = None
) -> Iterator[tuple[str, str, str]]:
    """Whole names, local and English, and the local one's language; of all countries, or of some."""
    for row in rows(data / "names_everypolitician.tsv.gz"):
        lang = row["lang"].split("_")[0]
        if lang in langs and (countries is None or row["country"] in countries):
            yield in_order(row["name"]), row["name_en"], lang
    if "kk" in langs:
        for row in rows(data / "names_kk_ru_en.tsv.gz"):
            yield from ((row[k], row["en"], k) for k in ("kk", "ru") if row[k] and k in langs)


def politician_words(data: Path, lang: str, countries: Collection[str] | None = None) -> Iterator[Pair]:
    """The words of names that have as many on both sides, in the same order."""
    for local, english, _ in politicians(data, {lang}, countries):
        ours, theirs = local.split(), english.split()
        if len(ours) == len(theirs):
            for a, b in zip(ours, theirs, strict=True):
                pair = letters_in(a, ALPHABETS.get(lang, ALPHABETS["ru"])), english_letters(b)
                if all(1 < len(word) <= LONGEST for word in pair):
                    yield *pair, 3.0


@lru_cache(maxsize=1)
def romanised(data: Path) -> tuple[Pair, ...]:
    """Russian words whose name comes from a language in Cyrillic, and the English romanisation."""
    return tuple(
        (ru, en, _weight(count))
        for (ru, en), count in transliterated(data).items()
        if (ru in GIVEN or SLAVIC.search(ru)) and is_rendering(ru, "ru", en)
    )


@lru_cache(maxsize=400_000)
def is_rendering(word: str, lang: str, english: str) -> bool:
    """True when the language's table of English renderings leads from one to the other."""
    pattern = "".join(f"(?:{'|'.join(map(re.escape, options))})" for options in orthography(lang).to_english(word))
    return bool(re.fullmatch(pattern, english.replace("ss", "s")) or re.fullmatch(pattern, english))


def _weight(count: int) -> float:
    return min(4.0, 1.0 + 0.7 * (count.bit_length() - 1))


def pairs(data: Path, lang: str, held: bool = False) -> list[Pair]:
    """Everything to learn a language's table from, or what is held out of it; the same pair comes once."""
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for source, english, weight in _all_pairs(data, lang, random.Random(7)):
        if 1 < len(source) <= LONGEST and 1 < len(english) <= LONGEST and held_out(english) == held:
            weights[source, english] += weight
    return [(source, english, min(6.0, weight)) for (source, english), weight in weights.items()]


def _all_pairs(data: Path, lang: str, rng: random.Random) -> Iterator[Pair]:
    if lang.endswith(CLOTHED):
        yield from pressed(data, (lang.removesuffix(CLOTHED),), rng)
        return
    if lang != "en":
        yield from politician_words(data, lang)
    known = transliterated(data)
    if orthography(lang).cyrillic:
        for (ru, en), count in known.items():
            if lang == "ru" or count > 1 or rng.random() < 0.3:
                yield respelled(ru, en, lang, rng), en, _weight(count)
        if lang != "ru":
            yield from _standard(data, lang, rng)
        return
    if lang == "en":
        yield from _english(known, rng)
    else:
        yield from ((en, en, 0.3) for _, en in known if rng.random() < 0.15)
        yield from ((latin, english_letters(latin), 1.0) for latin in diacritics(data, lang))
        yield from ((latin, english_letters(latin.translate(_UMLAUTS)), 0.5) for latin in diacritics(data, lang))
    presses = tuple(press for press in PRESSES if lang in (press, TARGET_LANG))
    yield from pressed(data, presses, rng)
    for press in presses:
        yield from _pressed_by_sound(data, press, rng)


def _english(known: Mapping[tuple[str, str], int], rng: random.Random) -> Iterator[Pair]:
    """Spellings of one Russian word that English texts use side by side, and words as they are."""
    by_source: dict[str, list[str]] = defaultdict(list)
    for (ru, en), count in known.items():
        if is_rendering(ru, "ru", en) or count > 2:
            by_source[ru].append(en)
    for spellings in by_source.values():
        for a in spellings:
            yield from ((a, b, 1.0 if a == b else 0.5) for b in spellings if a == b or rng.random() < 0.5)


def diacritics(data: Path, lang: str) -> Iterator[str]:
    """Words of the set that have letters of a language beyond a to z."""
    own = set(ALPHABETS[lang]) - set(ALPHABETS["en"])
    for row in rows(data / "netranslit_en_ru.tsv.gz"):
        if own & set(row["en"].lower()):
            yield letters_in(row["en"], ALPHABETS[lang])


def pressed(data: Path, langs: Iterable[str], rng: random.Random) -> Iterator[Pair]:
    """Cyrillic names as another language's press writes them, with the English spelling."""
    for ru, en, weight in romanised(data):
        uk = respelled(ru, en, "uk", rng)
        uk_en = _rendered(uk, "uk", rng)
        for lang in langs:
            for _ in range(2):
                yield _pressed(ru, "ru", lang, rng), en, weight
            if lang in orthography("uk").press:
                yield _pressed(uk, "uk", lang, rng), uk_en, weight / 2
    for lang in langs:
        yield from _pressed_abroad(data, lang, rng)


def _pressed_abroad(data: Path, lang: str, rng: random.Random) -> Iterator[Pair]:
    """Names that are neither Latin nor Russian, as they pass through Cyrillic: Arabic, Caucasian, Asian, Bulgarian.

    What English makes of them is seen; that their Cyrillic spelling stands for how they sound is good enough.
    """
    for word, en, weight in politician_words(data, "bg", {"Bulgaria"}):
        russian = word.replace("щ", "шт").replace("ъ", "ы" if lang == "pl" else "а")
        yield from ((_pressed(russian, "ru", lang, rng), en, weight) for _ in range(2))
    for source in (source for source in ("ru", "uk") if lang in orthography(source).press):
        for word, en, weight in politician_words(data, source, ABROAD):
            yield from ((_pressed(word, source, lang, rng), en, weight) for _ in range(2))


def _pressed_by_sound(data: Path, lang: str, rng: random.Random) -> Iterator[Pair]:
    """Names of any origin that English spells as they sound in Russian."""
    known = {(ru, en) for ru, en, _ in romanised(data)}
    for (ru, en), count in transliterated(data).items():
        if (ru, en) not in known and is_rendering(ru, "ru", en):
            yield _pressed(ru, "ru", lang, rng), en, _weight(count) / 2


def _pressed(word: str, source: str, lang: str, rng: random.Random) -> str:
    return letters_in(_press(word, source, lang, rng), ALPHABETS[lang])


def _press(word: str, lang: str, press: str, rng: random.Random) -> str:
    written = "".join(_one_of(options, rng) for options in orthography(lang).to_press(word)[press])
    if press == "de" and re.search("[аеёиоуыэюяіїє]с[аеёиоуыэюяіїє]", word):  # doubled, for one s is read as z
        written = re.sub("(?<=[aeiouyj])s(?=[aeiouyj])", "ss", written)
    return written


def _standard(data: Path, lang: str, rng: random.Random) -> Iterator[Pair]:
    """Names of the language's own, romanised by its table."""
    for ru, en, _ in romanised(data):
        word = respelled(ru, en, lang, rng)
        yield from ((word, _rendered(word, lang, rng), 1.0) for _ in range(2))


def _rendered(word: str, lang: str, rng: random.Random) -> str:
    return english_letters("".join(_one_of(options, rng) for options in orthography(lang).to_english(word)))


def _one_of(options: tuple[str, ...], rng: random.Random) -> str:
    """The first in three cases of four, any of them else."""
    return options[0] if rng.random() < 0.75 else rng.choice(options)


def respelled(ru: str, english: str, lang: str, rng: random.Random) -> str:
    """A Russian spelling as Ukrainian, Belarusian or Kazakh would have it, roughly."""
    return {"ru": _as_it_is, "uk": _ukrainian, "be": _belarusian, "kk": _kazakh}[lang](ru, english, rng)


def _as_it_is(ru: str, _english: str, _rng: random.Random) -> str:
    return ru


def _ukrainian(ru: str, english: str, rng: random.Random) -> str:
    if "х" in ru and not re.search("kh|ch|j|x", english) and rng.random() < 0.7:
        ru = ru.replace("х", "г")
    if SLAVIC.search(ru):
        word = re.sub(r"и(?=й$|ч$)", "ы", ru).replace("ский", "ськый").replace("ская", "ська")
    else:
        word = re.sub(r"(?<=[дтзсцржчш])и(?=[бвгджзклмнпрстфхцчш])", "ы", ru)
    word = re.sub(r"(?<=[аеиоуыэюя])и", "ї", word).replace("и", "і").replace("ы", "и")
    word = re.sub(r"(?<=[аеиіоуэюяь])е", "є", word).replace("э", "е").replace("ъ", "'")
    word = re.sub(r"(?<![бвгджзклмнпрстфхцчшщ])ё", "йо", word).replace("ё", "ьо")
    return re.sub(r"(.)\1(?=[бвгджзклмнпрстфхцчшщ])", r"\1", word)


def _belarusian(ru: str, english: str, rng: random.Random) -> str:
    word = re.sub(r"(?<=[аеиоуыэюяё])в(?![аеиоуыэюяё])", "ў", ru).replace("щ", "шч").replace("ъ", "'")
    word = re.sub(r"(?<=[рчшжц])е", "э", re.sub(r"(?<=[рчшжц])и", "ы", word))
    word = re.sub(r"д(?=[еиёюяь])", "дз", re.sub(r"т(?=[еиёюяь])", "ц", word)).replace("и", "і")
    if "х" in word and not re.search("kh|ch|j|x", english) and rng.random() < 0.7:
        word = word.replace("х", "г")
    word = re.sub(r"(.)\1", r"\1", word)
    return "".join("а" if c == "о" and rng.random() < 0.5 else c for c in word)


_KAZAKH = {"а": "ә", "к": "қ", "г": "ғ", "н": "ң", "о": "ө", "у": "ұү", "х": "һ", "и": "і", "ы": "і"}


def _kazakh(ru: str, _english: str, rng: random.Random) -> str:
    return "".join(rng.choice(_KAZAKH[c]) if c in _KAZAKH and rng.random() < 0.12 else c for c in ru)
