"""Kinds of text that are hard on patterns and tables, each of any length."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from itertools import count

Kind = Callable[[int, int], str]
"""A text of so many characters; the words that it makes up begin at a number."""


def again(text: str) -> Kind:
    return lambda size, start: (text * (size // len(text) + 1))[:size]


def each(make: Callable[[int], str]) -> Kind:
    def made(size: int, start: int) -> str:
        parts: list[str] = []
        length = 0
        for number in count(start):
            parts.append(make(number))
            length += len(parts[-1])
            if length >= size:
                return "".join(parts)[:size]
        raise AssertionError

    return made


SYLLABLES = (
    "ka",
    "ro",
    "mi",
    "ten",
    "vas",
    "lor",
    "ub",
    "gri",
    "sho",
    "den",
    "pa",
    "lu",
    "zir",
    "fe",
    "mo",
    "nak",
    "ber",
)
PROSE = "The minister said on Friday that the new law would pass. People in Warsaw did not agree with it, he added. "


def name(number: int) -> str:
    return "".join(SYLLABLES[zlib.crc32(b"%d %d" % (number, place)) % 17] for place in range(4)).capitalize()


def acronym(number: int) -> str:
    return "".join(chr(65 + zlib.crc32(b"%d-%d" % (number, place)) % 26) for place in range(4))


KINDS: dict[str, Kind] = {
    "emoji": again("😀"),
    "x's": again("x"),
    "capital X's": again("X"),
    "Chinese": again("中华人民共和国政府今天宣布新的法律将于下个月开始生效"),
    "Japanese": again("日本の首相は昨日東京で記者会見を開きました"),
    "Thai": again("นายกรัฐมนตรีกล่าวว่ากฎหมายใหม่จะมีผลบังคับใช้"),
    "Cyrillic without spaces": again("правительствоказахстанаобъявилоновыйзакон"),
    "combining marks": again("e\u0301\u0323"),
    "hash signs": again("#"),
    "ampersands": again("&"),
    "slashes": again("/"),
    "digits": again("1234567890"),
    "full stops": again("."),
    "commas": again(","),
    "quotation marks": again('"'),
    "opening quotation marks": again("„"),
    "opening brackets": again("("),
    "brackets between spaces": again("( "),
    "line feeds": each(lambda number: f"{name(number)}\n\n\n"),
    "tabs and spaces": again("a \t   "),
    "hyphens": again("ab-"),
    "apostrophes": again("ab'"),
    "one name": again("Tokayev "),
    "one name, a sentence each": again("Tokayev. "),
    "many names": each(lambda number: f"{name(number)} "),
    "names in prose": each(lambda number: f"Mr {name(number)} met people in {name(number + 7)} on Friday. "),
    "capitals": again("MINISTRY OF FOREIGN AFFAIRS "),
    "acronyms": each(lambda number: f"the {acronym(number)} said that "),
    "numbers with units": each(lambda number: f"{number % 977} miles or $5 "),
    "dates": each(lambda number: f"{number % 28 + 1} May {1900 + number % 120} "),
    "addresses of pages": again("https://example.com/a/b?c=d&e="),
    "addresses of mail": each(lambda number: f"{name(number)}@example.com "),
    "tags that nothing closes": again("<b a='"),
    "nested tags": again("<div><p>so "),
    "entities": again("&amp;&copy"),
    "comments": again("<!-- <![CDATA[ "),
    "mixed scripts": again("Тoкaев "),
    "scripts mixed without spaces": again("aж"),
    "zero width": again("a\u200b\u200d"),
    "right to left": again("قال\u202e الوزير "),
    "marks in a row": again("?!.,;:"),
    "wrong encoding": again("Ã©\ufffd"),
    "placeholders": again("{{%s"),
    "words run together": again("TheofTheAbCd"),
    "spaces before commas": again("wa , "),
    "repeated sentences": again(f"The council met on Monday {'and spoke of much ' * 10}and Tokayev left. "),
    "prose": again(PROSE),
    "prose without a stop": again(PROSE.replace(".", "").replace(",", "")),
}
