"""People who may sign in and want to know more: stewards, colleagues, supporters, reporters."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.urls import get_resolver, reverse

from naast.access.actor import Actor
from naast.access.models import User
from naast.access.roles import Role
from naast.cases.actions import start_support
from naast.cases.logic.steps import NotNow
from naast.cases.models import Case
from naast.incidents.models import Incident
from naast.incidents.queries.withdrawal import withdrawal_code
from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose, VaultRefused
from naast.workflows.ask_for_support import hash_of_code
from tests.actors import give
from tests.attacks.conftest import AttackReport
from tests.attacks.hospital import Hospital, hospital, of_the_directory, typed, without_chance
from tests.factories.cases import (
    a_colleague,
    a_coordinator,
    a_supporting_actor,
    actor_of,
    fresh,
    seen_by,
)
from tests.factories.people import a_department, a_person, a_user_for
from tests.factories.vault import RunningVault
from tests.web.test_access_matrix import every_address
from vault.protections import ALL

__all__ = ["hospital"]
pytestmark = pytest.mark.django_db(transaction=True)
OPEN, CLOSED = typed(0), typed(1)
FOUNDED = date(2025, 1, 1)
CHANCE = ("Set-Cookie", "Content-Length", "Content-Security-Policy")
OUTCOMES = ("no_thank_you", "declined", "talked", "completed", "withdrawn")


@contextmanager
def authority_off(vault: RunningVault) -> Iterator[None]:
    """The vault believes whatever the web says."""
    vault.restart(protections=replace(ALL, authority_is_checked=False))
    yield
    vault.restart(protections=ALL)


def every_row() -> list[tuple[object, ...]]:
    """What somebody reads who may ask the database anything."""
    read: list[tuple[object, ...]] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            read += [(table, *map(_shown, row)) for row in cursor.fetchall()]
    return read


def _shown(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


def names_in(text: str, *extra: str) -> set[str]:
    """Names of supported colleagues, and words that tell an outcome."""
    words = (OPEN.name, CLOSED.name, "Zevenhuizen", "Oosterparkeer", *extra)
    return {word for word in words if word in text}


# --- the administrator ------------------------------------------------------------------------


def pages_of(hospital: Hospital, steward: Actor, values: dict[str, Any]) -> dict[str, str]:
    """Every page of the steward, as it is now."""
    shown = {}
    for name, _view in every_address():
        if not name.startswith("steward:"):
            continue
        address = filled(name, values)
        answer = hospital.visit(steward, address)
        assert answer.status_code in (200, 302, 404, 405), (name, answer)
        shown[name] = without_chance(answer, address)
    return shown


def filled(name: str, values: dict[str, Any]) -> str:
    """The address with values where it asks for them."""
    asked = next(iter(get_resolver_of(name)), [])
    return reverse(name, kwargs={word: values.get(word, uuid4()) for word in asked})


def get_resolver_of(name: str) -> list[list[str]]:
    namespace, _, word = name.rpartition(":")
    resolver = get_resolver()
    if namespace:
        _prefix, resolver = resolver.namespace_dict[namespace]
    return [
        words for ((_text, words),) in [each[0] for each in resolver.reverse_dict.getlist(word)]
    ]


def test_a_steward_with_all_pages_and_all_tables_learns_nothing(
    hospital: Hospital, attack_report: AttackReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    steward = a_coordinator(Role.STEWARD)
    member = of_the_directory(name="Saskia Directory")
    values = {"person_id": member.person, "department_id": a_department().pk}
    before = pages_of(hospital, steward, values)
    hospital.pressed(hospital.helped(member), "talked")
    hospital.closed(hospital.helped(CLOSED))
    hospital.helped(OPEN)
    after = pages_of(hospital, steward, values)

    learned = {f"{name} changed" for name in before if before[name] != after[name]}
    assert len(before) > 15 and "Saskia Directory" in after["steward:person"]
    assert member.person is not None
    rows = every_row()
    tied = f"outside the directory: {member.name}"
    learned |= names_in(repr(rows), *OUTCOMES) | ({tied} if beside(rows, member.person) else set())
    with monkeypatch.context() as off:
        off.setattr(start_support, "seal", lambda key, value, context: repr(value).encode())
        hospital.report(OPEN)
    control = names_in(repr(every_row()))

    attack_report("the administrator", "a steward's pages and SQL", learned, control)


def test_asking_and_pressing_while_signed_in_leaves_no_tie(
    hospital: Hospital, attack_report: AttackReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The colleague's own steps are the only ones taken under the colleague's own name."""
    learned = tied_by_own_steps(hospital)
    monkeypatch.setattr(start_support, "seal", lambda key, value, context: repr(value).encode())
    control = tied_by_own_steps(hospital, presses=False)

    attack_report("somebody who reads all tables", "a colleague's own steps", learned, control)


