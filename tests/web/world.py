"""One small hospital with everybody in it, and one of each thing that pages are about.

For the access matrix: built once for all its rows. actors: name to user; things: name to the
value that stands in an address.
"""

import contextlib
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.test import Client

from naast.access.actions.propose_second_factor_reset import propose_second_factor_reset
from naast.access.actions.put_rules_in_force import put_rules_in_force
from naast.access.actor import IMPORTER, INSTALLER, Actor
from naast.access.models import RoleProposal, User
from naast.access.roles import Role
from naast.calamities.actions.ask_coach import ask_coach
from naast.calamities.actions.ask_question import write_words
from naast.calamities.actions.due_address import make_due_address
from naast.calamities.actions.hold_talk import plan_talk
from naast.calamities.actions.keep_coaches import list_coach
from naast.calamities.actions.keep_decision import Decided, write_decision
from naast.calamities.actions.keep_fact import add_fact
from naast.calamities.actions.keep_family import name_contact
from naast.calamities.actions.keep_promise import make_promise
from naast.calamities.actions.open_file import Opening, open_file
from naast.calamities.actions.share_tree import take_in_tree
from naast.calamities.choices_family import ContactKind, WordKind
from naast.calamities.logic.prisma.facts import Fact
from naast.calamities.logic.prisma.tree import Source
from naast.calamities.logic.prisma.tree_file import SharedNode, SharedTree, as_file
from naast.calamities.models import CalamityFile
from naast.calamities.models_coding import BlindSample, SecondCoding
from naast.calamities.models_tree import CausalTree
from naast.calamities.queries.coding import locked_texts
from naast.calamities.queries.tree import opened
from naast.cases.logic.words import Press
from naast.cases.models import Aftercare, Case
from naast.cases.models_group import GroupSession
from naast.incidents.models import Incident
from naast.insight.logic.publications.list_support import SUPPORT
from naast.notify.models import OutgoingMessage
from naast.people.actions.keep_upload import keep_upload
from naast.people.choices import UploadKind
from naast.people.models import Absence, Department, Person, StaffUpload
from naast.privacy import vault_alarms, vault_client
from naast.questionnaires.actions.import_instrument import import_instrument
from naast.supporters.actions.calendar_address import make_calendar_address
from naast.supporters.actions.change_curriculum import add_material
from naast.supporters.actions.invite_to_session import invite_to_session
from naast.supporters.actions.issue_certificate import issue_certificate
from naast.supporters.models import Supporter
from naast.supporters.models_care import Buddy, ComingBack
from naast.supporters.models_intervision import IntervisionWord
from naast.supporters.models_rota import TurnOffer
from tests.actors import a_user, actor_for, client_for, give, weak_client_for
from tests.factories.calamities import a_file
from tests.factories.calamity_reports import freeze, write
from tests.factories.cases import (
    AT,
    a_case,
    a_coordinator,
    a_supporting_actor,
    asked,
    pressed,
)
from tests.factories.committee import (
    a_meeting,
    a_telling,
    an_attachment,
    an_interview,
    facts_asked,
)
from tests.factories.evaluation import a_row
from tests.factories.factors import a_passkey, an_app, recovery_codes
from tests.factories.groups import a_talk
from tests.factories.incident_files import a_kept_file, a_row_to_mend, a_saved_mapping
from tests.factories.incidents import an_incident
from tests.factories.intervision import a_group, first_meeting
from tests.factories.knowledge import an_entry
from tests.factories.learning import a_measure
from tests.factories.nomination import a_round, a_team
from tests.factories.oversight import a_digest
from tests.factories.people import a_department, a_person, a_supporter, a_user_for
from tests.factories.publications import a_publication
from tests.factories.rota import a_turn
from tests.factories.training import a_curriculum, a_session, attended
from tests.factories.trees import a_planted_tree
from tests.questionnaires.files import pulse
from tests.questionnaires.files import read as questionnaire

# Whoever the table speaks about, in the order of its columns.
ACTORS = (
    "anonymous",
    "colleague",  # a stranger to everything below
    "supported",  # the case is about this colleague
    "reporter",  # reported the incident
    "head_of_department",  # of the department of supported
    "supporter_assigned",
    "supporter_other",
    "former_supporter",  # stopped, and would like to come back
    "coordinator",
    "deputy_coordinator",
    "coordinator_apart",  # was there when it happened
    "coordinator_without_second_factor",
    "committee_member",
    "calamity_secretary",
    "analyst",  # in the team of the calamity file
    "board",
    "quality_manager",
    "auditor",
    "steward",
    "steward_other",  # not the one who uploaded a file
    "staff_representative",
)


