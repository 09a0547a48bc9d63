"""Institutions that the translation puts in the place of others, and those that are rendered freely but rightly."""

import pytest

from exonym.article import Article
from exonym.config import AuditConfig
from exonym.model import Ledger, Pair, Segment, Span
from exonym.names.evidence.institutions import replaced_institutions


def article(lines: list[tuple[str, str]], lang: str) -> Article:
    source, target = ("\n".join(side) for side in zip(*lines, strict=True))
    segments, at, to = [], 0, 0
    for index, (ours, theirs) in enumerate(lines):
        segments.append(Segment(index, Span(at, at + len(ours)), Span(to, to + len(theirs)), 1.0))
        at, to = at + len(ours) + 1, to + len(theirs) + 1
    return Article(Pair(target, source, None, lang, "en"), tuple(segments), Ledger(), AuditConfig())


@pytest.mark.parametrize(
    ("lang", "source", "target", "found"),
    [
        pytest.param("ru", "В Минздраве молчат.", "The Ministry of Sport keeps silent.", "Ministry of Sport", id="of"),
        pytest.param("ru", "В Минздраве молчат.", "The Defence Ministry is silent.", "Defence Ministry", id="behind"),
        pytest.param(
            "pl", "Ministerstwo Finansów milczy.", "The Ministry of Health is silent.", "Ministry of Health", id="words"
        ),
        pytest.param(
            "de", "Das Finanzministerium schweigt.", "The Health Ministry is silent.", "Health Ministry", id="de"
        ),
        pytest.param("ru", "В Минздраве молчат.", "The Health Department keeps silent.", None, id="another kind"),
        pytest.param("ru", "В Минздраве молчат.", "The Ministry keeps silent.", None, id="no more than the kind"),
        pytest.param(
            "ru", "В Минздраве молчат.", "The Russian Ministry is silent.", None, id="the country is no field"
        ),
        pytest.param("ru", "В Минюсте молчат.", "The Justice Ministry is silent.", None, id="not the stem of Минфин"),
        pytest.param("ru", "В Минздраве молчат.", "Minzdrav and the Ministry of Sport.", None, id="in its own letters"),
        pytest.param(
            "ru", "Минздрав и Минтуманов молчат.", "The Ministry of Fogs is silent.", None, id="compound unknown"
        ),
        pytest.param("ru", "Минздрав и ХБТ молчат.", "The Ministry of Fogs is silent.", None, id="acronym unknown"),
    ],
)
def test_one_sentence(lang: str, source: str, target: str, found: str | None) -> None:
    marks = list(replaced_institutions(article([(source, target)], lang)))
    assert [mark.target.of(target) for mark in marks] == ([found] if found else [])


def test_the_next_sentence_may_render_it_unless_it_has_its_own() -> None:
    wrong = ("В Минздраве молчат.", "The Ministry of Sport is silent.")
    assert not list(replaced_institutions(article([wrong, ("Там спят.", "The Health Ministry sleeps.")], "ru")))
    right = ("В Минздраве спят.", "The Health Ministry sleeps.")
    assert len(list(replaced_institutions(article([wrong, right], "ru")))) == 1


def test_what_the_source_names_elsewhere_is_accounted_for() -> None:
    lines = [("В Минздраве молчат.", "The Ministry of Sport is silent."), ("Да.", "Yes."), ("В Минспорте.", "They.")]
    assert not list(replaced_institutions(article(lines, "ru")))