def tied_by_own_steps(hospital: Hospital, *, presses: bool = True) -> set[str]:
    """Tables that say of a signed-in colleague more than that they signed in."""
    person, me = a_colleague()
    hospital.visit(me, "/")
    signed_in = session_words()
    asked = {"key": str(uuid4()), "phone": "06 8111 9999", "call_time": "any"}
    wishes = {"unit": "any", "gender": "any", "profession": "any"}
    cases = set(Case.objects.values_list("pk", flat=True))
    hospital.visit(me, "/support/me/", asked | wishes)
    case = Case.objects.exclude(pk__in=cases).get()
    if presses:
        hospital.visit(me, "/my/")
        hospital.visit(me, f"/my/{case.pk}/press/withdraw/", {})
        hospital.visit(me, f"/my/{case.pk}/undo/", {})
        assert seen_by(case, me, "colleague").profile.person == str(person.pk)
    rows = [row for row in every_row() if row[0] != "django_session"]
    tied = {"support beside the person"} if beside(rows, str(person.pk)) else set()
    return tied | {f"session says {word}" for word in session_words() - signed_in}


def session_words() -> set[str]:
    """What any session keeps, by name."""
    return {word for session in Session.objects.all() for word in session.get_decoded()}


def beside(rows: Iterable[tuple[object, ...]], person: str) -> bool:
    """Whether the id stands in a table of support, incidents, messages, sessions or the trail."""
    near = ("cases_", "incidents_", "notify_", "privacy_", "django_session")
    ids = (person, person.replace("-", ""))
    told = [repr(row) for row in rows if str(row[0]).startswith(near)]
    return any(one in row for row in told for one in ids)


# --- the steward who makes himself coordinator ------------------------------------------------


def role_by_pages(hospital: Hospital, steward: Actor, helper: Actor) -> set[str]:
    """What a steward reaches alone: giving, proposing and agreeing, for himself and a friend."""
    mail = User.objects.get(pk=steward.id).email
    helper_mail = User.objects.get(pk=helper.id).email
    today = hospital.at.date().isoformat()
    for who in (mail, helper_mail):
        form = {"who": who, "role": "coordinator", "starts_on": today}
        hospital.visit(steward, "/steward/roles/new/", form)
        hospital.visit(steward, "/steward/proposals/new/", form)
    for proposal in User.objects.get(pk=helper.id).proposals.all():  # it was allowed: not alone
        hospital.visit(steward, f"/steward/proposals/{proposal.pk}/approve/", {})
    coordinators = User.objects.filter(
        grants__role="coordinator", pk__in=(steward.id, helper.id)
    ).values_list("email", flat=True)
    listed = vault_client.roles().get("coordinator", [])
    return set(coordinators) | {str(one) for one in listed if str(one) in (steward.id, helper.id)}


def seen_as_coordinator(hospital: Hospital, actor: Actor, cases: Iterable[Case]) -> set[str]:
    """Names and numbers on every page of the coordinator, pressed and read."""
    seen: set[str] = set()
    some = list(cases)
    shown = [hospital.visit(actor, "/coordinator/")]
    assert shown[0].status_code == 200, "the role itself gives the page"
    for case in some:
        hospital.visit(actor, f"/coordinator/{case.pk}/reveal/", {})
        shown.append(hospital.visit(actor, f"/coordinator/{case.pk}/"))
        shown.append(hospital.visit(actor, f"/coordinator/{case.pk}/who/"))
    for page in shown:
        text = page.content.decode()
        seen |= names_in(text, *(case.number for case in some))
    return seen


