"""No log line names a person: unknown fields, arguments and error messages are left out."""

import json
import logging

import pytest
import structlog

from naast.logs import logging_settings


@pytest.fixture
def formatter() -> logging.Formatter:
    formatters = logging_settings()["formatters"]
    assert isinstance(formatters, dict)
    made = dict(formatters["json"])
    kind = made.pop("()")
    formatter = kind(**made)
    assert isinstance(formatter, logging.Formatter)
    return formatter


def line(formatter: logging.Formatter, record: logging.LogRecord) -> dict[str, object]:
    text = formatter.format(record)
    loaded = json.loads(text)
    assert isinstance(loaded, dict)
    return loaded


def test_our_own_line_keeps_known_fields_and_names_those_it_dropped(
    formatter: logging.Formatter, caplog: pytest.LogCaptureFixture
) -> None:
    structlog.get_logger("naast.test").warning("child_ended", child="web", phone="0612345678")

    written = line(formatter, caplog.records[-1])

    assert written["event"] == "child_ended (dropped: phone)"
    assert (written["child"], written["level"]) == ("web", "warning")
    assert "0612345678" not in json.dumps(written)


def test_a_librarys_line_keeps_its_words_without_their_arguments(
    formatter: logging.Formatter, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("axes").warning("Locking out %s.", "anna@hospital.example")

    assert line(formatter, caplog.records[-1])["event"] == "Locking out %s."


def test_an_error_keeps_its_place_without_its_message(
    formatter: logging.Formatter, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise LookupError("Anna is missing")
    except LookupError:
        logging.getLogger("django.request").exception("Internal Server Error: %s", "/my/anna")

    written = line(formatter, caplog.records[-1])

    assert written["error"] == "LookupError"
    assert str(written["frames"]).count("test_logs.py") == 1
    assert "nna" not in json.dumps(written)
