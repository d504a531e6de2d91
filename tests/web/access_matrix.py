"""Who finds what at which address. Written by hand from the brief, never generated from code.

One line an address. Add yours where its audience stands; the test fails until you do. The name
is the address's name in the resolver. What an actor of tests.web.world.ACTORS finds:

    everybody()            everybody gets in, without signing in
    signed_in()            whoever signed in; the anonymous are asked to
    only("a", "b", ...)    these; other signed-in people find nothing here (404), the anonymous
                           are asked to sign in. Coordinators who showed no second factor are
                           asked for it, because they would get in with it, or the page is work.
    ....but(name=FOUND)    the same with exceptions
    nobody_yet(FOUND)      everybody finds the same, because a step before is missing

.at(case_id="case"): what stands in the address, as name in the address="name in World.things".
.at(post={"supporter": "person"}): asked with a form, because who may is decided only then; the
values are names in World.things, and an empty form is {}.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tests.web.world import ACTORS

OPEN, SIGN_IN, NOT_HERE, SECOND_FACTOR = "open", "sign-in", "not here", "second factor"
UNPROVEN = "coordinator_without_second_factor"

COORDINATORS = ("coordinator", "deputy_coordinator", "coordinator_apart")
SUPPORTERS = ("supporter_assigned", "supporter_other")
STAFF = tuple(name for name in ACTORS if name not in ("anonymous", "auditor"))


@dataclass(frozen=True)
class Row:
    """What each actor finds."""

    found: dict[str, str]
    kwargs: dict[str, str] = field(default_factory=dict)
    post: Mapping[str, str] | None = None

    def but(self, **found: str) -> "Row":
        """The exceptions: actor=what they find instead."""
        assert set(found) <= set(ACTORS), found
        return replace(self, found=self.found | found)

    def at(self, *, post: Mapping[str, str] | None = None, **kwargs: str) -> "Row":
        """The values in the address, and how it is asked."""
        return replace(self, kwargs=kwargs, post=post)


def everybody() -> Row:
    return Row(dict.fromkeys(ACTORS, OPEN))


def signed_in() -> Row:
    return Row(dict.fromkeys(ACTORS, OPEN) | {"anonymous": SIGN_IN})


def only(*names: str, unproven: str = SECOND_FACTOR) -> Row:
    """unproven: what the coordinator without a second factor finds."""
    assert set(names) <= set(ACTORS), names
    others = dict.fromkeys(ACTORS, NOT_HERE) | {"anonymous": SIGN_IN, UNPROVEN: unproven}
    return Row(others | dict.fromkeys(names, OPEN))


def nobody_yet(found: str) -> Row:
    return Row(dict.fromkeys(ACTORS, found))


PUBLIC_PAGES = {
    "public:start": everybody(),
    "public:manifest": everybody(),
    "public:manifest_supporter": everybody(),
    "public:reactions": everybody(),
    "public:what_helps": everybody(),
    "public:self_check": everybody(),
    "public:what_happens_next": everybody(),
    "public:analysis": everybody(),
    "public:who_can_help": everybody(),
    "public:good_colleague": everybody(),
    "public:head_of_department": everybody(),
    "public:what_is_kept": everybody(),
    "public:who_sees": everybody(),
    "public:rules_file": everybody(),
    "public:log": everybody(),
    "public:heads_file": everybody(),
    "public:accessibility": everybody(),
    "public:language": everybody(),
    "public:ask": everybody(),
    "public:ask_myself": everybody(),
    "public:ask_for_colleague": everybody(),
    "public:ask_unnamed": everybody(),
    "public:code": everybody(),
    "public:names": everybody(),
    "public:code_press": everybody().at(post={}, press="press"),
    "public:code_undo": everybody().at(post={}),
    "public:gallery": everybody(),
    "public:gallery_pictures": everybody(),
    "public:evaluation": everybody(),
    "public:evaluation_round": everybody().at(code="round_code"),
    "public:evaluation_manifest": everybody().at(code="round_code"),
    "public:evaluation_form": everybody().at(code="round_code"),
    "public:evaluation_entry": everybody(),  # a moment in a diary; the same for everybody
    "public:certificate": everybody(),  # with the code on the paper
    "public:calendar": everybody().at(secret="secret"),  # for a diary: whoever has the secret
    "api:healthz": everybody(),
    "api:readyz": everybody(),
    "api:metrics": everybody(),
}

# Who signed in already goes on from the sign-in page: with a sleeping role to the second factor.
TO_FACTOR = {UNPROVEN: SECOND_FACTOR}

# Own sign-in: everybody who signed in, each for themselves.
SIGNIN_PAGES = {
    "account_login": everybody().but(**TO_FACTOR),
    "account_logout": everybody(),
    "account_inactive": everybody(),
    "account_reset_password": everybody(),
    "account_confirm_password_reset_code": nobody_yet(SIGN_IN),
    "account_complete_password_reset": everybody(),  # leads to asking for a code
    "account_password_reset_completed": everybody(),
    "account_change_password": signed_in(),
    "account_set_password": signed_in(),
    # Only those who have something to show once more.
    "account_reauthenticate": only("supporter_assigned", unproven=NOT_HERE),
    "mfa_reauthenticate": only("supporter_assigned", unproven=NOT_HERE),
    "mfa_reauthenticate_webauthn": only("supporter_assigned", unproven=NOT_HERE),
    "mfa_authenticate": signed_in().but(**TO_FACTOR),
    "mfa_index": signed_in(),
    "signin:own_sessions": signed_in(),
    "signin:end_session": signed_in().at(mark="no_session"),
    "mfa_activate_totp": signed_in(),
    "mfa_deactivate_totp": only("supporter_assigned", unproven=NOT_HERE),
    "mfa_view_recovery_codes": only("supporter_assigned", unproven=NOT_HERE),
    "mfa_generate_recovery_codes": signed_in(),
    "mfa_list_webauthn": signed_in(),
    "mfa_add_webauthn": signed_in(),
    "mfa_login_webauthn": signed_in().but(**TO_FACTOR),
    # The coordinator is asked for a proof before anything is looked up.
    "mfa_remove_webauthn": only("supporter_assigned", unproven=OPEN).at(pk="passkey"),
    "mfa_edit_webauthn": only("supporter_assigned", unproven=OPEN).at(pk="passkey"),
    "socialaccount_login_cancelled": everybody(),
    "openid_connect_login": nobody_yet(NOT_HERE).at(provider_id="hospital"),  # none configured
    "openid_connect_callback": nobody_yet(NOT_HERE).at(provider_id="hospital"),
    "signin:second_factor": signed_in(),
}

# A colleague's own page; work roles make no difference, an outsider has none.
_LOOK = {"case_id": "case", "role": "role", "purpose": "purpose"}
COLLEAGUE_PAGES = {
    "colleague:offers": only(*STAFF),
    "colleague:names": only(*STAFF),
    "colleague:named": only(*STAFF),
    "colleague:meeting": only("head_of_department", unproven=NOT_HERE).at(unit_id="small_team"),
    "colleague:support": only(*STAFF),
    "colleague:press": only("supported", unproven=NOT_HERE).at(case_id="case", press="press"),
    "colleague:contact": only("supported", unproven=NOT_HERE).at(case_id="case"),
    "colleague:code": only("supported", unproven=NOT_HERE).at(case_id="case"),
    "colleague:undo": only("supported", unproven=NOT_HERE).at(post={}, case_id="case"),
    "colleague:pass": only("supported", unproven=NOT_HERE).at(case_id="case"),
    "colleague:prove": only("supported", unproven=NOT_HERE).at(**_LOOK),
    "colleague:proof_file": only("supported", unproven=NOT_HERE).at(**_LOOK),
}

SUPPORTER_PAGES = {
    "answer_how_are_you": everybody(),  # the same, how the supporter is
    "answer": everybody(),  # with a code from the message; no names
    "supporter:start": only(*SUPPORTERS),
    "supporter:availability": only(*SUPPORTERS),
    "supporter:aside": only(*SUPPORTERS),
    "supporter:away": only(*SUPPORTERS),
    "supporter:there_again": only("supporter_assigned").at(post={}, absence_id="absence"),
    "supporter:now_or_not": only(*SUPPORTERS).at(post={}),
    "supporter:talk_offer": only(*SUPPORTERS).at(post={}),
    "supporter:buddy": only(*SUPPORTERS),
    "supporter:buddy_answer": only(*SUPPORTERS).at(post={}, buddy_id="buddy"),  # the two of it
    "supporter:buddy_end": only(*SUPPORTERS).at(post={}, buddy_id="buddy"),
    "supporter:stop": only(*SUPPORTERS),
    "supporter:stay": only(*SUPPORTERS).at(post={}),
    "supporter:thanks": only("former_supporter"),
    "supporter:come_back": only("former_supporter").at(post={}),
    "supporter:intervision": only(*SUPPORTERS),
    "supporter:intervision_meeting": only("supporter_other").at(meeting_id="meeting"),
    "supporter:intervision_move": only("supporter_other").at(meeting_id="meeting"),
    "supporter:intervision_cancel": only("supporter_other").at(meeting_id="meeting"),
    "supporter:case": only("supporter_assigned").at(case_id="case"),
    "supporter:danger": only("supporter_assigned").at(case_id="case"),
    "supporter:press": only("supporter_assigned").at(case_id="case", press="press"),
    "supporter:contact": only("supporter_assigned").at(case_id="case"),
    "supporter:pass": only("supporter_assigned").at(case_id="case"),
    "supporter:undo": only("supporter_assigned").at(post={}, case_id="case"),
    "supporter:leads": only(*SUPPORTERS).at(post={}),
    "supporter:group": only("supporter_other").at(session_id="talk_planned"),
    "supporter:group_answer": only("supporter_other").at(post={}, session_id="talk_planned"),
    "supporter:group_held": only("supporter_other").at(post={}, session_id="talk_planned"),
    "supporter:training": only(*SUPPORTERS),
    "supporter:agreement": only(*SUPPORTERS),
    "supporter:certificate": only("supporter_other").at(certificate_id="certificate"),
    "supporter:calendar_make": only(*SUPPORTERS).at(post={}),
    "supporter:calendar_end": only(*SUPPORTERS).at(post={}),
    "supporter:on_call": only(*SUPPORTERS),
    "supporter:wishes": only(*SUPPORTERS),
    "supporter:take_part": only(*SUPPORTERS),
    "supporter:on_call_calendar": only(*SUPPORTERS),
    "supporter:turn_offer": only(*SUPPORTERS).at(post={}, turn_id="turn"),
    "supporter:turn_keep": only(*SUPPORTERS).at(post={}, turn_id="turn"),
    "supporter:turn_take": only(*SUPPORTERS).at(post={}, turn_id="turn"),
    "supporter:turn_give_up": only(*SUPPORTERS).at(turn_id="turn"),
    "supporter:aftercare": only("supporter_assigned").at(post={}, aftercare_id="aftercare"),
}

# Who was there when it happened has no case here, whatever their role.
_ARRANGING = ("coordinator", "deputy_coordinator")

COORDINATOR_PAGES = {
    "coordinator:start": only(*COORDINATORS),
    "coordinator:standing": only(*COORDINATORS),
    "coordinator:away": only(*COORDINATORS),
    "coordinator:there_again": only(*COORDINATORS).at(post={}, absence_id="talk"),
    "coordinator:death": only(*COORDINATORS),
    "coordinator:death_of": only(*COORDINATORS).at(person_id="person"),
    "coordinator:after_death": only(*COORDINATORS).at(department_id="department"),
    "coordinator:whom_to_ask": only(*COORDINATORS).at(post={}),
    "coordinator:matching": only(*COORDINATORS),
    "coordinator:help": only(*COORDINATORS),
    "coordinator:help_add": only(*COORDINATORS),
    "coordinator:help_change": only(*COORDINATORS).at(entry_id="entry"),
    "coordinator:help_remove": only(*COORDINATORS).at(post={}, entry_id="entry"),
    "coordinator:help_export": only(*COORDINATORS),
    "coordinator:help_import": only(*COORDINATORS),
    "coordinator:help_confirm": only(*COORDINATORS).at(post={}, entry_id="entry"),
    "coordinator:care": only(*COORDINATORS),
    "coordinator:buddies": only(*COORDINATORS),
    "coordinator:buddy_answer": only("coordinator").at(post={}, buddy_id="buddy_coordinator"),
    "coordinator:buddy_end": only("coordinator").at(post={}, buddy_id="buddy_coordinator"),
    "coordinator:coming_back": only(*COORDINATORS).at(post={}, wish_id="wish"),
    "coordinator:intervision": only(*COORDINATORS),
    "coordinator:intervision_new": only(*COORDINATORS),
    "coordinator:intervision_word": only(*COORDINATORS).at(post={}),
    "coordinator:intervision_word_off": only(*COORDINATORS).at(post={}, word_id="word"),
    "coordinator:intervision_group": only(*COORDINATORS).at(group_id="group"),
    "coordinator:intervision_end": only(*COORDINATORS).at(post={}, group_id="group"),
    "coordinator:intervision_meeting": only(*COORDINATORS).at(meeting_id="meeting"),
    "coordinator:intervision_move": only(*COORDINATORS).at(meeting_id="meeting"),
    "coordinator:intervision_cancel": only(*COORDINATORS).at(meeting_id="meeting"),
    "coordinator:team": only(*COORDINATORS),
    "coordinator:evaluation": only(*COORDINATORS),
    "coordinator:evaluation_choice": only(*COORDINATORS),
    "coordinator:evaluation_start": only(*COORDINATORS).at(post={}, round_id="round"),
    "coordinator:evaluation_close": only(*COORDINATORS).at(round_id="round"),
    "coordinator:evaluation_end": only(*COORDINATORS).at(round_id="round"),
    "coordinator:evaluation_box": only(*COORDINATORS).at(post={}, round_id="round"),
    "coordinator:evaluation_result": only(*COORDINATORS).at(round_id="round"),
    "coordinator:evaluation_cards": only(*COORDINATORS).at(round_id="round"),
    "coordinator:evaluation_paper": only(*COORDINATORS).at(round_id="round"),
    "coordinator:nominations": only(*COORDINATORS),
    "coordinator:nominations_count": only(*COORDINATORS),
    "coordinator:nominations_ask": only(*COORDINATORS).at(post={}),
    "coordinator:nominations_end": only(*COORDINATORS),
    "coordinator:nominations_slips": only(*COORDINATORS).at(post={}, unit_id="small_team"),
    "coordinator:nominations_again": only(*COORDINATORS).at(post={}, person_id="person"),
    "coordinator:invite": only(*COORDINATORS).at(post={}, supporter_id="member"),
    "coordinator:talked": only(*COORDINATORS).at(post={}, supporter_id="member"),
    **{
        f"coordinator:{name}": only(*COORDINATORS)
        for name in (
            "training",
            "training_welcome",
            "training_new",
            "curricula",
            "training_rules",
            "agreement",
        )
    },
    "coordinator:training_person": only(*COORDINATORS).at(supporter_id="member"),
    **{
        f"coordinator:{name}": only(*COORDINATORS).at(post={}, supporter_id="member")
        for name in ("training_plan", "training_shown", "training_start")
    },
    "coordinator:training_shown_back": only(*COORDINATORS).at(
        post={}, supporter_id="member", code="competence"
    ),
    "coordinator:training_issue": only(*COORDINATORS).at(
        post={}, supporter_id="member", curriculum_id="curriculum"
    ),
    "coordinator:certificate": only(*COORDINATORS).at(certificate_id="certificate"),
    "coordinator:certificate_withdraw": only(*COORDINATORS).at(
        post={}, certificate_id="certificate"
    ),
    **{
        f"coordinator:{name}": only(*COORDINATORS).at(session_id="training")
        for name in ("training_session", "training_change")
    },
    **{
        f"coordinator:{name}": only(*COORDINATORS).at(post={}, session_id="training")
        for name in ("training_cancel", "training_invite", "training_came")
    },
    "coordinator:training_seat_back": only(*COORDINATORS).at(post={}, seat_id="seat"),
    "coordinator:curriculum_take": only(*COORDINATORS).at(post={}, key="template"),
    "coordinator:curriculum": only(*COORDINATORS).at(curriculum_id="curriculum"),
    "coordinator:part_new": only(*COORDINATORS).at(curriculum_id="curriculum"),
    "coordinator:material": only(*COORDINATORS).at(post={}, curriculum_id="curriculum"),
    "coordinator:part": only(*COORDINATORS).at(part_id="part"),
    "coordinator:part_remove": only(*COORDINATORS).at(post={}, part_id="part"),
    "coordinator:material_remove": only(*COORDINATORS).at(post={}, material_id="material"),
    "coordinator:on_call": only(*COORDINATORS),
    "coordinator:on_call_settings": only(*COORDINATORS),
    "coordinator:swap": only(*COORDINATORS).at(post={}, offer_id="turn_offer"),
    "coordinator:rota_new": only(*COORDINATORS),
    "coordinator:rota": only(*COORDINATORS).at(rota_id="rota"),
    "coordinator:rota_again": only(*COORDINATORS).at(post={}, rota_id="rota"),
    "coordinator:rota_publish": only(*COORDINATORS).at(post={}, rota_id="rota"),
    "coordinator:rota_discard": only(*COORDINATORS).at(post={}, rota_id="rota"),
    "coordinator:turn": only(*COORDINATORS).at(turn_id="turn"),
    "coordinator:report": only(*COORDINATORS).at(incident_id="incident"),
    "coordinator:decide": only(*COORDINATORS).at(post={}, incident_id="incident", tap="tap"),
    "coordinator:group_plan": only(*COORDINATORS).at(incident_id="incident"),
    "coordinator:group_not_needed": only(*COORDINATORS).at(post={}, incident_id="incident"),
    "coordinator:group": only(*_ARRANGING).at(session_id="talk_planned"),
    "coordinator:group_ask": only(*_ARRANGING).at(post={}, session_id="talk_planned"),
    "coordinator:group_cancel": only(*_ARRANGING).at(session_id="talk_planned"),
    "coordinator:group_held": only(*_ARRANGING).at(session_id="talk_planned"),
    "coordinator:called_supporter": only(*COORDINATORS).at(post={}, aftercare_id="talk"),
    "coordinator:aside": only(*COORDINATORS).at(person_id="supporter"),
    "coordinator:telephoned": only(*COORDINATORS).at(post={}, message_id="talk"),
    "coordinator:case": only(*_ARRANGING).at(case_id="case"),
    "coordinator:letter": only(*_ARRANGING).at(case_id="case"),
    "coordinator:danger": only(*_ARRANGING).at(case_id="case"),
    "coordinator:reveal": only(*_ARRANGING).at(post={}, case_id="case"),
    "coordinator:offer": only(*_ARRANGING).at(post={"supporter": "supporter"}, case_id="case"),
    "coordinator:press": only(*_ARRANGING).at(case_id="case", press="press"),
    "coordinator:undo": only(*_ARRANGING).at(post={}, case_id="case"),
    "coordinator:identify": only(*_ARRANGING).at(case_id="case"),
    "coordinator:merge": only(*_ARRANGING).at(post={}, case_id="case", other_id="other_case"),
}

_READING = ("calamity_secretary", "committee_member", "analyst")
# In the world the head of department is the contact person; the reporter promised something, and
# coaches; the coordinator has no place in it, nor has an analyst.
_KEEPING = ("calamity_secretary", "head_of_department")
_SIGNED_IN_STAFF = only(*STAFF, unproven=OPEN)


def _family(*names: str, **things: str) -> Row:
    return only(*names, unproven=NOT_HERE).at(file_id="calamity", **things)


FAMILY_PAGES = {
    "safety:talk_guide": _SIGNED_IN_STAFF,
    "safety:talk_mine": _SIGNED_IN_STAFF,
    "safety:talk_coach": _SIGNED_IN_STAFF,
    "safety:talk_coaches": only("calamity_secretary", *COORDINATORS),
    "safety:talk_coach_remove": only("calamity_secretary", *COORDINATORS).at(
        post={}, coach_id="coach"
    ),
    "safety:talk_coach_answer": only("reporter", unproven=NOT_HERE).at(
        post={}, request_id="coach_request", word="calamity_word"
    ),
    "safety:family": _family(*_KEEPING, "committee_member"),
    "safety:family_person": _family("calamity_secretary"),
    "safety:family_note": _family(*_KEEPING),
    "safety:family_result": _family(*_KEEPING),
    "safety:family_report": _family(*_KEEPING),
    "safety:family_stop": _family(*_KEEPING),
    "safety:family_plan": _family(*_KEEPING),
    "safety:family_talk": _family(*_KEEPING),
    "safety:family_held": _family(*_KEEPING, contact_id="family_contact"),
    "safety:family_called_off": replace(_family(*_KEEPING, contact_id="family_contact"), post={}),
    "safety:family_words": _family(*_KEEPING),
    "safety:family_answer": _family(*_KEEPING, question_id="family_question"),
    "safety:family_promised": _family(*_KEEPING),
    "safety:family_promise": only(*_KEEPING, "reporter", unproven=NOT_HERE).at(
        promise_id="family_promise"
    ),
}
_SIGNING = ("calamity_secretary", "committee_member")
SAFETY_PAGES = {
    **FAMILY_PAGES,
    "safety:report": everybody(),
    "safety:paper": everybody(),
    "safety:sheet": everybody(),
    "safety:remove": everybody(),
    "safety:own": signed_in(),
    "safety:meeting": signed_in(),
    "safety:remove_own": only("reporter", unproven=NOT_HERE).at(incident_id="incident"),
    "safety:calamities": only(*_READING, unproven=NOT_HERE),
    "safety:calamity": only(*_READING, unproven=NOT_HERE).at(file_id="calamity"),
    "safety:calamities_mine": only(*_READING, "head_of_department", unproven=NOT_HERE),
    "safety:calamities_calendar": only(*_READING, "head_of_department", unproven=NOT_HERE),
    "safety:calamity_open": only("calamity_secretary", unproven=NOT_HERE),
    "safety:calamity_of": only("calamity_secretary", unproven=NOT_HERE).at(incident_id="incident"),
    "safety:calamity_weigh": only("calamity_secretary", unproven=NOT_HERE).at(file_id="calamity"),
    "safety:calamity_names": only("calamity_secretary", unproven=NOT_HERE).at(file_id="calamity"),
    "safety:calamity_clock": only("calamity_secretary", unproven=NOT_HERE).at(file_id="calamity"),
    "safety:calamity_team": only("calamity_secretary", unproven=NOT_HERE).at(file_id="calamity"),
    "safety:calamity_department": only("calamity_secretary", unproven=NOT_HERE).at(
        file_id="calamity"
    ),
    "safety:calamity_committee": only("calamity_secretary", unproven=NOT_HERE).at(
        post={}, file_id="calamity"
    ),
    "safety:calamity_close": only("calamity_secretary", unproven=NOT_HERE).at(
        post={}, file_id="calamity"
    ),
    "safety:calamity_step": only("calamity_secretary", unproven=NOT_HERE).at(
        file_id="calamity", step_id="calamity_step"
    ),
    "safety:calamity_longer": only("calamity_secretary", unproven=NOT_HERE).at(
        post={}, file_id="calamity", step_id="calamity_step"
    ),
    "safety:calamity_correct": only("calamity_secretary", unproven=NOT_HERE).at(
        file_id="calamity", step_id="calamity_step"
    ),
    "safety:calamity_let_go": only("calamity_secretary", unproven=NOT_HERE).at(
        post={}, file_id="calamity", step_id="calamity_step"
    ),
    "safety:calamity_again": only("calamity_secretary", unproven=NOT_HERE).at(
        post={}, file_id="calamity", step_id="calamity_step"
    ),
    "safety:calamity_plan": only("calamity_secretary", unproven=NOT_HERE),
    "safety:calamity_plan_add": only("calamity_secretary", unproven=NOT_HERE),
    "safety:calamity_plan_ship": only("calamity_secretary", unproven=NOT_HERE).at(post={}),
    "safety:calamity_closed_add": only("calamity_secretary", unproven=NOT_HERE).at(post={}),
    "safety:calamity_closed_drop": only("calamity_secretary", unproven=NOT_HERE).at(
        post={}, on="calamity_closed"
    ),
    "safety:calamity_plan_step": only("calamity_secretary", unproven=NOT_HERE).at(
        name="calamity_rule"
    ),
    "safety:calamity_plan_move": only("calamity_secretary", unproven=NOT_HERE).at(
        post={}, name="calamity_rule", word="calamity_way"
    ),
    "safety:calamity_diary": _SIGNED_IN_STAFF,
    "safety:calamity_diary_make": _SIGNED_IN_STAFF.at(post={}),
    "safety:calamity_diary_end": _SIGNED_IN_STAFF.at(post={}),
    "safety:calamity_diary_feed": everybody().at(secret="due_secret"),  # whoever has the secret
    "safety:calamity_done": only("calamity_secretary", "head_of_department", unproven=NOT_HERE).at(
        step_id="calamity_step"
    ),
    "safety:calamity_agree": only("head_of_department", unproven=NOT_HERE).at(
        post={}, row_id="calamity_department"
    ),
    "safety:causes": only(*_READING, "board", "quality_manager", unproven=NOT_HERE),
    "safety:calamity_matrix": only(*_READING, unproven=NOT_HERE),
    "safety:library": only(*_READING, unproven=NOT_HERE),
    "safety:library_tree": only(*_READING, unproven=NOT_HERE).at(row_id="library_tree"),
    "safety:library_remove": only("calamity_secretary", unproven=NOT_HERE).at(
        post={}, row_id="library_tree"
    ),
    "safety:second_codings": only("analyst", unproven=NOT_HERE),
    "safety:second_coding": only("analyst", unproven=NOT_HERE).at(coding_id="second"),
    "safety:second_talk": only("analyst", unproven=NOT_HERE).at(coding_id="handed_in"),
    "safety:second_cannot": only("analyst", unproven=NOT_HERE).at(post={}, coding_id="second"),
    "safety:second_code": only("analyst", unproven=NOT_HERE).at(
        coding_id="second", node="calamity_node"
    ),
    "safety:coding_sample": only("calamity_secretary", unproven=NOT_HERE),
    "safety:coding_give": only("calamity_secretary", unproven=NOT_HERE).at(coding_id="second"),
    "safety:measures": only(*_READING, unproven=NOT_HERE),
    "safety:measures_mine": signed_in().but(auditor=NOT_HERE),
    "safety:measure_mine": only("colleague", unproven=NOT_HERE).at(measure_id="measure"),
    "safety:measure": only(*_READING, unproven=NOT_HERE).at(measure_id="measure"),
    "safety:measure_plan": only(*_READING, unproven=NOT_HERE).at(measure_id="measure"),
    "safety:calamity_measure_new": only(*_READING, unproven=NOT_HERE).at(file_id="calamity"),
    "safety:calamity_codes": only(*_READING, unproven=NOT_HERE).at(file_id="calamity"),
    "safety:calamity_codes_again": only("analyst", unproven=NOT_HERE).at(
        post={}, file_id="calamity"
    ),
    "safety:calamity_codes_scope": only("analyst", unproven=NOT_HERE).at(
        post={}, file_id="calamity"
    ),
    "safety:calamity_code": only("analyst", unproven=NOT_HERE).at(
        file_id="calamity", node="calamity_node"
    ),
    "safety:calamity_code_agree": only("analyst", unproven=NOT_HERE).at(
        post={}, file_id="calamity", node="calamity_node"
    ),
    "safety:calamity_share": only(*_READING, unproven=NOT_HERE).at(file_id="calamity"),
    "safety:calamity_tree_file": only(*_READING, unproven=NOT_HERE).at(
        post={}, file_id="calamity", texts="shared_texts"
    ),
    "safety:calamity_answer": only("analyst", unproven=NOT_HERE).at(
        post={}, member_id="calamity_member", word="calamity_word"
    ),
    **{
        f"safety:calamity_report{name}": only(*readers, unproven=NOT_HERE).at(
            file_id="calamity", kind="calamity_report_kind", **more
        )
        for name, readers, more in (
            ("", _READING, {}),
            ("_part", _READING, {"part": "calamity_report_part"}),
            ("_preview", _SIGNING, {}),
            ("_draft_pdf", _SIGNING, {}),
            ("_leaves", _SIGNING, {}),
            ("_freeze", _SIGNING, {}),
            ("_answer", _SIGNING, {}),
        )
    },
    **{
        f"safety:calamity_report_{name}": only(*_SIGNING, unproven=NOT_HERE).at(
            post=post, version_id="calamity_version"
        )
        for name, post in (
            ("version", None),
            ("sign", {}),
            ("withdraw", {}),
            ("send", None),
            ("pdf", None),
            ("diff", None),
        )
    },
    "safety:department": only("head_of_department", unproven=NOT_HERE),
    "safety:guide_aside": only("head_of_department", unproven=NOT_HERE).at(post={}),
    "safety:import": only(*COORDINATORS),
    "safety:import_file": only("coordinator").at(file_id="kept_file"),
    "safety:import_columns": only("coordinator").at(file_id="kept_file"),
    "safety:import_words": only("coordinator").at(file_id="kept_file"),
    "safety:import_take": only("coordinator").at(post={}, file_id="kept_file"),
    "safety:import_forget": only("coordinator").at(post={}, file_id="kept_file"),
    "safety:import_results": only("coordinator").at(file_id="kept_file"),
    "safety:import_inbox": only(*COORDINATORS),
    "safety:import_mend": only(*_ARRANGING).at(row_id="row_to_mend"),
    "safety:import_discard": only(*_ARRANGING).at(post={}, row_id="row_to_mend"),
    "safety:import_mappings": only(*COORDINATORS),
    "safety:import_mapping": only(*COORDINATORS).at(mapping_id="mapping"),
    "safety:import_mapping_file": only(*COORDINATORS).at(mapping_id="mapping"),
    "safety:import_mapping_delete": only(*COORDINATORS).at(post={}, mapping_id="mapping"),
    "safety:incidents": only("committee_member", "calamity_secretary", unproven=NOT_HERE),
    "safety:incident": only("committee_member", "calamity_secretary", unproven=NOT_HERE).at(
        incident_id="incident"
    ),
}

_COMMITTEE = ("calamity_secretary", "committee_member")
SAFETY_PAGES |= {
    "safety:calamity_meetings": only(*_COMMITTEE, unproven=NOT_HERE),
    "safety:calamity_meeting_new": only(*_COMMITTEE, unproven=NOT_HERE),
    **{
        f"safety:calamity_meeting{word}": only(*_COMMITTEE, unproven=NOT_HERE).at(
            meeting_id="committee_meeting"
        )
        for word in ("", "_change", "_point", "_decide", "_paper", "_diary")
    },
    **{
        f"safety:calamity_meeting_{word}": only(*_COMMITTEE, unproven=NOT_HERE).at(
            post={}, meeting_id="committee_meeting"
        )
        for word in ("off", "due")
    },
    "safety:calamity_point": only(*_COMMITTEE, unproven=NOT_HERE).at(
        post={}, item_id="agenda_item", word="agenda_word"
    ),
    "safety:calamity_decision_done": only(*_COMMITTEE, unproven=NOT_HERE).at(
        post={}, decision_id="committee_decision"
    ),
    "safety:calamity_attach": only(*_READING, unproven=NOT_HERE).at(file_id="calamity"),
    "safety:calamity_attachment": only(*_READING, unproven=NOT_HERE).at(attachment_id="attachment"),
    "safety:calamity_attachment_away": only(*_READING, unproven=NOT_HERE).at(
        post={}, attachment_id="attachment"
    ),
    "safety:calamity_interview_new": only("analyst", unproven=NOT_HERE).at(file_id="calamity"),
    "safety:calamity_interview": only("analyst", unproven=NOT_HERE).at(interview_id="interview"),
    "safety:calamity_interview_press": only("analyst", unproven=NOT_HERE).at(
        post={}, interview_id="interview", word="interview_word"
    ),
    "safety:calamity_facts_ask": only("analyst", unproven=NOT_HERE).at(file_id="calamity"),
    "safety:calamity_facts_end": only("analyst", unproven=NOT_HERE).at(
        post={}, check_id="fact_check"
    ),
    "safety:calamity_facts_verdict": only("analyst", unproven=NOT_HERE).at(answer_id="fact_answer"),
    "safety:calamity_correct_day": only(*_COMMITTEE, unproven=NOT_HERE).at(file_id="calamity"),
    "safety:calamity_feedback": only(*_COMMITTEE, unproven=NOT_HERE).at(file_id="calamity"),
    "safety:calamity_feedback_invite": only(*_COMMITTEE, unproven=NOT_HERE).at(
        feedback_id="feedback"
    ),
    "safety:calamity_feedback_press": only(*_COMMITTEE, unproven=NOT_HERE).at(
        post={}, feedback_id="feedback", word="feedback_word"
    ),
    "safety:asked": only(*STAFF, unproven=OPEN),
    "safety:asked_facts": only("colleague", unproven=NOT_HERE).at(answer_id="fact_answer"),
    "safety:asked_date": only("colleague", unproven=NOT_HERE).at(interview_id="interview"),
}

STEWARDS = ("steward", "steward_other")
_ASKED = {"name": "asked_name", "version": "asked_version"}
_APPROVERS = (*STEWARDS, *COORDINATORS)

_FILE = {"file_id": "calamity"}
_FACT = {"file_id": "calamity", "fact_id": "calamity_fact"}
ANALYSIS_PAGES = {
    "safety:calamity_tree": only(*_READING, unproven=NOT_HERE).at(**_FILE),
    "safety:calamity_tree_drawing": only(*_READING, unproven=NOT_HERE).at(**_FILE),
    "safety:calamity_tree_paper": only(*_READING, unproven=NOT_HERE).at(
        file_id="calamity", size="calamity_paper"
    ),
    "safety:calamity_facts": only(*_READING, unproven=NOT_HERE).at(**_FILE),
    "safety:calamity_fact": only("analyst", unproven=NOT_HERE).at(**_FACT),
    "safety:calamity_fact_remove": only("analyst", unproven=NOT_HERE).at(post={}, **_FACT),
    "safety:calamity_tree_begin": only("analyst", unproven=NOT_HERE).at(post={}, **_FILE),
    "safety:calamity_tree_change": only("analyst", unproven=NOT_HERE).at(post={}, **_FILE),
    "safety:calamity_tree_whole": only("analyst", unproven=NOT_HERE).at(post={}, **_FILE),
    "safety:calamity_tree_draft": only("analyst", unproven=NOT_HERE).at(
        post={"act": "calamity_act", "node": "calamity", "discard": "calamity_word"}, **_FILE
    ),
    "safety:calamity_tree_back": only("analyst", unproven=NOT_HERE).at(
        post={}, file_id="calamity", word="calamity_back"
    ),
}

STEWARD_PAGES = {
    "steward:start": only(*STEWARDS),
    "steward:people": only(*STEWARDS),
    "steward:new_person": only(*STEWARDS),
    "steward:person": only(*STEWARDS).at(person_id="person"),
    "steward:change_person": only(*STEWARDS).at(person_id="person"),
    "steward:leave_person": only(*STEWARDS).at(person_id="person"),
    "steward:reset_factor": only(*STEWARDS).at(person_id="person"),
    "steward:departments": only(*STEWARDS),
    "steward:new_department": only(*STEWARDS),
    "steward:change_department": only(*STEWARDS).at(department_id="department"),
    "steward:new_site": only(*STEWARDS),
    "steward:change_site": only(*STEWARDS).at(site_id="site"),
    "steward:upload": only(*STEWARDS),
    "steward:rehearsal": only("steward").at(upload_id="upload"),
    "steward:confirm_import": only("steward").at(post={}, upload_id="upload"),
    "steward:roles": only(*STEWARDS),
    "steward:new_role": only(*STEWARDS),
    "steward:end_role": only(*STEWARDS).at(grant_id="grant"),
    "steward:proposals": only(*_APPROVERS),
    "steward:propose_role": only(*_APPROVERS),
    "steward:approve": only(*_APPROVERS).at(post={}, proposal_id="proposal"),
    "steward:withdraw": only(*_APPROVERS).at(post={}, proposal_id="proposal"),
    "steward:hospital": only(*STEWARDS),
    "steward:kept": only(*STEWARDS),
    "steward:erased": only(*STEWARDS),
    "steward:questionnaires": only(*STEWARDS),
    "steward:import_questionnaire": only(*STEWARDS),
    "steward:questionnaire": only(*STEWARDS).at(**_ASKED),
    "steward:questionnaire_preview": only(*STEWARDS).at(**_ASKED),
    "steward:questionnaire_file": only(*STEWARDS).at(**_ASKED),
    "steward:retire_questionnaire": only(*STEWARDS).at(post={}, **_ASKED),
}

_REPRESENTATIVE = only("staff_representative", unproven=NOT_HERE)
REPRESENTATIVE_PAGES = {
    "representative:start": _REPRESENTATIVE,
    "representative:digest": _REPRESENTATIVE.at(digest_id="digest"),
    "representative:digest_proof": _REPRESENTATIVE.at(digest_id="digest"),
    "representative:head_file": _REPRESENTATIVE,
    "representative:rules": _REPRESENTATIVE,
    "representative:erased": _REPRESENTATIVE,
    "representative:answer_rules": _REPRESENTATIVE.at(post={}, rules_id="rules", given="seen"),
    "representative:entries_file": _REPRESENTATIVE,
}

CONTINUITY_PAGES = {
    "continuity:risks": only(*COORDINATORS, "board"),
    "continuity:hands": only(*COORDINATORS),
    "continuity:hand_over": only(*COORDINATORS),
}

WATCH_PAGES = {
    "watch:alarms": only(*COORDINATORS, "staff_representative"),
    "watch:looked": only(*COORDINATORS, "staff_representative").at(
        post={}, day="day", kind="kind", about="about"
    ),
}

_PROGRAMME = only(*COORDINATORS, "board", "quality_manager")
_READ_NUMBERS = only(*COORDINATORS, "board", "quality_manager", "staff_representative")
INSIGHT_PAGES = {
    "insight:health": _PROGRAMME,
    "insight:team": _PROGRAMME,
    "insight:thresholds": only(*COORDINATORS),
    "insight:figures": _READ_NUMBERS,
    "insight:figures_publish": only(*COORDINATORS, "quality_manager"),
    "insight:figures_notice": only(*COORDINATORS, "quality_manager").at(period="published"),
    "insight:figures_year": _READ_NUMBERS.at(period="published"),
    "insight:figures_year_file": _READ_NUMBERS.at(period="published", form="csv"),
    "insight:figures_question": _READ_NUMBERS.at(period="published", asked="published_question"),
    "insight:figures_file": _READ_NUMBERS.at(
        period="published", asked="published_question", code="published_table", form="json"
    ),
    "insight:report": _READ_NUMBERS,
    "insight:report_year": _READ_NUMBERS.at(period="published"),
    "insight:report_file": _READ_NUMBERS.at(period="published", language="dutch"),
    "insight:report_words": only(*COORDINATORS, "quality_manager").at(
        period="published", language="dutch"
    ),
    "insight:report_logo": only(*COORDINATORS, "quality_manager"),
    "insight:case": _PROGRAMME,
    "insight:case_inputs": only(*COORDINATORS, "quality_manager").at(group="case_group"),
    "insight:case_published": _PROGRAMME,
    "insight:case_file": _PROGRAMME,
    "insight:case_proposal": _PROGRAMME.at(language="case_language"),
}

MATRIX: dict[str, Row] = {
    **PUBLIC_PAGES,
    **SIGNIN_PAGES,
    **COLLEAGUE_PAGES,
    **SUPPORTER_PAGES,
    **COORDINATOR_PAGES,
    **SAFETY_PAGES,
    **ANALYSIS_PAGES,
    **STEWARD_PAGES,
    **REPRESENTATIVE_PAGES,
    **WATCH_PAGES,
    **INSIGHT_PAGES,
    **CONTINUITY_PAGES,
}
