"""The hospital's rule on who gets an offer at once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naast.incidents.logic.triage import ErrorsOnly, SupportRule, decide_by, decide_on_support
from tests.factories.incidents import NOON, a_draft

TODAY = date(2026, 3, 2)
RULE = SupportRule()


@pytest.mark.parametrize("kind", ["aggression", "claim", "complaint", "patient_death"])
def test_events_that_are_no_error_open_offers_at_once(kind: str) -> None:
    assert decide_on_support(a_draft(kind=kind, harm="none"), RULE, TODAY) == "opened"


@pytest.mark.parametrize("harm", ["severe", "death"])
def test_severe_harm_opens_offers_at_once(harm: str) -> None:
    assert decide_on_support(a_draft(harm=harm), RULE, TODAY) == "opened"


def test_a_moderate_safety_incident_waits_for_the_coordinator() -> None:
    assert decide_on_support(a_draft(), RULE, TODAY) == "waits"


def test_severe_harm_that_did_not_come_about_waits() -> None:
    assert decide_on_support(a_draft(harm="severe", actuality="potential"), RULE, TODAY) == "waits"


def test_somebody_who_is_shaken_is_called_whatever_happened() -> None:
    assert decide_on_support(a_draft(harm="none", shaken=True), RULE, TODAY) == "opened"


@pytest.mark.parametrize(("days", "decision"), [(14, "opened"), (15, "waits")])
def test_an_imported_event_older_than_14_days_never_opens_unconfirmed(
    days: int, decision: str
) -> None:
    draft = a_draft(
        source="csv", harm="death", shaken=True, happened_on=TODAY - timedelta(days=days)
    )

    assert decide_on_support(draft, RULE, TODAY) == decision


@given(
    kind=st.sampled_from(["patient_death", "aggression", "safety_incident"]),
    harm=st.sampled_from(["death", "none"]),
    days=st.integers(15, 5000),
    source=st.sampled_from(["fhir", "csv", "xlsx"]),
    shaken=st.booleans(),
)
def test_no_old_import_opens(kind: str, harm: str, days: int, source: str, shaken: bool) -> None:
    draft = a_draft(
        kind=kind,
        harm=harm,
        shaken=shaken,
        source=source,
        happened_on=TODAY - timedelta(days=days),
    )

    assert decide_on_support(draft, RULE, TODAY) == "waits"


def test_an_old_event_on_the_form_still_opens() -> None:
    draft = a_draft(kind="claim", happened_on=TODAY - timedelta(days=400))

    assert decide_on_support(draft, RULE, TODAY) == "opened"


def test_the_tap_is_due_in_half_a_day_and_for_old_imports_in_a_week() -> None:
    old = a_draft(source="fhir", happened_on=date(2025, 1, 1))

    assert decide_by(a_draft(), NOON, TODAY) == NOON + timedelta(hours=12)
    assert decide_by(old, NOON, TODAY) == NOON + timedelta(days=7)


def test_a_rule_for_errors_only_is_refused() -> None:
    assert SupportRule(kinds=frozenset({"safety_incident", "claim"})).shaken

    with pytest.raises(ErrorsOnly, match="not for errors only"):
        SupportRule(kinds=frozenset({"safety_incident", "near_miss"}))


def test_the_rule_is_read_from_the_hospitals_setting() -> None:
    rule = SupportRule.from_setting({"kinds": ["complaint"], "harms": [], "shaken": False})

    assert rule == SupportRule(frozenset({"complaint"}), frozenset(), shaken=False)
    assert SupportRule.from_setting({}) == SupportRule()
