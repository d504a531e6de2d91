"""Reads calendars with a library that did not write them, and strictly as RFC 5545 has it."""

import re
from typing import Any

import vobject


def strictly(content: bytes) -> None:
    """Section 3.1: lines end with CRLF and are no longer than 75 octets; UTF-8, nothing else."""
    text = content.decode("utf-8")
    lines = text.split("\r\n")
    assert lines[-1] == "", "the last line ends as well"
    assert all("\n" not in line and "\r" not in line for line in lines)
    assert [line for line in lines if len(line.encode()) > 75] == []
    whole = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert [line for line in whole if not re.match(r"[A-Z0-9-]+[:;]", line)] == []
    assert whole.count("BEGIN:VEVENT") == whole.count("END:VEVENT")


def read(content: bytes) -> Any:
    """The calendar as vobject reads it, after the strict look."""
    strictly(content)
    return vobject.readOne(content.decode("utf-8"))


def events(content: bytes) -> list[Any]:
    """Its events, in the order of the file."""
    return list(getattr(read(content), "vevent_list", []))