@dataclass
class World:
    """actors without anonymous; things: what stands in addresses."""

    actors: dict[str, User]
    things: dict[str, Any]
    sessions: dict[str, str] = field(default_factory=dict)

    def sign_in(self) -> None:
        """Once for everybody."""
        for name, user in self.actors.items():
            weak = name == "coordinator_without_second_factor"
            client = weak_client_for(user) if weak else client_for(user)
            self.sessions[name] = client.cookies[settings.SESSION_COOKIE_NAME].value

    def client(self, name: str) -> Client:
        """A new browser with the session of that actor."""
        client = Client()
        if name in self.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[name]
        return client


def build_world() -> World:
    """Needs the vault and the database; the clock stands at AT."""
    department = a_department(name="Ward of the Willow")
    supported = a_person(name="Wilma Verzonnen", department=department)
    actors = {
        "colleague": a_user_for(a_person()),
        "supported": a_user_for(supported),
        "reporter": a_user_for(a_person(department=department)),
        "head_of_department": _head_of(department.pk),
        **{name: _user(a_supporting_actor()) for name in ("supporter_assigned", "supporter_other")},
        **{
            name: _user(a_coordinator())
            for name in ("coordinator", "coordinator_apart", "coordinator_without_second_factor")
        },
        "former_supporter": a_user_for(a_supporter(active=False).person),
        "deputy_coordinator": _user(a_coordinator(Role.DEPUTY_COORDINATOR)),
        **{name: _user(a_coordinator(Role.STEWARD)) for name in ("steward", "steward_other")},
        "auditor": a_user(Role.AUDITOR, staff=False),
        **{
            role.value: a_user(role)
            for role in (
                Role.COMMITTEE_MEMBER,
                Role.CALAMITY_SECRETARY,
                Role.ANALYST,
                Role.BOARD,
                Role.QUALITY_MANAGER,
                Role.STAFF_REPRESENTATIVE,
            )
        },
    }
    case = _case_of(supported, actors)
    things = {
        "case": case.pk,
        "passkey": _factors_of(actors["supporter_assigned"]),
        "other_case": a_case(name="Somebody Else").pk,
        "supporter": actors["supporter_assigned"].pk,  # asked again, so the vault stays as it is
        "member": Supporter.objects.get(person_id=actors["supporter_other"].pk).pk,
        "absence": _absence_of(actors["supporter_assigned"]).pk,
        "aftercare": _aftercare_of(actors["supporter_assigned"]).pk,
        "talk": _aftercare_of(actors["supporter_other"], wants_to_talk=True).pk,
        "incident": _incident_of(actors["reporter"], department.pk).pk,
        "talk_planned": _talk_led_by(actors).pk,
        **_intervision_of(actors),
        "small_team": _small_team_of(actors),
        **_evaluation(),
        "tap": "not_needed",
        "entry": an_entry().pk,
        "site": department.site_id,
        "grant": actors["analyst"].grants.get().pk,
        "upload": _upload_of(actors["steward"]).pk,
        "kept_file": a_kept_file(actor_for(actors["coordinator"])).pk,
        "row_to_mend": a_row_to_mend(apart=[actors["coordinator_apart"].pk]).pk,
        **_on_call(actors["supporter_assigned"]),
        "mapping": a_saved_mapping(actor_for(actors["coordinator"])).pk,
        "proposal": _proposal(actors).pk,
        "department": department.pk,
        "person": supported.pk,
        "press": Press.CALL_LATER.value,
        "hospital": "hospital",
        "no_session": "0" * 32,
        "rules": put_rules_in_force(actor=INSTALLER, at=AT).pk,
        "seen": "seen",
        "case_group": "team",
        "case_language": "en",
        "role": "coordinator",
        "purpose": "arrange",
        "digest": a_digest().pk,
        **_training(actors),
        **(calamity := _calamity(actors, department)),
        **_family(actors, calamity["calamity"], department),
        **_learning(actors, calamity["calamity"], department),
        **_alarm(case),
        **_questionnaire(),
        **_numbers(),
    }
    world = World(actors, things)
    world.sign_in()
    return world


