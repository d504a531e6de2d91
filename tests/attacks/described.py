"""Pages as machines read them: each form described, so that Schemathesis may fill it in.

A form is described twice: as a browser would fill it in, with choices as they stand, numbers and
days where the field says so; and as if each field took any words.
"""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import schemathesis
from django.core.cache import cache
from django.db import transaction
from django.test.client import ClientHandler
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case

FORM, FILES = "application/x-www-form-urlencoded", "multipart/form-data"
KINDS = {
    "number": {"type": "integer"},
    "date": {"type": "string", "format": "date"},
    "datetime-local": {"type": "string", "format": "date-time"},
    "email": {"type": "string", "format": "email"},
    "file": {"type": "string", "format": "binary"},
}
NOT_TYPED = {"submit", "button", "reset", "image"}


class Door:
    """The whole of Naast, in this process, without a form's token, and forgetting what it did."""

    def __init__(self) -> None:
        self.inside = ClientHandler(enforce_csrf_checks=False)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        """The answer, with the database as before and no limit on how often."""
        cache.clear()
        with transaction.atomic():
            answer = self.inside(environ)
            body = b"".join(answer)
            transaction.set_rollback(True)
        start_response(f"{answer.status_code} {answer.reason_phrase}", list(answer.items()))
        return [body]


class _Fields(HTMLParser):
    """Fields of a page with what they take: {name: schema}."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, dict[str, Any]] = {}
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name, kind = given.get("name", ""), given.get("type", "text")
        if tag == "option" and self._select:
            self._choice(self._select, given.get("value", ""))
        elif tag in ("input", "select", "textarea") and name and kind not in NOT_TYPED:
            self._select = name if tag == "select" else self._select
            if kind in ("radio", "checkbox", "hidden"):
                self._choice(name, given.get("value", "on"))
            else:
                self.fields.setdefault(name, dict(KINDS.get(kind, {"type": "string"})))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""

    def _choice(self, name: str, value: str) -> None:
        known = self.fields.setdefault(name, {"type": "string"}).setdefault("enum", [])
        if value not in known:
            known.append(value)


def fields_of(page: str) -> dict[str, dict[str, Any]]:
    """What the forms of a page ask for."""
    reader = _Fields()
    reader.feed(page)
    reader.fields.pop("csrfmiddlewaretoken", None)
    return reader.fields


def described(address: str, fields: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """An OpenAPI description of one form. It may say anything but that the server broke."""
    kind = FILES if any(field.get("format") == "binary" for field in fields.values()) else FORM
    schema = {"type": "object", "properties": fields, "additionalProperties": False}
    body = {"required": True, "content": {kind: {"schema": schema}}}
    answers = {"default": {"description": "A page, or the way to one."}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Naast", "version": "1"},
        "paths": {address: {"post": {"requestBody": body, "responses": answers}}},
    }


def loosened(fields: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Any words, several times where that pleases."""
    words = {"type": "string"}
    either = {"anyOf": [words, {"type": "array", "items": words, "maxItems": 2}]}
    return {
        name: field if field.get("format") == "binary" else either for name, field in fields.items()
    }


def try_all(
    description: dict[str, Any],
    check: Callable[[Case, schemathesis.Response], None],
    *,
    examples: int,
    headers: dict[str, str] | None = None,
) -> int:
    """Ask at each door described, and check each answer. How often it was asked."""
    schema, tried = schemathesis.openapi.from_dict(description), 0
    schema.app = Door()
    for found in schema.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=examples,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def send(case: Case) -> None:
            nonlocal tried
            tried += 1
            check(case, case.call(headers=headers or {}))

        send()
    return tried
