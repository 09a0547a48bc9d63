"""/v1/names: names across articles, and what the workspace decides about them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.convertors import Convertor, register_url_convertor

from service import names
from service.auth import Caller
from service.errors import NotNamebookType
from service.names import NamebookFormat
from service.web.access import Reader, Writer
from service.web.context import InService, Service
from service.web.cursors import read_cursor, write_cursor
from service.web.schemas.names import (
    Entity,
    MergeIn,
    NameChangeOut,
    NameIn,
    NameList,
    NameOut,
    NameQuery,
    PreviewOut,
)
from service.web.schemas.problems import problems
from service.web.unreadable import media_type


class EntityConvertor(Convertor[str]):
    """An entity in a path, with slashes, but without what is asked of it behind."""

    regex = "(?:(?!/(?:history|merge|preview|split)$).)+"

    def convert(self, value: str) -> str:
        """As it stands."""
        return value

    def to_string(self, value: str) -> str:
        """As it stands."""
        return value


register_url_convertor("entity", EntityConvertor())
ROUTER = APIRouter(prefix="/v1", tags=["names"])

CSV, YAML = "text/csv", "application/yaml"
_TYPES = {
    NamebookFormat.CSV: (CSV, "application/csv"),
    NamebookFormat.YAML: (YAML, "application/x-yaml", "text/yaml", "text/x-yaml"),
}


@ROUTER.get("/names", response_model=NameList, responses=problems(401, 403, 422))
def list_names(service: InService, caller: Reader, query: Annotated[NameQuery, Query()]) -> NameList:
    """The names of the workspace's articles and of its namebook, in the order of their letters, a page at a time."""
    after = read_cursor(query.cursor) if query.cursor else None
    page = names.list_names(service.store, caller.workspace, query.to_wanted(), query.limit, after)
    return NameList(
        items=[NameOut.of(name) for name in page.names], next=write_cursor(page.after) if page.after else None
    )


def _file(media: str) -> dict[int | str, dict[str, object]]:
    content: dict[str, object] = {media: {"schema": {"type": "string"} if media == CSV else {}}}
    return {200: {"description": "The namebook", "content": content}, **problems(401, 403)}


def _body(media: str) -> dict[str, object]:
    return {"requestBody": {"required": True, "content": {media: {"schema": {"type": "string"}}}}}


@ROUTER.get("/names.csv", response_class=Response, responses=_file(CSV))
def get_csv(service: InService, caller: Reader) -> Response:
    """The workspace's namebook as CSV, as `exonym audit --namebook` takes it."""
    return _written(service, caller, NamebookFormat.CSV)


@ROUTER.get("/names.yaml", response_class=Response, responses=_file(YAML))
def get_yaml(service: InService, caller: Reader) -> Response:
    """The workspace's namebook as YAML, as `exonym audit --namebook` takes it."""
    return _written(service, caller, NamebookFormat.YAML)


@ROUTER.put("/names.csv", status_code=204, responses=problems(400, 401, 403, 413, 415, 422), openapi_extra=_body(CSV))
async def put_csv(request: Request, service: InService, caller: Writer) -> None:
    """Put a namebook in place of the workspace's, or nothing of it where one row is at fault."""
    await _replace(request, service, caller, NamebookFormat.CSV)


@ROUTER.put("/names.yaml", status_code=204, responses=problems(400, 401, 403, 413, 415, 422), openapi_extra=_body(YAML))
async def put_yaml(request: Request, service: InService, caller: Writer) -> None:
    """Put a namebook in place of the workspace's, or nothing of it where one row is at fault."""
    await _replace(request, service, caller, NamebookFormat.YAML)


@ROUTER.get(
    "/names/{entity:entity}/history", response_model=list[NameChangeOut], responses=problems(401, 403, 404, 422)
)
def get_history(entity: Entity, service: InService, caller: Reader) -> list[NameChangeOut]:
    """Who decided what about a name, and when, newest first."""
    return [NameChangeOut.of(change) for change in names.history_of(service.store, caller.workspace, entity)]


@ROUTER.get("/names/{entity:entity}", response_model=NameOut, responses=problems(401, 403, 404, 422))
def get_name(entity: Entity, service: InService, caller: Reader) -> NameOut:
    """One name; of one that was merged into another, that one."""
    return NameOut.of(names.get_name(service.store, caller.workspace, entity))


@ROUTER.put("/names/{entity:entity}", response_model=NameOut, responses=problems(400, 401, 403, 404, 413, 422))
def put_name(entity: Entity, body: NameIn, service: InService, caller: Writer) -> NameOut:
    """Decide how a name is spelled; the next audit knows it. A new name needs its `forms`."""
    names.decide(service.store, caller.workspace, entity, body.to_change(), caller.name)
    return NameOut.of(names.get_name(service.store, caller.workspace, entity))


@ROUTER.delete("/names/{entity:entity}", status_code=204, responses=problems(401, 403, 404, 422))
def delete_name(entity: Entity, service: InService, caller: Writer) -> None:
    """Take back what was decided about a name; what articles have of it stays."""
    names.take_back(service.store, caller.workspace, entity, caller.name)


@ROUTER.post(
    "/names/{entity:entity}/preview", response_model=PreviewOut, responses=problems(400, 401, 403, 404, 413, 422)
)
def preview_name(entity: Entity, body: NameIn, service: InService, caller: Writer) -> PreviewOut:
    """What a decision would change in the last 100 articles, as far as what was seen in them tells."""
    found = names.preview(service.store, caller.workspace, entity, body.to_change())
    return PreviewOut.model_validate(found, from_attributes=True)


@ROUTER.post(
    "/names/{entity:entity}/merge",
    response_model=NameOut,
    responses=problems(400, 401, 403, 404, 409, 413, 422),
)
def merge_name(entity: Entity, body: MergeIn, service: InService, caller: Writer) -> NameOut:
    """Show and judge a name with another; `split` undoes it."""
    names.merge(service.store, caller.workspace, entity, body.into, caller.name)
    return NameOut.of(names.get_name(service.store, caller.workspace, entity))


@ROUTER.post("/names/{entity:entity}/split", response_model=NameOut, responses=problems(401, 403, 404, 422))
def split_name(entity: Entity, service: InService, caller: Writer) -> NameOut:
    """Undo a merge."""
    names.split(service.store, caller.workspace, entity, caller.name)
    return NameOut.of(names.get_name(service.store, caller.workspace, entity))


def _written(service: Service, caller: Caller, form: NamebookFormat) -> Response:
    text = names.write_namebook(service.store, caller.workspace, form)
    headers = {"Content-Disposition": f'attachment; filename="names.{form}"'}
    return Response(text, media_type=f"{_TYPES[form][0]}; charset=utf-8", headers=headers)


async def _replace(request: Request, service: Service, caller: Caller, form: NamebookFormat) -> None:
    given = media_type(request.headers.get("content-type", ""))
    if given not in _TYPES[form]:
        raise NotNamebookType(given, _TYPES[form][0])
    content = await request.body()
    entries = await run_in_threadpool(names.read_namebook, content, form)
    await run_in_threadpool(names.replace_all, service.store, caller.workspace, entries, caller.name)