def _numbers() -> dict[str, Any]:
    """The year before, published."""
    table = a_publication("2025", cases=30, declared=SUPPORT[:4]).tables.all()[0]
    return {
        "published": "2025",
        "published_question": table.question,
        "published_table": table.code,
        "csv": "csv",
        "dutch": "nl",
        "json": "json",
    }


def _training(actors: dict[str, User]) -> dict[str, Any]:
    """supporter_other followed a training, has a certificate, and a diary that asks."""
    coordinator = actor_for(actors["coordinator"])
    member = Supporter.objects.get(person_id=actors["supporter_other"].pk)
    curriculum = a_curriculum(by=coordinator, at=AT)
    attended(member, curriculum, by=coordinator, at=AT)
    coming = a_session(curriculum, by=coordinator, at=AT, begins_at=AT + timedelta(days=9))
    invite_to_session(actor=coordinator, at=AT, session=coming, supporters=[member.pk])
    link = "https://hospital.example/training"
    material = add_material(
        actor=coordinator, at=AT, curriculum=curriculum, title="To read", link=link
    )
    row = issue_certificate(actor=coordinator, at=AT, supporter=member, curriculum=curriculum)
    OutgoingMessage.objects.all().delete()
    return {
        "certificate": row.pk,
        "competence": "COM02",
        "curriculum": curriculum.pk,
        "material": material.pk,
        "part": curriculum.parts.order_by("position")[0].pk,
        "seat": coming.places.get().pk,
        "secret": make_calendar_address(actor=actor_for(actors["supporter_other"]), at=AT),
        "template": "day",
        "training": coming.pk,
    }


def _on_call(user: User) -> dict[str, UUID]:
    """A published turn of a year ahead, on offer; the page never knows whose case."""
    turn = a_turn(actor_for(user), AT.replace(hour=22) + timedelta(days=365))
    offer = TurnOffer.objects.create(turn=turn, offered_at=AT)
    return {"rota": turn.rota_id, "turn": turn.pk, "turn_offer": offer.pk}


def _alarm(case: Case) -> dict[str, str]:
    """Somebody tried to open what is not theirs."""
    with contextlib.suppress(vault_client.VaultRefused):
        wrap, nobody = bytes(case.wrapped_key), f"person:{uuid4()}"
        vault_client.open_case(case.pk, wrap, nobody, "supporter", "support")
    (rung,) = [one for one in vault_alarms.alarms_to_tell() if one.kind == "not_assigned"]
    return {"day": rung.day, "kind": rung.kind, "about": rung.about}


def _calamity(actors: dict[str, User], department: Department) -> dict[str, Any]:
    """A file into which the analyst looks; its first step is the head's."""
    secretary = actor_for(actors["calamity_secretary"])
    incident = an_incident(department_id=department.pk, happened_on=AT.date())
    file = open_file(
        actor=secretary,
        at=AT,
        opening=Opening(incident.pk, department.pk, AT.date(), AT.date()),
        handed_over=False,
    )
    step = file.steps.get(rule="own-director")
    step.owner = actors["head_of_department"]
    step.save()
    member = file.team.create(
        user=actors["analyst"], kind="analysis", state="accepted", asked_on=AT.date()
    )
    a_planted_tree(file)
    fact = add_fact(
        actor=actor_for(actors["analyst"]),
        at=AT,
        file_id=file.pk,
        fact=Fact("The pump gave no alarm", Source.DEVICE),
    )
    return {
        "calamity": file.pk,
        "calamity_fact": fact.pk,
        "calamity_paper": "whole",
        "calamity_back": "back",
        "calamity_act": "write",
        "calamity_step": step.pk,
        "calamity_department": file.departments.get().pk,
        "calamity_member": member.pk,
        "calamity_word": "yes",
        "calamity_report_kind": "final",
        "calamity_report_part": "method",
        "calamity_version": _version(file, actors["calamity_secretary"]),
        "calamity_rule": "own-analysis",
        "calamity_way": "up",
        "calamity_closed": "2026-03-03",
        "due_secret": make_due_address(actor=secretary, at=AT),
        **_committee(actors, file),
    }


