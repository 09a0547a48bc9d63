"""Letters of other alphabets that look like Latin ones, and the Latin letter for each.

From Unicode's confusables (UTS #39, Unicode Security Mechanisms), those that a reader cannot tell apart in print.
"""

from __future__ import annotations

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХУԚԜаеѕіјорсхуԛԝһӏ", "ABESIJKMHOPCTXYQWaesijopcxyqwhl", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))

LOOK_ALIKES = {**_CYRILLIC, **_GREEK}
"""Cyrillic and Greek letters to Latin ones; α, ν and such, which science writes on purpose, are left out."""