def test_a_steward_alone_does_not_become_coordinator(
    hospital: Hospital, vault: RunningVault, attack_report: AttackReport
) -> None:
    steward, friend = a_coordinator(Role.STEWARD), a_colleague()[1]
    case = hospital.helped(OPEN)
    learned = role_by_pages(hospital, steward, friend)

    give(
        User.objects.get(pk=steward.id), Role.COORDINATOR, starts_on=FOUNDED
    )  # so he writes the row by hand
    now = actor_of(User.objects.get(pk=steward.id), Role.STEWARD, Role.COORDINATOR)
    learned |= seen_as_coordinator(hospital, now, [case])
    with authority_off(vault):
        control = seen_as_coordinator(hospital, now, [case])

    attack_report("a steward", "all pages, and a role written by SQL", learned, control)


# --- guessing addresses -----------------------------------------------------------------------


def addresses_about(case: UUID, incident: UUID) -> list[str]:
    """Every address of the product in which a case or a report can stand."""
    found = []
    for name, _view in every_address():
        for asked in get_resolver_of(name):
            if {"case_id", "incident_id", "aftercare_id"} & set(asked):
                words = {
                    "case_id": case,
                    "other_id": case,
                    "incident_id": incident,
                    "aftercare_id": case,
                    "press": "no_thank_you",
                    "tap": "opened",
                    "role": "coordinator",
                    "purpose": "arrange",
                }
                found.append(reverse(name, kwargs={word: words[word] for word in asked}))
    return found


def told_apart(hospital: Hospital, guesser: Actor, case: UUID, incident: UUID) -> set[str]:
    """Addresses whose answer differs between what exists and what does not, read or pressed."""
    real = addresses_about(case, incident)
    nothing = addresses_about(uuid4(), uuid4())
    differing = set()
    for there, absent in zip(real, nothing, strict=True):
        for form in (None, {"supporter": guesser.id, "step": "talking", "position": "0"}):
            one, other = (hospital.visit(guesser, address, form) for address in (there, absent))
            if _seen(one, there) != _seen(other, absent):
                differing.add(there.replace(str(case), "CASE").replace(str(incident), "REPORT"))
    return differing


def _seen(answer: HttpResponse, *own: str) -> tuple[object, ...]:
    """Everything of an answer but what stands for the thing itself, and form tokens."""
    headers = str({name: value for name, value in answer.items() if name not in CHANCE})
    for word in own:
        headers = headers.replace(word, "")
    return answer.status_code, without_chance(answer, *own), headers


@pytest.mark.parametrize("kind", ["colleague", "head", "supporter"])
def test_whoever_guesses_addresses_finds_the_same_as_for_nothing(
    kind: str, hospital: Hospital, vault: RunningVault, attack_report: AttackReport
) -> None:
    ward = a_department(name="The ward")
    guesser = a_guesser(kind, ward.pk)
    case = hospital.helped(OPEN)
    incident = Incident.objects.get().pk
    assert len(addresses_about(case.pk, incident)) > 15
    learned = told_apart(hospital, guesser, case.pk, incident)

    # Even with the role, written by hand, there is nothing: the vault's own list is another one.
    give(User.objects.get(pk=guesser.id), Role.COORDINATOR, starts_on=FOUNDED)
    learned |= {one for one in told_apart(hospital, guesser, case.pk, incident) if "CASE" in one}
    with authority_off(vault):
        control = told_apart(hospital, guesser, case.pk, incident)

    attack_report(f"a {kind} who guesses", "the ids of a case and a report", learned, control)


def a_guesser(kind: str, ward: UUID) -> Actor:
    if kind == "supporter":
        return a_supporting_actor()
    person = a_person(department_id=ward) if kind == "colleague" else a_person()
    user = a_user_for(person)
    if kind == "head":
        give(user, Role.HEAD_OF_DEPARTMENT, scope_id=ward, starts_on=FOUNDED)
    return actor_of(user)


# --- a web that lies about who asks -----------------------------------------------------------


def opened_as(case: Case, claims: Iterable[tuple[str, str, Purpose]]) -> set[str]:
    """The roles for which the vault gave the key to what the web claimed."""
    given = set()
    for name, role, purpose in claims:
        try:
            key = vault_client.open_case(case.id, bytes(case.wrapped_key), name, role, purpose)
        except VaultRefused:
            continue
        given |= {role} if len(key) == 32 else set()
    return given


