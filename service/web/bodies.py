"""Bodies of requests: gzip is taken, and no more is read than is allowed, packed or not."""

from __future__ import annotations

import zlib
from email.message import Message

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.body_limit import MAX_BODY_SIZE_SCOPE_KEY
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.types import Message as Event

TAKEN = "gzip, identity"
_PIECE = 65_536
"""Bytes that are inflated at a time."""
_GZIP = 16 + zlib.MAX_WBITS


class ReadableBodies:
    """Inflates bodies that were sent with ``Content-Encoding: gzip``, and refuses those that cannot be read.

    What comes out counts towards the route's ``max_body_size`` too, whatever went in: a bomb is a 413 after so many
    bytes, and none of them more is held. Raises HTTPException where the body is read: 413 for one that is too long,
    400 for one that is not gzip, and 415 for another encoding or another charset than UTF-8 (RFC 9110, 15.5.16).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "http":
            receive = _reader(scope, receive)
        await self._app(scope, receive, send)


def _reader(scope: Scope, receive: Receive) -> Receive:
    headers = MutableHeaders(scope=scope)
    encoding = headers.get("content-encoding", "").strip().lower() or "identity"
    if encoding not in ("identity", "gzip", "x-gzip"):
        detail = f"A body comes as it is or as gzip, not as {encoding!r}."
        return _Refused(HTTPException(415, detail, {"Accept-Encoding": TAKEN}))
    charset = charset_of(headers.get("content-type", ""))
    if charset not in ("utf-8", "utf8", "us-ascii", "ascii"):
        return _Refused(HTTPException(415, f"A body is text in UTF-8, not in {charset!r}."))
    if encoding == "identity":
        return receive
    del headers["content-length"]
    return _Inflated(scope, receive)


def charset_of(content_type: str) -> str:
    """The charset of a Content-Type that is read as JSON or as a form; utf-8 where none is named."""
    message = Message()
    message["Content-Type"] = content_type
    kind = message.get_content_type()
    read = kind.endswith(("json", "x-www-form-urlencoded"))
    return str(message.get_param("charset", "utf-8")).lower() if read else "utf-8"


class _Refused:
    """Raises where the body is read, so that it comes out as every other problem does."""

    def __init__(self, refusal: HTTPException) -> None:
        self._refusal = refusal

    async def __call__(self) -> Event:
        raise self._refusal


class _Inflated:
    """Reads the messages of a packed body, and gives them unpacked, in pieces. A gzip may have several members."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self._scope = scope
        self._receive = receive
        self._member = zlib.decompressobj(_GZIP)
        self._packed = b""
        self._size = 0
        self._last = self._ended = False

    async def __call__(self) -> Event:
        if self._ended:
            return await self._receive()
        if not self._packed and not self._last:
            message = await self._receive()
            if message["type"] != "http.request":
                return message
            self._packed, self._last = message.get("body", b""), not message.get("more_body", False)
        return {"type": "http.request", "body": self._unpack(), "more_body": not self._ended}

    def _unpack(self) -> bytes:
        """The next piece; notes whether it was the last one."""
        try:
            piece = self._member.decompress(self._packed, _PIECE)
        except zlib.error as error:
            raise HTTPException(400, "The body is not gzip, although Content-Encoding says so.") from error
        self._packed = self._member.unconsumed_tail or self._member.unused_data
        self._check_size(len(piece))
        whole = self._member.eof
        if whole and self._packed:
            self._member = zlib.decompressobj(_GZIP)
        elif self._last and not self._packed and (whole or not piece):
            if not whole:
                raise HTTPException(400, "The body ends before its gzip does.")
            self._ended = True
        return piece

    def _check_size(self, more: int) -> None:
        self._size += more
        if self._size > self._scope.get(MAX_BODY_SIZE_SCOPE_KEY, self._size):
            raise HTTPException(413)
