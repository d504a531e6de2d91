"""Who is who in the hospital. Other areas ask here."""

from naast.people.queries.directory import directory
from naast.people.queries.hospital import hospital
from naast.people.queries.lines import (
    apart_from,
    departments_headed_by,
    line_of_command,
    not_independent_for,
    standing_apart,
    subordinates,
    superiors,
    supervision,
)
from naast.people.queries.lists import (
    department_tree,
    departments_for,
    people_found,
    persons_for,
    sites_for,
)
from naast.people.queries.presence import (
    absences_between,
    absent_on,
    own_absences,
    working_on,
)
from naast.people.queries.sending import sending_hours, staffed_hours

__all__ = [
    "absences_between",
    "absent_on",
    "apart_from",
    "department_tree",
    "departments_for",
    "departments_headed_by",
    "directory",
    "hospital",
    "line_of_command",
    "not_independent_for",
    "own_absences",
    "people_found",
    "persons_for",
    "sending_hours",
    "sites_for",
    "staffed_hours",
    "standing_apart",
    "subordinates",
    "superiors",
    "supervision",
    "working_on",
]
