import pytest

from exonym.article import Article
from exonym.config import AuditConfig
from exonym.model import Ledger, Pair, Segment, Span
from exonym.quantities.differences import differ_in_scale, find_differences
from exonym.quantities.numbers import find_numbers


def article(source: str, target: str) -> Article:
    pair = Pair(target=target, source=source, source_lang="pl", target_lang="en")
    segments = (Segment(0, Span(0, len(source)), Span(0, len(target))),)
    return Article(pair, segments, Ledger(), AuditConfig())


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        pytest.param("12 osób i 7 psów", "12 people and 9 dogs", [("7", "9")], id="in the other's place"),
        pytest.param("3 mln i 40", "50 and 3 billion", [("3 mln", "3 billion"), ("40", "50")], id="same figures first"),
        pytest.param("22 miliony i 18", "22 million and 18 million", [], id="a scale word that is implied"),
        pytest.param("7 psów", "dogs", [], id="left out"),
        pytest.param("100 metrów", "328 feet", [], id="converted"),
    ],
)
def test_differences(source: str, target: str, wanted: list[tuple[str, str]]) -> None:
    found = find_differences(article(source, target))
    assert [(here.span.of(source), there.span.of(target)) for _, here, there in found] == wanted


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        pytest.param("3 miliardy", "3 million", True, id="another scale"),
        pytest.param("20 milionów", "20", True, id="no scale"),
        pytest.param("1,5 miliona", "15 million", False, id="other figures"),
        pytest.param("3 miliony", "3,000,000", False, id="the same number"),
    ],
)
def test_differ_in_scale(source: str, target: str, wanted: bool) -> None:
    assert differ_in_scale(find_numbers(source, "pl")[0], find_numbers(target, "en")[0]) is wanted
