"""Roles as described sets of rights. Nobody has a right that is not listed here."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What a person is in the hospital, as far as Naast is concerned."""

    COLLEAGUE = "colleague"
    HEAD_OF_DEPARTMENT = "head_of_department"
    PEER_SUPPORTER = "peer_supporter"
    COORDINATOR = "coordinator"
    DEPUTY_COORDINATOR = "deputy_coordinator"
    COMMITTEE_MEMBER = "committee_member"
    ANALYST = "analyst"
    BOARD = "board"
    QUALITY_MANAGER = "quality_manager"
    AUDITOR = "auditor"
    STEWARD = "steward"
    STAFF_REPRESENTATIVE = "staff_representative"


class Right(StrEnum):
    """One thing that may be allowed."""

    REPORT_INCIDENT = "report_incident"
    ASK_FOR_SUPPORT = "ask_for_support"
    READ_OWN_SUPPORT = "read_own_support"
    CHANGE_OWN_SUPPORT = "change_own_support"
    READ_DEPARTMENT_OFFERS = "read_department_offers"
    READ_INCIDENTS = "read_incidents"
    DECIDE_ON_SUPPORT = "decide_on_support"
    COORDINATE_CASES = "coordinate_cases"
    READ_TEAM = "read_team"
    SUPPORT_COLLEAGUES = "support_colleagues"
    CHANGE_OWN_AVAILABILITY = "change_own_availability"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ROLES = "manage_roles"
    APPROVE_ROLES = "approve_roles"
    MANAGE_SETTINGS = "manage_settings"


_EVERYONE = {Right.REPORT_INCIDENT, Right.ASK_FOR_SUPPORT}
_COORDINATE = {
    Right.DECIDE_ON_SUPPORT,
    Right.COORDINATE_CASES,
    Right.READ_TEAM,
    Right.APPROVE_ROLES,
}

RIGHTS_OF_ROLE: Mapping[Role, frozenset[Right]] = {
    Role.COLLEAGUE: frozenset(_EVERYONE | {Right.READ_OWN_SUPPORT, Right.CHANGE_OWN_SUPPORT}),
    Role.HEAD_OF_DEPARTMENT: frozenset({Right.READ_DEPARTMENT_OFFERS}),
    Role.PEER_SUPPORTER: frozenset({Right.SUPPORT_COLLEAGUES, Right.CHANGE_OWN_AVAILABILITY}),
    Role.COORDINATOR: frozenset(_COORDINATE),
    Role.DEPUTY_COORDINATOR: frozenset(_COORDINATE),
    Role.COMMITTEE_MEMBER: frozenset({Right.READ_INCIDENTS}),
    Role.ANALYST: frozenset(),
    Role.BOARD: frozenset(),
    Role.QUALITY_MANAGER: frozenset(),
    Role.AUDITOR: frozenset(),
    Role.STEWARD: frozenset(
        {Right.MANAGE_PEOPLE, Right.MANAGE_ROLES, Right.APPROVE_ROLES, Right.MANAGE_SETTINGS}
    ),
    Role.STAFF_REPRESENTATIVE: frozenset(),
}
EVERYBODY_RIGHTS = frozenset(_EVERYONE)


def rights_of(roles: frozenset[Role]) -> frozenset[Right]:
    """All rights that come with the roles, and what everybody may do."""
    return EVERYBODY_RIGHTS.union(*(RIGHTS_OF_ROLE[role] for role in roles))
