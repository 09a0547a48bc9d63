"""Word frequencies, held to wordfreq's own."""

import pytest
from wordfreq import available_languages, zipf_frequency

from exonym.lexicon.frequency import frequency


def test_frequency_knows_words_and_not_garble() -> None:
    assert frequency("minister") > 4
    assert frequency("satkalijew") == 0
    assert frequency("anything", "xx") == 0


@pytest.mark.parametrize(
    ("lang", "listed"),
    [
        ("en", "the minister Minister don't don’t o'brien brinkmanship tokayev satkalijew well-known zzqx-known"),
        ("pl", "i dom prezydent Łódź żółw czarno-biały spotkał qwxz"),
        ("ru", "и президент Путин ещё всё Нью-Йорк йогурт щзцх"),
        ("uk", "і президент Київ об'єкт їхній ґанок щзцх"),
        ("de", "und Bundeskanzler Straße groß Öl Übung e-mail qwxz"),
        ("cs", "a prezident Řím žluťoučký česko qwxz"),
        ("be", "прэзідэнт"),
        ("kk", "президент"),
    ],
)
def test_frequency_is_what_wordfreq_says(lang: str, listed: str) -> None:
    size = "large" if lang == "en" else "small"
    has_a_list = lang in available_languages(size)
    for word in listed.split():
        expected = zipf_frequency(word, lang, size) if has_a_list else 0.0
        assert frequency(word, lang) == pytest.approx(expected, abs=0.011), word
