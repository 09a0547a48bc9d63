"""The pages of the desk, under /admin. A page is a module here, found by lying here; none imports another.

A module has a ``ROUTER`` whose paths begin after /admin, and an ``ENTRY`` if it is in the navigation::

    ROUTER = APIRouter()
    ENTRY = Entry("Keys", "/keys", place=70, role=Role.ADMIN)

    @ROUTER.get("/keys")
    def show_keys(request: Request, service: InService, signed: AdminDesk) -> Response:
        return show(request, signed, "keys.html", keys=auth.list_keys(service.store, signed.workspace))

    @ROUTER.post("/keys")
    def make_key(request: Request, service: InService, signed: AdminDesk, name: Annotated[str, Form()]) -> Response:
        ...
        return see_other(request, "/admin/keys", "The key was made.")

``InDesk``, ``EditorDesk`` and ``AdminDesk`` (service.web.desk) give who is signed in, and refuse a lower role; whatever
a page does is done in ``signed.workspace``. What they do not ask is asked all the same: every request of a module here
needs a session, and one that is neither GET nor HEAD comes from the service's own page, carries ``csrf`` and needs the
role editor. So every form that posts has ``{{ csrf }}`` in it, which is the hidden field.

A template lies in templates/admin and extends admin/base.html: blocks ``title`` and ``main`` (with one h1), and
``width`` (the class ``wide`` where a page needs all of the screen). Beside its own values it finds ``signed``,
``csrf``, ``may_decide`` and ``may_run`` (the roles editor and admin), ``desk`` ("/admin"), and the filters ``date``,
``time``, ``count`` and ``outside`` (an http address or nothing: for links). What it uses it must be given: nothing is
undefined. Errors are ``show(request, signed, "keys.html", 422, errors=...)``.

Styles are in static/desk.css, and nothing is styled or scripted in place: the policy forbids it. A page works without
scripts. A sentence given to ``see_other`` is shown once, at the head of the next page.
"""