def _committee(actors: dict[str, User], file: CalamityFile) -> dict[str, Any]:
    """A meeting next week, a document, the colleague to be heard, the result to be told."""
    meeting = a_meeting(actors["calamity_secretary"], AT + timedelta(days=7), at=AT)
    decision = write_decision(
        actor=actor_for(actors["calamity_secretary"]),
        at=AT,
        meeting_id=meeting.pk,
        decided=Decided("Ask the pharmacy.", owner=actors["committee_member"].pk),
    )
    interview = an_interview(
        file,
        actors["analyst"],
        actors["colleague"],
        at=AT,
        begins_at=AT + timedelta(days=7),
    )
    check = facts_asked(file, actors["analyst"], interview, at=AT)
    return {
        "committee_meeting": meeting.pk,
        "agenda_item": meeting.items.get().pk,
        "agenda_word": "up",
        "committee_decision": decision.pk,
        "attachment": an_attachment(file, actors["calamity_secretary"], at=AT).pk,
        "interview": interview.pk,
        "interview_word": "done",
        "fact_check": check.pk,
        "fact_answer": check.answers.get().pk,
        "feedback": a_telling(file, actors["calamity_secretary"], at=AT).pk,
        "feedback_word": "off",
    }


def _family(actors: dict[str, User], file_id: UUID, department: Department) -> dict[str, UUID]:
    """The head keeps in touch; the reporter promised something and is asked to coach the head."""
    secretary, head = (
        actor_for(actors[name]) for name in ("calamity_secretary", "head_of_department")
    )
    reporter, today = actors["reporter"], AT.date()
    name_contact(actor=secretary, at=AT, file_id=file_id, contact=UUID(head.id), deputy=None)
    planned = plan_talk(
        actor=head,
        at=AT,
        file_id=file_id,
        kind=ContactKind.TALK,
        planned_at=AT + timedelta(days=1),
    )
    (question,) = write_words(
        actor=head,
        at=AT,
        file_id=file_id,
        kind=WordKind.QUESTION,
        texts=["Who looked at the pump that night?"],
        asked_on=today,
    )
    promise = make_promise(
        actor=head,
        at=AT,
        file_id=file_id,
        what="To call.",
        promised_by=reporter.pk,
        promised_on=today,
        due_on=today,
    )
    coach = list_coach(actor=secretary, at=AT, user_id=reporter.pk, reach="1234")
    asked = ask_coach(
        actor=head, at=AT, department_id=department.pk, talk_at=AT + timedelta(days=1)
    )
    OutgoingMessage.objects.all().delete()
    return {
        "family_contact": planned.pk,
        "family_question": question.pk,
        "family_promise": promise.pk,
        "coach": coach.pk,
        "coach_request": asked.pk,
    }


def _questionnaire() -> dict[str, str]:
    """One that the hospital brought in."""
    row = import_instrument(whole=questionnaire(pulse()), actor=IMPORTER, at=AT)
    return {"asked_name": row.name, "asked_version": row.version}


def _learning(actors: dict[str, User], file_id: UUID, department: Department) -> dict[str, Any]:
    """A tree and a measure of that file; of another file root causes that the analyst codes."""
    secretary = actors["calamity_secretary"]
    file = CalamityFile.objects.get(pk=file_id)
    if not CausalTree.objects.filter(file=file).exists():
        a_planted_tree(file)
    root_cause = opened(CausalTree.objects.get(file=file)).tree.root_causes()[0]
    other = a_file(secretary, department)
    sample = BlindSample.objects.create(
        year=2020, percent=15, least=10, seed="seed", out_of=1, drawn_on=AT, drawn_by=secretary.pk
    )
    second_id = uuid4()
    SecondCoding.objects.create(
        id=second_id,
        sample=sample,
        file=other,
        coder=actors["analyst"],
        texts=locked_texts(second_id, [(root_cause.node, "The pump gave no alarm")]),
        asked_on=AT,
    )
    handed_in = SecondCoding.objects.create(
        id=uuid4(),
        sample=sample,
        file=a_file(secretary, department),
        coder=actors["analyst"],
        texts=b"",
        asked_on=AT,
        done_on=AT,
    )
    handed_in.texts = locked_texts(handed_in.pk, [])
    handed_in.save()
    tree = SharedTree(2020, "medication", "hospital", "none", (SharedNode(1, None),))
    return {
        "calamity_node": root_cause.node,
        "measure": a_measure(file, actors["colleague"], secretary).pk,
        "second": second_id,
        "handed_in": handed_in.pk,
        "library_tree": take_in_tree(actor=actor_for(secretary), at=AT, content=as_file(tree)).pk,
        "shared_texts": "none",
    }


