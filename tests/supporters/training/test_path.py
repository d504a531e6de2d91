"""From yes to active: welcomed, signed, trained, started; and only then proposed."""

from datetime import date, timedelta

import pytest

from naast.access.actor import MATCHING, Actor
from naast.access.models import RoleGrant
from naast.access.roles import Role
from naast.people.models import Person
from naast.privacy.models import AuditEvent
from naast.supporters.actions.change_agreement import change_agreement
from naast.supporters.actions.choose_training_rules import choose_training_rules
from naast.supporters.actions.issue_certificate import issue_certificate, withdraw_certificate
from naast.supporters.actions.let_supporter_start import let_supporter_start
from naast.supporters.actions.note_competence import note_competence, take_competence_back
from naast.supporters.actions.plan_training import plan_training
from naast.supporters.actions.sign_agreement import sign_agreement
from naast.supporters.actions.welcome_supporter import TrainingRefused, welcome_supporter
from naast.supporters.choices import Competence, HowShown
from naast.supporters.logic.readiness import Rules
from naast.supporters.models import Supporter
from naast.supporters.models_training import AgreementSigned, AgreementText, Certificate
from naast.supporters.queries import eligible_team
from naast.supporters.queries.training import certificate_by_code, training_page
from tests.factories.people import a_person, a_supporter
from tests.factories.training import a_candidate, a_curriculum, actor_of, attended, signed
from tests.supporters.training.conftest import AT

pytestmark = pytest.mark.django_db
TODAY = date(2027, 1, 15)


def can_be_proposed(supporter: Supporter, on: date = TODAY) -> bool:
    (member,) = (one for one in eligible_team(MATCHING, on) if one.person_id == supporter.person_id)
    return member.trained and member.ready


def an_active_one(coordinator: Actor) -> Supporter:
    supporter = a_candidate(by=coordinator, at=AT)
    signed(supporter, at=AT)
    attended(supporter, a_curriculum(by=coordinator, at=AT), by=coordinator, at=AT)
    return let_supporter_start(actor=coordinator, at=AT, supporter=supporter)


def test_the_whole_way_and_every_step_on_the_page(coordinator: Actor) -> None:
    supporter = a_candidate(by=coordinator, at=AT)
    curriculum = a_curriculum(by=coordinator, at=AT)
    plan_training(actor=coordinator, at=AT, supporter=supporter, curriculum=curriculum, by_on=None)
    said = []
    for step in (
        lambda: None,
        lambda: signed(supporter, at=AT),
        lambda: attended(supporter, curriculum, by=coordinator, at=AT),
    ):
        step()
        (one,) = training_page(coordinator, AT).on_the_way
        said.append((one.signed, one.days_came, one.days, one.core_shown, one.can_start))
        assert not can_be_proposed(supporter)

    let_supporter_start(actor=coordinator, at=AT, supporter=supporter)

    assert said == [
        (False, 0, 1, 0, False),
        (True, 0, 1, 0, False),
        (True, 1, 1, 3, True),
    ]
    assert training_page(coordinator, AT).on_the_way == ()
    assert can_be_proposed(supporter)


def test_whoever_said_yes_gets_the_role_so_that_they_find_their_pages(coordinator: Actor) -> None:
    supporter = a_candidate(by=coordinator, at=AT)

    roles = RoleGrant.objects.filter(user_id=supporter.person_id).values_list("role", flat=True)

    assert list(roles) == [Role.PEER_SUPPORTER]
    with pytest.raises(TrainingRefused, match="in the team already"):
        welcome_supporter(actor=coordinator, at=AT, person_id=supporter.person_id)


def test_nobody_starts_without_agreement_or_core_competences(coordinator: Actor) -> None:
    only_signed, only_trained = (a_candidate(by=coordinator, at=AT) for _ in range(2))
    signed(only_signed, at=AT)
    attended(only_trained, a_curriculum(by=coordinator, at=AT), by=coordinator, at=AT)

    for one in (only_signed, only_trained):
        with pytest.raises(TrainingRefused, match="First the agreement"):
            let_supporter_start(actor=coordinator, at=AT, supporter=one)


def test_the_team_that_was_there_before_goes_on_until_the_day_the_hospital_sets(
    coordinator: Actor,
) -> None:
    before = a_supporter(trained_on=date(2020, 1, 1))
    assert can_be_proposed(before)

    rules = Rules(everybody_from=TODAY + timedelta(days=1))
    choose_training_rules(actor=coordinator, at=AT, rules=rules)

    assert can_be_proposed(before, TODAY)
    assert not can_be_proposed(before, TODAY + timedelta(days=1))


