"""What editors decide, by way of the API."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast
from uuid import uuid4

from service.client.answers import Audit, EditorDecision, Word
from service.client.transport import Transport, without_none


@dataclass(frozen=True)
class Decisions:
    """/v1/audits/{id}/decisions and what follows from them."""

    transport: Transport

    def create(
        self,
        audit_id: str,
        fingerprints: Sequence[str],
        decision: Literal["accepted", "dismissed", "false_alarm"],
        scope: Literal["here", "article", "workspace"] = "here",
        *,
        reason: str | None = None,
        replacement: str | None = None,
    ) -> list[EditorDecision]:
        """Decide about findings; the same again changes nothing."""
        more = {"reason": reason, "replacement": replacement}
        body = without_none({"fingerprints": list(fingerprints), "decision": decision, "scope": scope, **more})
        path = f"/v1/audits/{audit_id}/decisions"
        return cast(list[EditorDecision], self._items("POST", path, json=body, repeatable=True))

    def list(self, audit_id: str) -> list[EditorDecision]:
        """What was decided on an audit or holds for it, newest first."""
        return cast(list[EditorDecision], self._items("GET", f"/v1/audits/{audit_id}/decisions"))

    def undo(self, audit_id: str, decision_id: str) -> None:
        """Undo a decision."""
        self.transport.ask("DELETE", f"/v1/audits/{audit_id}/decisions/{decision_id}")

    def give_word(self, audit_id: str, decision: Literal["publish", "hold"], reason: str) -> Word:
        """Release or hold an audit, whatever its verdict."""
        body = {"decision": decision, "reason": reason}
        return cast(Word, self.transport.ask("POST", f"/v1/audits/{audit_id}/verdict", json=body).json())

    def audit_again(self, audit_id: str, *, key: str | None = None) -> Audit:
        """Audit the same pair once more; the same under one Idempotency-Key, ``key`` or one that is made here."""
        headers = {"Idempotency-Key": key or str(uuid4())}
        answer = self.transport.ask("POST", f"/v1/audits/{audit_id}/again", headers=headers, repeatable=True)
        return cast(Audit, answer.json())

    def corrections(self, audit_id: str, shape: Literal["languagetool", "crowdin"] = "languagetool") -> dict[str, Any]:
        """What to write in place of which words."""
        answer = self.transport.ask("GET", f"/v1/audits/{audit_id}/corrections.json", params={"shape": shape})
        return cast(dict[str, Any], answer.json())

    def corrected(self, audit_id: str, *, every: bool = False) -> str:
        """The translation with the corrections that editors accepted, or with every one."""
        params = {"all": "true"} if every else {}
        return self.transport.ask("GET", f"/v1/audits/{audit_id}/corrected", params=params).text

    def export(self) -> Iterator[dict[str, Any]]:
        """The articles that were accepted or not, as ``exonym calibrate`` takes them."""
        with self.transport.stream("GET", "/v1/decisions.jsonl") as answer:
            for line in answer.iter_lines():
                yield json.loads(line)

    def _items(self, method: str, path: str, **more: Any) -> Any:
        return self.transport.ask(method, path, **more).json()["items"]
