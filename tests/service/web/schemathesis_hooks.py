"""What schemathesis has to be told: how values look whose format no pattern can say, and how
lines are sent. It loads this file by name."""

from __future__ import annotations

from itertools import count

import schemathesis
from hypothesis import strategies as st

schemathesis.openapi.format(
    "bcp47", st.sampled_from(["pl", "en", "uk", "fil", "pt-BR", "sr-Latn", "zh-Hant-TW", "de-1996"])
)
_PATHS = ["$.title", "$['body'].pl", "$.posts[0].content", "$..id"]
schemathesis.openapi.format("json-path", st.sampled_from(_PATHS))
schemathesis.openapi.format("json-path-or-literal", st.sampled_from([*_PATHS, "=pl", "=an article"]))


@schemathesis.serializer("application/x-ndjson")
def write_lines(_: object, value: object) -> bytes:
    """A body of lines is made of any text or bytes."""
    return value if isinstance(value, bytes) else str(value).encode(errors="surrogatepass")


@schemathesis.hook
def filter_case(_: object, case: schemathesis.Case) -> bool:
    """Leave out what is wrong for a body of lines only before it is written: every object is text on the wire."""
    return case.media_type != "application/x-ndjson" or isinstance(case.body, str | bytes)


_NUMBERS = count(1)


@schemathesis.hook
def before_call(_: object, case: schemathesis.Case, __: object) -> None:
    """Make good what no schema can: a key that was not used for another body, an address that can be looked up."""
    keys = [name for name in case.headers or {} if name.lower() == "idempotency-key"]
    for name in keys:
        if 1 <= len(str(case.headers[name])) <= 40:
            case.headers[name] = f"{case.headers[name]}{next(_NUMBERS)}"
    if isinstance(case.body, dict):
        _mend(case.body)


def _mend(body: dict[str, object]) -> None:
    """An address that is there, and languages that are two."""
    if str(body.get("url")).lower().startswith("http"):
        body["url"] = "https://127.0.0.1/hook"
    sources = body.get("source_langs")
    if isinstance(sources, list) and body.get("target_lang", "en") in sources:
        body["target_lang"] = next(code for code in ("en", "de", "fr", "it", "nl", "sv") if code not in sources)
