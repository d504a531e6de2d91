"""Measures: entrusted to somebody, reminded of until their effect is checked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.access.decide import decide
from naast.access.models import User
from naast.access.roles import Right, Role
from naast.calamities.actions.keep_measure import (
    MeasureRefused,
    StaleMeasure,
    carry_out_measure,
    change_measure,
    let_measure_go,
    record_effect,
)
from naast.calamities.actions.remind_of_measures import remind_of_measures
from naast.calamities.logic.measures import remind_owner, standing
from naast.calamities.models_measure import Measure
from naast.calamities.queries.measures import (
    MeasureTexts,
    measures_of,
    measures_to_keep,
    moves_of,
    open_measures,
    own_measures,
)
from naast.calamities.queries.names_tree import NamesSomebody
from naast.notify.models import OutgoingMessage
from naast.people.models import Person
from tests.actors import an_actor
from tests.factories.calamities import (
    AT,
    TODAY,
    a_calamity,
    a_holder,
    a_secretary,
    acting,
    an_analyst,
)
from tests.factories.learning import a_measure, a_measure_plan
from tests.factories.people import a_person, a_user_for
from tests.factories.prisma import HANDED
from tests.factories.trees import looking_into

DAY = timedelta(days=1)
CHECK = AT + 120 * DAY  # when the effect of a measure of the factory is checked


@pytest.mark.django_db
def test_a_measure_is_read_with_its_file_and_its_texts_are_locked() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    file = a_calamity(secretary)

    measure = a_measure(file, owner, secretary)

    (read,) = measures_of(actor=acting(secretary), file=file)
    assert (read.row.owner, read.nodes, read.standing.waiting_for) == (owner, {HANDED}, "to_do")
    assert read.texts.what == "Pumps with another screen"
    assert b"Pumps" not in bytes(Measure.objects.get(pk=measure.pk).texts)
    assert OutgoingMessage.objects.get(person_id=owner.pk).kind == "something_waiting"


@pytest.mark.django_db
def test_from_plan_to_effect_each_step_comes_after_the_one_before() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    measure = a_measure(a_calamity(secretary), owner, secretary)
    said = {"actor": acting(owner), "at": AT, "measure_id": measure.pk}
    effect = {"actor": acting(secretary), "at": CHECK, "measure_id": measure.pk}
    with pytest.raises(MeasureRefused):
        record_effect(**effect, revision=1, effect="worked", evidence="")

    carry_out_measure(**said, revision=1, done_on=TODAY, evidence="The invoice of the new pumps")
    with pytest.raises(MeasureRefused):
        let_measure_go(**said, revision=2, reason="No money")
    checked = record_effect(
        **effect, revision=2, effect="partly", evidence="Two mixed up in a month"
    )

    (read,) = measures_of(actor=acting(secretary), file=measure.file)
    assert (checked.state, checked.effect, checked.effect_by) == ("checked", "partly", secretary.pk)
    assert read.texts.evidence == "The invoice of the new pumps\n\nTwo mixed up in a month"
    assert read.standing.waiting_for == ""
    with pytest.raises(MeasureRefused):
        record_effect(**effect, revision=3, effect="worked", evidence="")


def a_done_measure(secretary: User, owner: User) -> Measure:
    measure = a_measure(a_calamity(secretary), owner, secretary)
    return carry_out_measure(
        actor=acting(owner), at=AT, measure_id=measure.pk, revision=1, done_on=TODAY, evidence=""
    )


@pytest.mark.django_db
def test_the_effect_is_told_by_somebody_else_and_not_before_its_day() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    measure = a_done_measure(secretary, owner)
    said = {"measure_id": measure.pk, "revision": 2, "effect": "worked", "evidence": "Counted"}

    with pytest.raises(MeasureRefused, match="Somebody else"):
        record_effect(**said, actor=acting(owner), at=CHECK)
    with pytest.raises(MeasureRefused, match="from 30 Jun 2026 on"):
        record_effect(**said, actor=acting(secretary), at=CHECK - DAY)

    assert record_effect(**said, actor=acting(secretary), at=CHECK).state == "checked"


@pytest.mark.django_db
def test_who_carried_it_out_does_not_judge_it_after_giving_it_to_somebody_else() -> None:
    secretary, other = a_secretary(), a_user_for(a_person())
    member = a_holder(Role.COMMITTEE_MEMBER)
    measure = a_done_measure(secretary, member)
    change_measure(
        actor=acting(secretary),
        at=AT,
        measure_id=measure.pk,
        revision=2,
        plan=a_measure_plan(other),
    )
    said = {"at": CHECK, "measure_id": measure.pk, "revision": 3, "evidence": "Counted"}

    with pytest.raises(MeasureRefused, match="Somebody else"):
        record_effect(**said, actor=acting(member), effect="worked")
    assert record_effect(**said, actor=acting(secretary), effect="not").effect == "not"


@pytest.mark.django_db
def test_we_cannot_tell_sets_a_new_day_twice_and_then_stays() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    measure = a_done_measure(secretary, owner)
    said = {"actor": acting(secretary), "measure_id": measure.pk, "effect": "cannot_tell"}
    day = measure.check_on
    for bad in (None, day, day + 400 * DAY):
        with pytest.raises(MeasureRefused, match="within a year"):
            record_effect(**said, at=CHECK, revision=2, evidence="Too few", check_on=bad)

    for revision, why in ((2, "Too few"), (3, "Still too few")):
        at = CHECK + (revision - 2) * 60 * DAY
        again = day + (revision - 1) * 60 * DAY
        waiting = record_effect(**said, at=at, revision=revision, evidence=why, check_on=again)
        assert (waiting.state, waiting.check_on) == ("done", again)
    ended = record_effect(**said, at=CHECK + 120 * DAY, revision=4, evidence="It stays so")

    assert (ended.state, ended.effect) == ("checked", "cannot_tell")
    moves = [(one.row.kind, one.row.check_before, one.reason) for one in moves_of(ended)]
    assert moves == [
        ("cannot_tell", day, "Too few"),
        ("cannot_tell", day + 60 * DAY, "Still too few"),
    ]
    assert b"few" not in bytes(ended.moves.all()[0].reason)


@pytest.mark.django_db
def test_a_day_is_moved_with_a_reason_that_stays_beside_the_day_that_was() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    measure = a_measure(a_calamity(secretary), owner, secretary)
    later = a_measure_plan(owner, check_on=measure.check_on + 30 * DAY)
    said = {"actor": acting(secretary), "at": AT, "measure_id": measure.pk, "plan": later}
    with pytest.raises(MeasureRefused, match="why the day is moved"):
        change_measure(**said, revision=1)
    assert Measure.objects.get().check_on == measure.check_on

    moved = change_measure(**said, revision=1, reason="The new pumps come later")

    (move,) = moves_of(moved)
    assert (move.row.check_before, move.row.check_after, move.reason) == (
        measure.check_on,
        measure.check_on + 30 * DAY,
        "The new pumps come later",
    )


@pytest.mark.django_db
def test_what_is_carried_out_after_the_day_of_the_check_is_checked_as_much_later() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    measure = a_measure(a_calamity(secretary), owner, secretary)  # checked 90 days after it is due
    late = measure.check_on + 10 * DAY

    done = carry_out_measure(
        actor=acting(owner),
        at=AT + 200 * DAY,
        measure_id=measure.pk,
        revision=1,
        done_on=late,
        evidence="",
    )

    assert done.check_on == late + 90 * DAY
    assert [one.row.kind for one in moves_of(done)] == ["late"]


@pytest.mark.django_db
def test_of_two_who_change_it_at_once_the_second_is_refused() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    measure = a_measure(a_calamity(secretary), owner, secretary)
    said = {"actor": acting(secretary), "at": AT, "measure_id": measure.pk, "revision": 1}
    texts = MeasureTexts("First", "Less", "Count")
    change_measure(**said, plan=a_measure_plan(owner, texts=texts))

    with pytest.raises(StaleMeasure):
        change_measure(**said, plan=a_measure_plan(owner))
    with pytest.raises(StaleMeasure):
        carry_out_measure(**said, done_on=TODAY, evidence="Bought")
    with pytest.raises(StaleMeasure):
        let_measure_go(**said, reason="No money")

    (read,) = measures_of(actor=acting(secretary), file=measure.file)
    assert (read.texts, read.row.state) == (texts, "planned")


@pytest.mark.django_db
def test_a_measure_names_nobody() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    file = a_calamity(secretary)
    a_person(name="Hanna Voorbeeld")
    texts = MeasureTexts("HANNA'S list is checked", "Less", "Count")
    with pytest.raises(NamesSomebody, match="HANNA"):
        a_measure(file, owner, secretary, texts=texts)
    measure = a_measure(file, owner, secretary)

    said = {"actor": acting(owner), "at": AT, "measure_id": measure.pk, "revision": 1}
    with pytest.raises(NamesSomebody):
        carry_out_measure(**said, done_on=TODAY, evidence="Ask Hanna")
    with pytest.raises(NamesSomebody):
        let_measure_go(**said, reason="hanna does not want it")
    assert carry_out_measure(
        **said, done_on=TODAY, evidence="The Hanna pump", not_names=["Hanna"]
    ).done_on


@pytest.mark.django_db
def test_a_measure_that_is_not_carried_out_keeps_the_reason_and_reminds_nobody() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    measure = a_measure(a_calamity(secretary), owner, secretary)

    let_measure_go(
        actor=acting(secretary), at=AT, measure_id=measure.pk, revision=1, reason="Pumps replaced"
    )

    assert open_measures(acting(secretary), TODAY) == ([], [])
    assert remind_of_measures(actor=acting(secretary), at=AT + 400 * DAY) == 0


@pytest.mark.django_db
def test_a_plan_needs_somebody_of_here_and_a_check_after_the_deed() -> None:
    secretary, owner, gone = a_secretary(), a_user_for(a_person()), a_user_for(a_person())
    gone.is_active = False
    gone.save()
    file = a_calamity(secretary)
    assert a_measure(file, owner, secretary).state == "planned"

    with pytest.raises(MeasureRefused):
        a_measure(file, gone, secretary)
    with pytest.raises(MeasureRefused):
        a_measure(file, owner, secretary, check_on=TODAY)
    assert Measure.objects.count() == 1


@pytest.mark.django_db
def test_a_change_keeps_the_evidence_and_tells_a_new_owner() -> None:
    secretary, owner, other = a_secretary(), a_user_for(a_person()), a_user_for(a_person())
    measure = a_measure(a_calamity(secretary), owner, secretary)
    said = {"actor": acting(secretary), "at": AT, "measure_id": measure.pk}
    carry_out_measure(**said, revision=1, done_on=TODAY, evidence="Bought")

    texts = MeasureTexts("Other pumps", "Less", "Count")
    change_measure(**said, revision=2, plan=a_measure_plan(other, texts=texts))

    (read,) = measures_of(actor=acting(secretary), file=measure.file)
    assert (read.texts, read.row.state) == (
        MeasureTexts("Other pumps", "Less", "Count", "Bought"),
        "done",
    )
    assert OutgoingMessage.objects.filter(person_id=other.pk).count() == 1


@pytest.mark.django_db
def test_the_owner_is_reminded_until_the_effect_is_checked_and_others_once_it_is_late() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    member = a_holder(Role.COMMITTEE_MEMBER)
    measure = a_measure(
        a_calamity(secretary), owner, secretary, due_on=TODAY + 10 * DAY, check_on=TODAY + 40 * DAY
    )
    OutgoingMessage.objects.all().delete()

    def told(day: int) -> set[object]:
        OutgoingMessage.objects.all().delete()
        remind_of_measures(actor=acting(secretary), at=AT + day * DAY)
        remind_of_measures(actor=acting(secretary), at=AT + day * DAY)
        people = list(OutgoingMessage.objects.values_list("person_id", flat=True))
        assert len(people) == len(set(people))
        return set(people)

    everybody = {owner.pk, secretary.pk, member.pk}
    assert [told(day) for day in (2, 3, 4, 10)] == [set(), {owner.pk}, set(), {owner.pk}]
    assert [told(day) for day in (11, 12, 18)] == [everybody, set(), {owner.pk}]
    carry_out_measure(
        actor=acting(owner), at=AT, measure_id=measure.pk, revision=1, done_on=TODAY, evidence=""
    )
    checks, late = {secretary.pk}, {secretary.pk, member.pk}  # never who carried it out
    assert [told(day) for day in (19, 33, 40, 47, 54, 55)] == [
        set(),
        set(),
        checks,
        checks,
        checks,
        late,
    ]


@pytest.mark.django_db
def test_where_the_owner_left_the_secretary_is_told() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    measure = a_measure(a_calamity(secretary), owner, secretary, due_on=TODAY)
    Measure.objects.filter(pk=measure.pk).update(owner=None)
    OutgoingMessage.objects.all().delete()

    remind_of_measures(actor=acting(secretary), at=AT)

    assert OutgoingMessage.objects.get().person_id == secretary.pk


@pytest.mark.django_db
def test_late_ones_stand_apart_for_secretary_and_committee() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    file = a_calamity(secretary)
    late = a_measure(file, owner, secretary, due_on=TODAY - DAY)
    soon = a_measure(file, owner, secretary, due_on=TODAY)

    found = open_measures(acting(a_holder(Role.COMMITTEE_MEMBER)), TODAY)

    assert [[one.row for one in rows] for rows in found] == [[late], [soon]]


@pytest.mark.django_db
def test_who_carries_it_out_finds_it_alone_and_others_find_nothing() -> None:
    secretary, owner, colleague = a_secretary(), a_user_for(a_person()), a_user_for(a_person())
    file = a_calamity(secretary)
    measure = a_measure(file, owner, secretary)
    analyst, stranger = looking_into(file), an_analyst()
    assert list(own_measures(acting(owner))) == [measure]
    assert decide(acting(owner), Right.CARRY_OUT_MEASURES, measure)
    keepers = [secretary, a_holder(Role.COMMITTEE_MEMBER), analyst]
    assert [list(measures_to_keep(acting(one))) for one in keepers] == [[measure]] * 3

    others = [acting(colleague), acting(stranger), an_actor(Role.COORDINATOR)]
    others += [an_actor(role) for role in (Role.STEWARD, Role.BOARD, Role.PEER_SUPPORTER)]
    for other in [*others, an_actor(Role.HEAD_OF_DEPARTMENT), acting(owner)]:
        assert list(measures_to_keep(other)) == []
        assert measures_of(actor=other, file=file) == []
        assert not decide(other, Right.KEEP_MEASURES, measure)
    for other in others:
        assert list(own_measures(other)) == []
        assert not decide(other, Right.CARRY_OUT_MEASURES, measure)


@pytest.mark.django_db
def test_the_measure_stays_when_its_owner_leaves() -> None:
    secretary, owner = a_secretary(), a_user_for(a_person())
    measure = a_measure(a_calamity(secretary), owner, secretary)

    owner.delete()

    assert Measure.objects.get(pk=measure.pk).owner is None
    assert Person.objects.exists()


@given(st.integers(-60, 60), st.one_of(st.none(), st.integers(-60, 60)))
def test_nobody_is_told_twice_on_a_day_nor_left_alone_for_more_than_a_week(
    day: int, told: int | None
) -> None:
    due = date(2026, 6, 1)
    today, told_on = due + day * DAY, None if told is None else due + told * DAY
    here = standing("planned", due_on=due, check_on=due + 90 * DAY)

    reminded = remind_owner(here, today=today, told_on=told_on)

    if told_on == today:
        assert not reminded
    if today >= due and (told_on is None or today - told_on >= 7 * DAY):
        assert reminded
    if today < due - 7 * DAY:
        assert not reminded
