"""Articles as scrapers give them: paragraphs swapped, lost, repeated and run together, other articles beside them."""

import pytest

from tests.exonym.alignment.toy import Links, links

ARTICLE = [
    "bridge over the mill stream gives way",
    "a timber bridge collapsed at dawn under a lorry full of gravel",
    "its driver climbed out through the window and walked home",
    "engineers had warned the council about rotten beams two years before",
    "nobody read their letter until this morning",
    "the mayor promises steel by autumn",
    "until then farmers must drive nine kilometres around the marsh",
    "some threaten to send the council their petrol bills",
    "historians mourn carvings that a carpenter left on every rail",
    "children collect splinters as souvenirs",
]
OTHER = [
    "swimmer breaks her own record in cold lake",
    "the teacher crossed without a wetsuit in under four hours",
    "doctors measured her pulse and found it calm",
    "she dedicates each stroke to an animal shelter",
]


def same(lines: list[str]) -> Links:
    return [(line, line) for line in lines]


def joined(lines: list[str]) -> str:
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        pytest.param(
            ARTICLE,
            [*ARTICLE[:2], *ARTICLE[4:6], *ARTICLE[2:4], *ARTICLE[6:]],
            same([*ARTICLE[:2], *ARTICLE[4:6], *ARTICLE[2:4], *ARTICLE[6:]]),
            id="two paragraphs swapped with the next two",
        ),
        pytest.param(ARTICLE, [*ARTICLE[5:], *ARTICLE[:5]], same([*ARTICLE[5:], *ARTICLE[:5]]), id="halves swapped"),
        pytest.param(
            ARTICLE,
            [*ARTICLE[:3], *ARTICLE[8:]],
            [*same(ARTICLE[:3]), *((line, None) for line in ARTICLE[3:8]), *same(ARTICLE[8:])],
            id="five paragraphs missing in a row",
        ),
        pytest.param(
            [*ARTICLE, *OTHER],
            ARTICLE,
            [*same(ARTICLE), *((line, None) for line in OTHER)],
            id="another article below the source",
        ),
        pytest.param(
            ARTICLE,
            [*OTHER, *ARTICLE],
            [*((None, line) for line in OTHER), *same(ARTICLE)],
            id="another article above the translation",
        ),
        pytest.param(
            ARTICLE,
            [*ARTICLE[:2], *ARTICLE],
            [*((None, line) for line in ARTICLE[:2]), *same(ARTICLE)],
            id="title and lead repeated: the second pair stands in the text",
        ),
    ],
)
def test_links(source: list[str], target: list[str], wanted: Links) -> None:
    assert links(joined(source), joined(target)) == wanted


def test_a_translation_in_one_line_is_linked_sentence_by_sentence() -> None:
    assert links(joined(ARTICLE), " / ".join(ARTICLE)) == same(ARTICLE)


def test_another_article_altogether_is_all_lost_and_all_added() -> None:
    found = links(joined(ARTICLE), joined(OTHER))
    assert [source for source, target in found if target is None] == ARTICLE
    assert [target for source, target in found if source is None] == OTHER
