import pytest

from exonym.checkpoints.licences import is_non_commercial, licence_names, licence_notes


@pytest.mark.parametrize(
    ("licence", "forbids"),
    [
        ("cc-by-nc-sa-4.0", True),
        ("CC BY-NC 4.0", True),
        ("PolyForm-Noncommercial-1.0.0", True),
        ("research, non-commercial", True),
        ("apache-2.0", False),
        ("cc-by-sa-4.0", False),
        ("ncsa", False),
        ("", False),
    ],
)
def test_which_licences_forbid_commercial_use(licence: str, forbids: bool) -> None:
    assert is_non_commercial(licence) == forbids
    assert bool(licence_notes("m", licence)) == forbids


@pytest.mark.parametrize(
    ("written", "names"),
    [
        pytest.param([], set(), id="none"),
        pytest.param([""], set(), id="an empty variable"),
        pytest.param(["cc-by-nc-sa-4.0"], {"cc-by-nc-sa-4.0"}, id="one"),
        pytest.param(["a, b", "c,"], {"a", "b", "c"}, id="several"),
    ],
)
def test_licence_names(written: list[str], names: set[str]) -> None:
    assert licence_names(written) == names