def test_a_new_text_is_signed_anew_within_a_month_and_the_old_signature_stays_as_it_was(
    coordinator: Actor,
) -> None:
    supporter = an_active_one(coordinator)
    first = AgreementSigned.objects.get()

    change_agreement(actor=coordinator, at=AT, text_nl="Nieuw.", text_en="New.")

    assert can_be_proposed(supporter, TODAY + timedelta(days=29))
    assert not can_be_proposed(supporter, TODAY + timedelta(days=30))
    sign_agreement(actor=actor_of(supporter), at=AT, version=2, language="nl")
    assert can_be_proposed(supporter, TODAY + timedelta(days=30))
    first.refresh_from_db()
    assert (first.agreement.version, first.digest) == (1, first.digest)
    assert list(AgreementText.objects.values_list("version", flat=True).order_by("version")) == [
        1,
        2,
    ]


def test_a_text_that_changed_under_the_pen_is_not_signed(coordinator: Actor) -> None:
    supporter = a_candidate(by=coordinator, at=AT)
    change_agreement(actor=coordinator, at=AT, text_nl="Een.", text_en="One.")
    change_agreement(actor=coordinator, at=AT, text_nl="Twee.", text_en="Two.")

    with pytest.raises(TrainingRefused, match="read it again"):
        sign_agreement(actor=actor_of(supporter), at=AT, version=1, language="en")
    sign_agreement(actor=actor_of(supporter), at=AT, version=2, language="en")

    assert AgreementSigned.objects.get().agreement.text_en == "Two."


def test_nobody_signs_for_somebody_outside_the_team(coordinator: Actor) -> None:
    with pytest.raises(Supporter.DoesNotExist):
        sign_agreement(actor=coordinator, at=AT, version=1, language="en")


def test_core_competences_run_out_after_five_years_and_are_refreshed(coordinator: Actor) -> None:
    supporter = an_active_one(coordinator)
    # The training was the day before; five years later it holds no more.
    assert can_be_proposed(supporter, date(2032, 1, 13))
    assert not can_be_proposed(supporter, date(2032, 1, 14))

    for code in ("COM02", "COM05", "COM07"):
        note_competence(
            actor=coordinator, at=AT, supporter=supporter, competence=Competence(code),
            how=HowShown.INTERVISION, shown_on=date(2031, 6, 1),
        )  # fmt: skip

    assert can_be_proposed(supporter, date(2032, 1, 14))
    take_competence_back(actor=coordinator, at=AT, supporter=supporter, competence=Competence.COM02)
    assert not can_be_proposed(supporter, date(2032, 1, 14))


def test_a_certificate_is_for_all_days_and_its_code_says_what_stands_on_it(
    coordinator: Actor,
) -> None:
    curriculum = a_curriculum(by=coordinator, at=AT, key="masterclass")
    supporter = a_candidate(by=coordinator, at=AT)
    with pytest.raises(TrainingRefused, match="all days"):
        issue_certificate(actor=coordinator, at=AT, supporter=supporter, curriculum=curriculum)
    attended(supporter, curriculum, by=coordinator, at=AT)

    row = issue_certificate(actor=coordinator, at=AT, supporter=supporter, curriculum=curriculum)
    again = issue_certificate(actor=coordinator, at=AT, supporter=supporter, curriculum=curriculum)

    assert again == row
    assert (row.followed_on, row.valid_until) == (date(2027, 1, 14), date(2032, 1, 13))
    assert len(row.competences) == 14
    assert certificate_by_code(row.code) == row
    withdraw_certificate(actor=coordinator, at=AT, certificate=row)
    assert certificate_by_code(row.code) is None
    assert Certificate.objects.count() == 0


def test_who_left_the_hospital_is_not_welcomed(coordinator: Actor) -> None:
    gone: Person = a_person(active=False)

    with pytest.raises(TrainingRefused, match="does not work here"):
        welcome_supporter(actor=coordinator, at=AT, person_id=gone.pk)


def test_signing_is_written_down_once_without_the_text(coordinator: Actor) -> None:
    supporter = a_candidate(by=coordinator, at=AT)

    signed(supporter, at=AT)

    event = AuditEvent.objects.get(action="sign_agreement")
    assert (event.subject, event.role_word) == ("version 1", "peer_supporter")
