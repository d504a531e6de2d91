"""What stands on the report page: forms as sent, after a step (add, search, remove) or as new.

A step checks nothing and stores nothing: the page comes back with everything that was typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django.forms.formsets import BaseFormSet
from django.utils import timezone

from naast.access.actor import Actor
from naast.incidents.logic.draft import IncidentDraft, NamedColleague
from naast.incidents.logic.name_warning import looks_like_names, possible_full_names
from naast.incidents.queries.naming import (
    colleagues_found,
    colleagues_with,
    departments_to_name,
    may_search,
    myself,
    names_in_directory,
)
from naast.incidents.queries.own_directory import OwnDirectory
from naast.people.models import Person
from naast.web.safety.forms import MOST_NAMED, NamedForm, NamedFormSet, ReportForm

PREFIX = "who"
ROW_FIELDS = ("person", "name", "department", "phone", "support")


@dataclass
class ReportPage:
    """form and people: what the page shows. found: people that a search found."""

    form: ReportForm
    people: "BaseFormSet[NamedForm]"
    paper: bool
    known: bool
    found: list[Person] = field(default_factory=list)
    searched: str = ""
    names_seen: list[str] = field(default_factory=list)

    def is_valid(self) -> bool:
        """Both halves are asked, so that all errors show at once."""
        return all((self.form.is_valid(), self.people.is_valid()))

    @property
    def full(self) -> bool:
        """No further row fits."""
        return self.people.total_form_count() >= MOST_NAMED


class ShownRows(NamedFormSet):  # type: ignore[misc, valid-type]
    """Shows exactly the rows it is given, without an empty one behind them."""

    extra = 0


def new_page(actor: Actor, *, paper: bool) -> ReportPage:
    """An empty form; for the signed-in with their own department and number."""
    today = timezone.localdate()
    person = myself(actor, today)
    initial: dict[str, Any] = {"key": uuid4(), "happened_on": None if paper else today}
    if person is not None:
        initial |= {"department": str(person.department_id), "my_phone": person.phone}
    return _unbound(actor, initial, [{}], paper=paper)


def sent_page(actor: Actor, data: Mapping[str, Any], *, paper: bool) -> ReportPage:
    """The forms with what was sent, to be checked."""
    known = may_search(actor)
    form = ReportForm(data, paper=paper, known=known, departments=departments_to_name(actor))
    return ReportPage(form, NamedFormSet(data, prefix=PREFIX), paper, known)


def page_after(actor: Actor, data: Mapping[str, Any], step: str, *, paper: bool) -> ReportPage:
    """step: add, find, take:<id of a person> or drop:<number of the row>."""
    rows = rows_of(data)
    act, _colon, what = step.partition(":")
    today = timezone.localdate()
    if act == "drop" and what.isdecimal() and len(what) < 4:
        rows = rows[: int(what)] + rows[int(what) + 1 :]
    elif act == "take":
        rows = with_person(rows, found_person(actor, what, today))
    elif act == "add" and len(rows) < MOST_NAMED:
        rows = [*rows, {}]
    page = _unbound(actor, _values_of(data), rows or [{}], paper=paper)
    if act == "find" and page.known:
        page.searched = str(data.get("find", ""))[:60]
        page.found = colleagues_found(actor, page.searched, today)
    return page


def _unbound(
    actor: Actor, initial: dict[str, Any], rows: list[dict[str, Any]], *, paper: bool
) -> ReportPage:
    known = may_search(actor)
    form = ReportForm(
        initial=initial, paper=paper, known=known, departments=departments_to_name(actor)
    )
    return ReportPage(form, ShownRows(initial=rows[:MOST_NAMED], prefix=PREFIX), paper, known)


def _values_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """Everything typed but the search words, as initial values; a tick is a tick."""
    names = [name for name in ReportForm.base_fields if name != "find"]
    return {name: str(data[name])[:4000] for name in names if name in data}


def rows_of(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What was typed of each colleague, unchecked."""
    total = str(data.get(f"{PREFIX}-TOTAL_FORMS", "1"))
    count = min(int(total), MOST_NAMED) if total.isdecimal() and len(total) < 4 else 1
    return [
        {name: str(data.get(f"{PREFIX}-{row}-{name}", ""))[:200] for name in ROW_FIELDS}
        for row in range(count)
    ]