def test_a_web_that_names_a_false_actor_gets_no_key(
    hospital: Hospital, vault: RunningVault, attack_report: AttackReport
) -> None:
    """The views are honest; the process is not: it says whatever name it likes."""
    case = fresh(hospital.helped(OPEN))
    someone = a_colleague()[1].name
    claims = [
        (someone, "coordinator", Purpose.ARRANGE),
        (someone, "deputy_coordinator", Purpose.ARRANGE),
        (someone, "supporter", Purpose.SUPPORT),
        (someone, "colleague", Purpose.OWN),
        (someone, "steward", Purpose.ARRANGE),
        (hospital.supporter.name, "coordinator", Purpose.ARRANGE),
        (hospital.coordinator.name, "supporter", Purpose.SUPPORT),
        ("public", "return_code", Purpose.OWN),
        ("public", "reporter", Purpose.OWN),
        ("system:steward", "system", Purpose.ARRANGE),
        ("system:intake", "system", Purpose.ARRANGE),
    ]
    owner = (hospital.supporter.name, "supporter", Purpose.SUPPORT)
    assert opened_as(case, [owner]) == {"supporter"}
    learned = opened_as(case, claims)
    with authority_off(vault):
        control = opened_as(case, claims)

    attack_report("a web process that lies", "names of people", learned, control)


# --- the reporter -----------------------------------------------------------------------------


def removal_code(page: HttpResponse) -> str:
    text = page.content.decode()
    start = text.index('<span class="code">') + len('<span class="code">')
    return text[start : text.index("<", start)]


def test_the_removal_code_opens_no_support(
    hospital: Hospital, attack_report: AttackReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    hospital.report(OPEN)
    learned = opened_by_code(hospital, withdrawal_code(Incident.objects.get().key))

    def one_code_for_both(*, removal_hash: str | None = None, **kw: Any) -> Case:
        return honest(code_hash=hash_of_code("AAAA-BBBB"), **kw)

    honest = start_support.start_support
    monkeypatch.setattr(start_support, "start_support", one_code_for_both)
    hospital.report(CLOSED)
    control = opened_by_code(hospital, "AAAA-BBBB")

    attack_report("the reporter", "the code of the report", learned, control)


def opened_by_code(hospital: Hospital, code: str) -> set[str]:
    """What differs from the page of a code that never was."""
    page, never = (
        hospital.visit(None, "/support/code/", {"code": one}) for one in (code, "ZZZZZ-YYYYY")
    )
    same = _seen(page, code) == _seen(never, "ZZZZZ-YYYYY")
    return set() if same else {"a page about the colleague's support"}


def test_a_reporter_cannot_tell_whether_support_was_offered(
    hospital: Hospital, attack_report: AttackReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned = told_by_withdrawing(hospital)

    def frank(closed: UUID | None) -> UUID | None:
        if closed is None:
            raise NotNow("Support was offered already.")
        return closed

    honest = vault_client.withdraw_by_code
    monkeypatch.setattr(vault_client, "withdraw_by_code", lambda code: frank(honest(code)))
    control = told_by_withdrawing(hospital)

    attack_report("the reporter", "a name to take back", learned, control)


def told_by_withdrawing(hospital: Hospital) -> set[str]:
    """Two reports alike; in one of them the colleague was called. What differs afterwards?"""
    seen = []
    for called in (False, True):
        reporter = a_colleague(name="Rita Reporter")[1]
        (case,) = hospital.report(typed(2), by=reporter)
        if called:
            hospital.pressed(hospital.accepted(case), "talked")
        incident = Incident.objects.get(reporter_id=reporter.id)
        address = f"/report/mine/{incident.pk}/remove/"
        form = {"position": "0"}
        pages = [hospital.visit(reporter, address, form, follow=True) for _ in range(2)]
        pages.append(hospital.visit(reporter, "/report/mine/"))
        seen.append([_seen(one, address, str(incident.pk), incident.number) for one in pages])
    return set() if seen[0] == seen[1] else {"whether a call was made"}
