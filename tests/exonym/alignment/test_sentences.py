import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exonym.alignment.sentences import LONGEST_SENTENCE, split_sentences


def sentences(text: str, lang: str | None) -> list[str]:
    return [span.of(text) for span in split_sentences(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        pytest.param("", "en", [], id="nothing"),
        pytest.param(" \n\t\r\n ", "en", [], id="white space alone"),
        pytest.param("It rained. We left.", "en", ["It rained.", "We left."], id="two on a line"),
        pytest.param("Floods in Lviv\nIt rained.", "en", ["Floods in Lviv", "It rained."], id="a heading's line"),
        pytest.param(
            "One.\r\n\r\nTwo.\u2028Three.\x85Four.", "en", ["One.", "Two.", "Three.", "Four."], id="line ends"
        ),
        pytest.param(
            "He came\nto the door. It was shut.", "en", ["He came\nto the door.", "It was shut."], id="wrapped"
        ),
        pytest.param("It rained.\nand then sun", "en", ["It rained.", "and then sun"], id="a finished line stays"),
        pytest.param(
            "A storm is near\nradio.lv 3 hours ago", "en", ["A storm is near", "radio.lv 3 hours ago"], id="url"
        ),
        pytest.param(
            "W 2021 r. prezes odszedł. Był chory.", "pl", ["W 2021 r. prezes odszedł.", "Był chory."], id="pl r."
        ),
        pytest.param("Przyszło ok. 50 osób. Padało.", "pl", ["Przyszło ok. 50 osób.", "Padało."], id="pl ok."),
        pytest.param(
            "W 2021 r. 40 proc. gmin. Padało.", "pl", ["W 2021 r. 40 proc. gmin.", "Padało."], id="pl r. number"
        ),
        pytest.param("Był m.in. Kos. Padało.", "pl", ["Był m.in. Kos.", "Padało."], id="pl m.in."),
        pytest.param(
            "Wyrok z ust. 2 prawa. Padało.", "pl", ["Wyrok z ust. 2 prawa.", "Padało."], id="pl articles of law"
        ),
        pytest.param("„Idę!” – dodał Kos. Padało.", "pl", ["„Idę!” – dodał Kos.", "Padało."], id="said, behind a dash"),
        pytest.param("„Idę...”, dodał. Padało.", "pl", ["„Idę...”, dodał.", "Padało."], id="said, behind a comma"),
        pytest.param("По ст. 212 УК. Шёл дождь.", "ru", ["По ст. 212 УК.", "Шёл дождь."], id="ru articles of law"),
        pytest.param('It rained. " We left.', "en", ['It rained. "', "We left."], id="a mark alone"),
        pytest.param("'Help!'\" Kim added. Rain.", "en", ["'Help!'\" Kim added.", "Rain."], id="no space"),
        pytest.param("'Help!' \" Kim added. Rain.", "en", ["'Help!' \" Kim added.", "Rain."], id="a mark set off"),
        pytest.param("P.S. It rained.", "en", ["P.S. It rained."], id="postscript"),
        pytest.param("Am 7. Mai kam er. Es schneite.", "de", ["Am 7. Mai kam er.", "Es schneite."], id="de ordinal"),
        pytest.param("Dne 4. května pršelo. Pak ne.", "cs", ["Dne 4. května pršelo.", "Pak ne."], id="cs ordinal"),
        pytest.param("Писав І. Франко. Потім ні.", "uk", ["Писав І. Франко.", "Потім ні."], id="uk initial"),
        pytest.param("Их было 9 тыс. человек. Все ушли.", "ru", ["Их было 9 тыс. человек.", "Все ушли."], id="ru тыс."),
        pytest.param(
            'He said "no. She left. It rained.', "en", ['He said "no.', "She left.", "It rained."], id="open quote"
        ),
        pytest.param(
            'He said: "I left. It rained." Then: „Ja.“ «Да».',
            "en",
            ['He said: "I left.', 'It rained."', "Then: „Ja.“", "«Да»."],
            id="sentences of a quotation",
        ),
        pytest.param(
            '"Go away!" she said. Go.', "en", ['"Go away!" she said.', "Go."], id="speech goes on in its sentence"
        ),
        pytest.param("Made by ACME.MEDIA today.", "en", ["Made by ACME.MEDIA today."], id="a dotted name"),
        pytest.param("So says Match.Com today. Rain.", "en", ["So says Match.Com today.", "Rain."], id="an address"),
        pytest.param("It rained. We left.", "xq", ["It rained.", "We left."], id="a language unknown"),
        pytest.param("It rained. We left.", None, ["It rained.", "We left."], id="no language"),
        pytest.param(
            "🙂 Yes. \ud800 No.", "en", ["🙂 Yes.", "\ud800 No."], id="beyond the basic plane, lone surrogate"
        ),
    ],
)
def test_sentences(text: str, lang: str | None, wanted: list[str]) -> None:
    assert sentences(text, lang) == wanted


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(' .!?\n"«»()aA1')), max_size=200))
def test_no_letter_is_lost_and_nothing_overlaps(text: str) -> None:
    spans = split_sentences(text, "en")
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    outside = list(text)
    for span in spans:
        outside[span.start : span.end] = " " * len(span)
    assert not "".join(outside).strip()


@pytest.mark.parametrize("unit", ["He sat. ", "word ", 'no "end ', "a.\n", "Mr. "])
def test_time_is_linear(unit: str) -> None:
    def once(times: int) -> float:
        start = time.process_time()
        split_sentences(unit * times, "en")
        return time.process_time() - start

    def seconds(times: int) -> float:
        return min(once(times) for _ in range(3))  # others use the machine too, and so does the garbage collector

    assert seconds(40_000) < 40 * max(seconds(4_000), 0.005)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("word " * 1000, "word", id="between words"),
        pytest.param("some words, and others then " * 200, ",", id="rather behind a comma"),
        pytest.param("中华人民共和国，" * 500, "，", id="Chinese"),
        pytest.param("x" * 5000, "x", id="where there is nothing to cut at"),
        pytest.param("a" + " " * 5000 + "b", "a", id="white space alone is no part"),
    ],
)
def test_endless_sentences_are_cut(text: str, ends: str) -> None:
    spans = split_sentences(text, "en")
    assert max(map(len, spans)) <= LONGEST_SENTENCE
    assert all(span.of(text).endswith(ends) for span in spans[:-1])
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())
