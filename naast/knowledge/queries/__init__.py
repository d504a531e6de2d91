"""Whom to turn to. The directory of help is public, so these questions take no actor."""

from naast.knowledge.queries.guides import is_new_head
from naast.knowledge.queries.help import (
    CallLine,
    LevelOfHelp,
    call_now_lines,
    directory_of_help,
    tonight_lines,
)
from naast.knowledge.queries.looked_at import due_for_a_look, how_many_due
from naast.knowledge.queries.shown import (
    LevelShown,
    Line,
    help_at,
    lines_open_now,
)
from naast.knowledge.queries.written import directory_as_csv

__all__ = [
    "CallLine",
    "LevelOfHelp",
    "LevelShown",
    "Line",
    "call_now_lines",
    "directory_as_csv",
    "directory_of_help",
    "due_for_a_look",
    "help_at",
    "how_many_due",
    "is_new_head",
    "lines_open_now",
    "tonight_lines",
]