def found_person(actor: Actor, identity: str, today: date) -> Person | None:
    """Somebody who works here, by the id in a button."""
    try:
        return colleagues_with(actor, [UUID(identity)], today).get(UUID(identity))
    except ValueError:
        return None


def with_person(rows: list[dict[str, Any]], person: Person | None) -> list[dict[str, Any]]:
    """Into the first empty row, else into a new one; nobody twice."""
    if person is None or str(person.pk) in {row.get("person") for row in rows}:
        return rows
    row = {"person": str(person.pk), "name": person.name, "department": person.department.name}
    for place, old in enumerate(rows):
        if not old.get("name") and not old.get("person") and not old.get("phone"):
            return [*rows[:place], row, *rows[place + 1 :]]
    return [*rows, row] if len(rows) < MOST_NAMED else rows


def names_to_ask_about(page: ReportPage, actor: Actor) -> list[str]:
    """What looks like a name in the facts and was not asked about yet; the reporter may go on."""
    text, seen = page.form.cleaned_data["text"], page.form.cleaned_data["seen"]
    if not text or seen == digest_of(text):
        return []
    today = timezone.localdate()
    return looks_like_names(text) or names_in_directory(actor, possible_full_names(text), today)


def digest_of(text: str) -> str:
    """Tells whether the text is still the one that was asked about."""
    return sha256(text.encode()).hexdigest()


def draft_of(page: ReportPage, at: datetime) -> IncidentDraft:
    """The event, from forms that were found valid."""
    values = page.form.cleaned_data
    chosen, place = values["department"], values.get("place", "")
    if page.known:
        department = UUID(chosen) if chosen else None
    else:
        department, place = OwnDirectory().department(chosen), chosen
    return IncidentDraft(
        kind=values["kind"],
        happened_on=values["happened_on"],
        happened_at_time=values["happened_at"],
        recorded_at=page.form.recorded_at(at),
        department_id=department,
        place=place,
        harm=values["harm"],
        actuality="potential" if values["kind"] == "near_miss" else "actual",
        possible_calamity=values["possible_calamity"],
        text=values["text"],
        shaken=values["shaken"],
        source="paper" if page.paper else "form",
    )


def involved_of(page: ReportPage, actor: Actor) -> list[NamedColleague]:
    """The reporter first, if involved; then those named. A chosen person is asked for anew."""
    rows = [row.cleaned_data for row in page.people.forms if not row.is_empty]
    today = timezone.localdate()
    ids = [row["person"] for row in rows if row.get("person")]
    people = colleagues_with(actor, ids, today)
    first = [_reporter(page, actor, today)] if page.form.cleaned_data["myself"] else []
    return first + [
        named_in_row(row, people.get(row["person"]) if row.get("person") else None) for row in rows
    ]


def _reporter(page: ReportPage, actor: Actor, today: date) -> NamedColleague:
    values = page.form.cleaned_data
    person = myself(actor, today)
    return NamedColleague(
        name=person.name if person else values.get("my_name", ""),
        person_id=person.pk if person else None,
        phone=values["my_phone"],
        is_reporter=True,
        support_already=values["my_support"] or "unknown",
        may_call="yes",
    )


def named_in_row(row: dict[str, Any], person: Person | None) -> NamedColleague:
    """One row that was found valid."""
    return NamedColleague(
        name=person.name if person else row["name"],
        person_id=person.pk if person else None,
        phone=row["phone"],
        department=person.department.name if person else row["department"],
        support_already=row["support"],
    )
