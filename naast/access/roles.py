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
    CALAMITY_SECRETARY = "calamity_secretary"
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
    IMPORT_INCIDENTS = "import_incidents"
    COORDINATE_CASES = "coordinate_cases"
    READ_TEAM = "read_team"
    PLAN_ON_CALL = "plan_on_call"
    READ_CONTINUITY = "read_continuity"
    SUPPORT_COLLEAGUES = "support_colleagues"
    CHANGE_OWN_AVAILABILITY = "change_own_availability"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ROLES = "manage_roles"
    APPROVE_ROLES = "approve_roles"
    MANAGE_SETTINGS = "manage_settings"
    CHANGE_DIRECTORY_OF_HELP = "change_directory_of_help"
    READ_OVERSIGHT = "read_oversight"
    CHOOSE_MATCHING = "choose_matching"
    READ_ALARMS = "read_alarms"
    READ_PROGRAMME = "read_programme"
    CHOOSE_THRESHOLDS = "choose_thresholds"
    ARRANGE_NOMINATIONS = "arrange_nominations"
    NAME_SUPPORTERS = "name_supporters"
    KEEP_CALAMITIES = "keep_calamities"
    READ_CALAMITIES = "read_calamities"
    DO_CALAMITY_STEPS = "do_calamity_steps"
    ANALYSE_CALAMITIES = "analyse_calamities"
    TALK_WITH_FAMILY = "talk_with_family"
    KEEP_FAMILY = "keep_family"
    KEEP_COACHES = "keep_coaches"
    WRITE_CALAMITY_REPORTS = "write_calamity_reports"
    SIGN_CALAMITY_REPORTS = "sign_calamity_reports"
    CODE_BLIND = "code_blind"
    KEEP_MEASURES = "keep_measures"
    CARRY_OUT_MEASURES = "carry_out_measures"
    READ_CAUSES = "read_causes"
    KEEP_COMMITTEE = "keep_committee"
    BE_HEARD = "be_heard"
    KEEP_EVALUATION = "keep_evaluation"
    READ_PUBLICATIONS = "read_publications"
    KEEP_PUBLICATIONS = "keep_publications"


_EVERYONE = {Right.REPORT_INCIDENT, Right.ASK_FOR_SUPPORT}
_COORDINATE = {
    Right.DECIDE_ON_SUPPORT,
    Right.IMPORT_INCIDENTS,
    Right.COORDINATE_CASES,
    Right.READ_TEAM,
    Right.PLAN_ON_CALL,
    Right.READ_CONTINUITY,
    Right.APPROVE_ROLES,
    Right.CHANGE_DIRECTORY_OF_HELP,
    Right.CHOOSE_MATCHING,
    Right.READ_ALARMS,
    Right.READ_PROGRAMME,
    Right.CHOOSE_THRESHOLDS,
    Right.ARRANGE_NOMINATIONS,
    Right.KEEP_COACHES,
    Right.KEEP_EVALUATION,
    Right.READ_PUBLICATIONS,
    Right.KEEP_PUBLICATIONS,
}

