"""The team as matching, the coordinator and each supporter see it."""

from naast.supporters.queries.own import OwnLoad, own_absences, own_load
from naast.supporters.queries.page import TeamPage, team_page
from naast.supporters.queries.team import (
    active_supporters,
    eligible_team,
    ended_between,
    supporter_of_person,
    team_as_values,
)

__all__ = [
    "OwnLoad",
    "TeamPage",
    "active_supporters",
    "eligible_team",
    "ended_between",
    "own_absences",
    "own_load",
    "supporter_of_person",
    "team_as_values",
    "team_page",
]
