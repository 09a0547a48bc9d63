"""The least that a submission can be: FastAPI, SQLAlchemy, one row. What `submit` is measured beside."""

from __future__ import annotations

import sys
from typing import Any

import uvicorn
from fastapi import FastAPI
from sqlalchemy import String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from service.store import Store
from service.store.ids import new_id


class Base(DeclarativeBase):
    """The root of the one table."""


class Row(Base):
    """A text that was sent."""

    __tablename__ = "bare_rows"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    target: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)


def create_app(store: Store) -> FastAPI:
    """An application with one endpoint, which writes one row with the same care as the service writes its own."""
    app = FastAPI()

    @app.post("/v1/audits", status_code=202)
    def submit(body: dict[str, Any]) -> dict[str, str]:
        row = Row(id=new_id(), target=body["target"], source=body["source"])
        with store.writing() as session:
            session.add(row)
        return {"id": row.id}

    @app.get("/readyz")
    def ready() -> dict[str, str]:
        return {"status": "ready"}

    return app


if __name__ == "__main__":
    opened = Store(sys.argv[1])
    Base.metadata.create_all(opened.engine)
    uvicorn.run(create_app(opened), host="127.0.0.1", port=int(sys.argv[2]), log_level="warning")
