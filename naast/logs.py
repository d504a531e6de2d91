"""Logs as JSON lines that cannot name a person: fields are refused unless they are known here."""

import logging
import traceback
from typing import Any, cast

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, WrappedLogger

from naast.log_sending import LogServer, SendLines

# Technique only. A field that is not listed is dropped, and its name is logged in its place.
KNOWN_FIELDS = frozenset(
    {"event", "level", "logger", "timestamp", "error", "frames"}  # every line
    | {"status", "view"}  # a request
    | {"duty", "again_in", "over_limit"}  # a duty
    | {"child", "code", "count", "seconds"}  # a process
)


def only_known_fields(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Deny by default: somebody's name reaches no log by way of a new field."""
    private = {key for key in event if key.startswith("_")}  # structlog's own, removed at the end
    dropped = sorted(set(event) - KNOWN_FIELDS - private - {"exc_info"})
    for key in dropped:
        del event[key]
    if dropped:
        event["event"] = f"{event['event']} (dropped: {', '.join(dropped)})"
    return event


def words_of_libraries(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """A library's message without its arguments: these hold addresses, paths and user names."""
    record = cast(logging.LogRecord, event["_record"])
    if record.name.startswith("naast"):
        return event
    event["event"] = str(record.msg)
    if (status := getattr(record, "status_code", None)) is not None:
        event["status"] = status
        match = getattr(getattr(record, "request", None), "resolver_match", None)
        event["view"] = match.view_name if match else "none"
    return event


def frames_of_error(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Where it went wrong, without the message: a database puts the values of a row into it."""
    error = _error_of(event.pop("exc_info", None))
    if error is not None:
        steps = traceback.extract_tb(error.__traceback__)
        event["error"] = type(error).__name__
        event["frames"] = [f"{step.filename}:{step.lineno} {step.name}" for step in steps]
    return event


def _error_of(given: Any) -> BaseException | None:
    if isinstance(given, tuple):
        return cast(BaseException | None, given[1])
    return given if isinstance(given, BaseException) else None


def logging_settings(server: LogServer | None = None) -> dict[str, object]:
    """Django's LOGGING; also points structlog at it. server: gets every line as well."""
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        only_known_fields,
    ]
    structlog.configure(
        processors=[*shared, ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    last = [
        frames_of_error,
        ProcessorFormatter.remove_processors_meta,
        structlog.processors.JSONRenderer(),
    ]
    handlers: dict[str, dict[str, object]] = {
        "stderr": {"class": "logging.StreamHandler", "formatter": "json"}
    }
    if server is not None:
        handlers["server"] = {"()": SendLines, "server": server, "formatter": "json"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": ProcessorFormatter,
                "processors": last,
                "foreign_pre_chain": [*shared, words_of_libraries],
            }
        },
        "handlers": handlers,
        "root": {"handlers": list(handlers), "level": "WARNING"},
        "loggers": {
            "naast": {"level": "INFO"},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        },
    }