RIGHTS_OF_ROLE: Mapping[Role, frozenset[Right]] = {
    Role.COLLEAGUE: frozenset(
        _EVERYONE
        | {Right.READ_OWN_SUPPORT, Right.CHANGE_OWN_SUPPORT, Right.NAME_SUPPORTERS}
        # The guide is everybody's; of a file only what rules_family gives a contact person.
        | {Right.TALK_WITH_FAMILY, Right.KEEP_FAMILY}
        | {Right.CARRY_OUT_MEASURES}
        | {Right.BE_HEARD}
    ),
    Role.HEAD_OF_DEPARTMENT: frozenset({Right.READ_DEPARTMENT_OFFERS, Right.DO_CALAMITY_STEPS}),
    Role.PEER_SUPPORTER: frozenset({Right.SUPPORT_COLLEAGUES, Right.CHANGE_OWN_AVAILABILITY}),
    Role.COORDINATOR: frozenset(_COORDINATE),
    Role.DEPUTY_COORDINATOR: frozenset(_COORDINATE),
    Role.BOARD: frozenset(
        {
            Right.READ_PROGRAMME,
            Right.READ_CONTINUITY,
            Right.READ_CAUSES,
            Right.READ_PUBLICATIONS,
        }
    ),
    Role.QUALITY_MANAGER: frozenset(
        {
            Right.READ_PROGRAMME,
            Right.READ_CAUSES,
            Right.READ_PUBLICATIONS,
            Right.KEEP_PUBLICATIONS,
        }
    ),
    Role.COMMITTEE_MEMBER: frozenset(
        {
            Right.READ_INCIDENTS,
            Right.READ_CALAMITIES,
            Right.DO_CALAMITY_STEPS,
            Right.TALK_WITH_FAMILY,
            Right.WRITE_CALAMITY_REPORTS,
            Right.SIGN_CALAMITY_REPORTS,
            Right.KEEP_MEASURES,
            Right.READ_CAUSES,
            Right.KEEP_COMMITTEE,
        }
    ),
    Role.CALAMITY_SECRETARY: frozenset(
        {
            Right.READ_INCIDENTS,
            Right.READ_CALAMITIES,
            Right.DO_CALAMITY_STEPS,
            Right.KEEP_CALAMITIES,
            Right.TALK_WITH_FAMILY,
            Right.KEEP_FAMILY,
            Right.KEEP_COACHES,
            Right.WRITE_CALAMITY_REPORTS,
            Right.SIGN_CALAMITY_REPORTS,
            Right.KEEP_MEASURES,
            Right.READ_CAUSES,
            Right.KEEP_COMMITTEE,
        }
    ),
    Role.ANALYST: frozenset(
        {
            Right.READ_CALAMITIES,
            Right.DO_CALAMITY_STEPS,
            Right.ANALYSE_CALAMITIES,
            Right.WRITE_CALAMITY_REPORTS,
            Right.CODE_BLIND,
            Right.KEEP_MEASURES,
            Right.READ_CAUSES,
        }
    ),
    Role.AUDITOR: frozenset(),
    Role.STEWARD: frozenset(
        {Right.MANAGE_PEOPLE, Right.MANAGE_ROLES, Right.APPROVE_ROLES, Right.MANAGE_SETTINGS}
    ),
    Role.STAFF_REPRESENTATIVE: frozenset(
        {Right.READ_OVERSIGHT, Right.READ_ALARMS, Right.READ_PUBLICATIONS}
    ),
}
EVERYBODY_RIGHTS = frozenset(_EVERYONE)


def rights_of(roles: frozenset[Role]) -> frozenset[Right]:
    """All rights that come with the roles, and what everybody may do."""
    return EVERYBODY_RIGHTS.union(*(RIGHTS_OF_ROLE[role] for role in roles))


# These reach names or keys. The vault keeps its own list of them, and giving one takes two people.
TWO_PERSON_ROLES = frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR, Role.STEWARD})

# They follow from the directory and from the list of supporters, so an import may give them.
DIRECTORY_ROLES = frozenset({Role.HEAD_OF_DEPARTMENT, Role.PEER_SUPPORTER})

# Whoever has work in Naast shows a second factor first; who asks for support for themselves does
# not have to, because nobody in need is to stand before a lost phone.
STRONG_ROLES = frozenset(Role) - {Role.COLLEAGUE}

# Signed out after two hours without a press, because their pages stand open on shared desks.
SHORT_IDLE_ROLES = TWO_PERSON_ROLES

# The administrator never reads who is supported; the coordinator never reads the analysis; whoever
# watches over the promises is neither of those who are watched.
_COORDINATORS = frozenset({Role.COORDINATOR, Role.DEPUTY_COORDINATOR})
NEVER_TOGETHER: tuple[tuple[frozenset[Role], frozenset[Role]], ...] = (
    (frozenset({Role.STEWARD}), _COORDINATORS),
    (
        _COORDINATORS,
        frozenset({Role.COMMITTEE_MEMBER, Role.CALAMITY_SECRETARY, Role.ANALYST}),
    ),
    (frozenset({Role.STAFF_REPRESENTATIVE}), _COORDINATORS | {Role.STEWARD}),
)


def clash(wanted: Role, held: frozenset[Role]) -> frozenset[Role]:
    """The roles among those held that the wanted one may never stand beside."""
    found: set[Role] = set()
    for one, other in NEVER_TOGETHER:
        found |= held & other if wanted in one else frozenset()
        found |= held & one if wanted in other else frozenset()
    return frozenset(found)