def _version(file: CalamityFile, secretary: User) -> UUID:
    """Of the final report, with one signature."""
    write(file, secretary, "final", {"method": {"method": "PRISMA"}}, AT)
    return freeze(file, secretary, "final", knowing=True, at=AT).pk


def _user(actor: Actor) -> User:
    return User.objects.get(pk=actor.id)


def _head_of(department: UUID) -> User:
    user = a_user_for(a_person())
    give(user, Role.HEAD_OF_DEPARTMENT, scope_id=department)
    return user


def _case_of(person: Person, actors: dict[str, User]) -> Case:
    """With its supporter, who has accepted."""
    supporter = actor_for(actors["supporter_assigned"])
    case = a_case(person=person)
    vault_client.set_aside(case.pk, [actors["coordinator_apart"].pk])
    case = asked(case, supporter, coordinator=actor_for(actors["coordinator"]))
    return pressed(case, Press.ACCEPT, actor=supporter)


def _talk_led_by(actors: dict[str, User]) -> GroupSession:
    """Planned for tomorrow, led by supporter_other; the vault hides it from coordinator_apart."""
    talk = a_talk(apart=[actors["coordinator_apart"].pk])
    talk.leaders.create(supporter_id=actors["supporter_other"].pk)
    return talk


def _intervision_of(actors: dict[str, User]) -> dict[str, Any]:
    """A group led by supporter_other, a word of the hospital, and a wish to come back."""
    group = a_group(
        [actor_for(actors["supporter_assigned"])], leads=actor_for(actors["supporter_other"])
    )
    former = Supporter.objects.get(person_id=actors["former_supporter"].pk)
    return {
        "buddy": _pair(actors, "supporter_assigned", "supporter_other"),
        "buddy_coordinator": _pair(actors, "supporter_other", "coordinator"),
        "group": group.pk,
        "meeting": first_meeting(group).pk,
        "word": IntervisionWord.objects.create(word="slow days").pk,
        "wish": ComingBack.objects.create(supporter=former, asked_on=AT.date()).pk,
    }


def _pair(actors: dict[str, User], asks: str, asked: str) -> UUID:
    mine = Supporter.objects.get(person_id=actors[asks].pk)
    return Buddy.objects.create(supporter=mine, person_id=actors[asked].pk).pk


def _evaluation() -> dict[str, Any]:
    """A round on paper that collects; one with keys needs the other two processes."""
    row = a_row(way="paper", state="collecting")
    return {"round": row.pk, "round_code": row.code}


def _small_team_of(actors: dict[str, User]) -> UUID:
    """Asked in an open round, and headed by head_of_department."""
    head = actors["head_of_department"]
    department, _people = a_team(3, head_id=head.pk)
    round_ = a_round(department, by=actor_for(actors["coordinator"]))
    return round_.departments.get().pk


def _factors_of(user: User) -> int:
    """An app, recovery codes and a passkey; the number of the passkey."""
    an_app(user)
    recovery_codes(user)
    return int(a_passkey(user).pk)


def _aftercare_of(user: User, **fields: Any) -> Aftercare:
    due_on = AT.date() - timedelta(days=1)
    return Aftercare.objects.create(
        supporter=Person.objects.get(pk=user.pk), due_on=due_on, **fields
    )


def _absence_of(user: User) -> Absence:
    day = AT.date() + timedelta(days=30)
    return Absence.objects.create(person_id=user.pk, from_on=day, until_on=day)


def _upload_of(user: User) -> StaffUpload:
    return keep_upload(
        kind=UploadKind.PEOPLE,
        content=b"number;name;profession;department\n1;Anna Verzonnen;nurse;Ward\n",
        full=False,
        actor=actor_for(user),
        at=AT,
    )


def _proposal(actors: dict[str, User]) -> RoleProposal:
    """Waits for a second person; approving it asks nothing of the vault."""
    return propose_second_factor_reset(
        user=actors["coordinator_without_second_factor"],
        actor=actor_for(actors["steward_other"]),
        at=AT,
    )


def _incident_of(user: User, department: UUID) -> Incident:
    return an_incident(
        actor=actor_for(user),
        at=AT,
        recorded_at=AT,
        happened_on=AT.date(),
        happened_at_time=None,
        department_id=department,
    )
