"""Whoever reads the post, the outbox, the logs, the trail, or the columns that are in clear."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from naast.cases.models import Case
from naast.cli.canaries.search import search
from naast.cli.canaries.words import Canaries
from naast.jobs.scheduled.send_messages import send_messages
from naast.logs import logging_settings
from naast.privacy import sealing
from naast.privacy.classes import PrivacyClass
from naast.web.coordinator import views
from tests.attacks.conftest import AttackReport
from tests.attacks.hospital import DIRECTORY, Hospital, hospital, tied, typed
from tests.factories.post import a_mail_server

__all__ = ["hospital"]
pytestmark = pytest.mark.django_db(transaction=True)
WHO = typed(0)


@contextmanager
def logged_to(path: Path, formatter: logging.Formatter) -> Iterator[None]:
    """All that any logger says, down to debugging, written as production would."""
    with path.open("w") as stream:
        handler = logging.StreamHandler(stream)
        handler.setFormatter(formatter)
        root, level = logging.getLogger(), logging.getLogger().level
        root.addHandler(handler)
        root.setLevel(logging.DEBUG)
        logging.getLogger("mail.log").propagate = False  # the other side's mail server
        yield
        root.setLevel(level)
        root.removeHandler(handler)


def product_formatter() -> logging.Formatter:
    """The one of the settings."""
    told: Any = logging_settings()
    chosen = dict(told["formatters"]["json"])
    made: logging.Formatter = chosen.pop("()")(**chosen)
    return made


def a_life(hospital: Hospital, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """From report to erasure, with a page that breaks in the middle. The messages that left."""
    with a_mail_server() as server:
        monkeypatch.setattr(settings, "EMAIL_PORT", server.port)
        (case,) = hospital.report(WHO)
        hospital.wait(hours=3)  # nobody looks: the coordinator is reminded
        send_messages(hospital.at)
        hospital.accepted(case)
        send_messages(hospital.at)
        with monkeypatch.context() as broken:
            broken.setattr(views, "vault_role", fails_with_the_name)
            with pytest.raises(ValueError, match=WHO.name):
                hospital.visit(hospital.coordinator, f"/coordinator/{case.pk}/?q={WHO.name}")
        hospital.wait(hours=25)  # and now the supporter
        send_messages(hospital.at)
        for kind in ("talked", "followed_up", "finish"):
            hospital.pressed(case, kind)
            hospital.wait(days=14)
            send_messages(hospital.at)
        hospital.night()
    return [message.as_bytes() for message in server.arrived]


def fails_with_the_name(*args: object) -> None:
    """As a bug would: the sentence of the error holds what must not get out."""
    logging.getLogger("django.request").error("Went wrong with %s", WHO.name)
    raise ValueError(f"cannot show {WHO.name}, {WHO.phone}")


def write_tables(place: Path) -> None:
    """Every table but the directory's, as text: outbox, sessions, trail, marks, cases."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith(DIRECTORY):
                cursor.execute(f'SELECT * FROM "{table}"')
                (place / table).write_text(repr([[_text(v) for v in row] for row in cursor]))


def _text(value: object) -> str:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)


def found_by_reader(
    hospital: Hospital,
    place: Path,
    formatter: logging.Formatter,
    monkeypatch: pytest.MonkeyPatch,
) -> set[str]:
    """Where a reader of post, tables and logs meets the colleague."""
    place.mkdir(parents=True)
    with logged_to(place / "naast.log", formatter):
        for number, message in enumerate(a_life(hospital, monkeypatch)):
            (place / f"message-{number}").write_bytes(message)
    assert len(list(place.glob("message-*"))) > 2, "nothing was sent"
    write_tables(place)
    found = search(place, Canaries(tuple(WHO.canaries)), vault=place)
    return (
        {match.place.partition(":")[0] for match in found.matches} if tied(found, [WHO]) else set()
    )


def test_a_reader_of_post_outbox_sessions_trail_and_logs_meets_no_name(
    hospital: Hospital,
    tmp_path: Path,
    attack_report: AttackReport,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    monkeypatch.setattr(settings, "EMAIL_BACKEND", smtp)
    monkeypatch.setattr(settings, "EMAIL_HOST", "127.0.0.1")
    learned = found_by_reader(hospital, tmp_path / "as-it-is", product_formatter(), monkeypatch)
    # Off: logs with messages and arguments, as everywhere else.
    usual = logging.Formatter("%(levelname)s %(name)s %(message)s")
    control = found_by_reader(hospital, tmp_path / "usual", usual, monkeypatch)

    attack_report("a reader of messages, logs and trail", "all of a life", learned, control)


# --- what the columns in clear tell ------------------------------------------------------------

IN_CLEAR = [
    "id",  # random
    "number",  # random
    "phase",  # waiting, with supporter, closed
    "next_due_at",  # to the minute, while open
    "supporter",  # while open
    "adopted",
    "nudges",
    "last_epoch",  # when closed: which keys must die
]


def test_a_case_has_these_columns_in_clear_and_no_other() -> None:
    sealed = [name for name, told in Case.PRIVACY.items() if told.kind is PrivacyClass.SEALED]

    assert sealed == ["wrapped_key", "register", "profile", "progress", "proposals"]
    assert [field.name for field in Case._meta.concrete_fields] == [*IN_CLEAR, *sealed]


def test_the_clear_columns_and_the_lengths_tell_no_case_from_another(
    hospital: Hospital, attack_report: AttackReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned = told_by_shape(hospital)
    monkeypatch.setattr(sealing, "BLOCK_BYTES", 1)  # without padding
    control = told_by_shape(hospital)

    attack_report("somebody who measures rows", "columns and lengths", learned, control)


def told_by_shape(hospital: Hospital) -> set[str]:
    """Columns in which a short unknown name differs from a long one that wants much."""
    some = hospital.report(typed(0), typed(5))
    learned = set()
    for name in [field.attname for field in Case._meta.concrete_fields]:
        if name in ("id", "number"):
            continue
        shapes = {_shape(getattr(case, name)) for case in some}
        learned |= {name} if len(shapes) > 1 else set()
    return learned


def _shape(value: Any) -> object:
    return len(bytes(value)) if isinstance(value, bytes | memoryview) else value


def test_closed_cases_look_alike_whatever_came_of_them(hospital: Hospital) -> None:
    ends = []
    for place, presses in enumerate((["no_thank_you"], ["talked", "finish"])):
        case = hospital.helped(typed(place))
        for press in presses[:-1]:
            hospital.pressed(case, press)
        closed = hospital.closed(case, presses[-1])
        names = [field.attname for field in Case._meta.concrete_fields]
        ends.append({name: getattr(closed, name) for name in names if name not in ("id", "number")})

    assert ends[0] == ends[1]
