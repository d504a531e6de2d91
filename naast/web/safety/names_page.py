"""Who was involved in a calamity: handed over by the secretary, and never shown again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet
from django.utils import timezone

from naast.access.actor import Actor
from naast.incidents.logic.draft import NamedColleague
from naast.incidents.queries.naming import colleagues_found, colleagues_with
from naast.people.models import Person
from naast.web.safety.forms import MOST_NAMED, NamedForm, NamedFormSet
from naast.web.safety.report_page import (
    PREFIX,
    ShownRows,
    found_person,
    named_in_row,
    rows_of,
    with_person,
)


@dataclass
class NamesPage:
    """form: what else the page asks, with a field to search. The rest as on the report page."""

    form: forms.Form
    people: "BaseFormSet[NamedForm]"
    found: list[Person] = field(default_factory=list)
    searched: str = ""
    known: bool = True

    def is_valid(self) -> bool:
        """Both halves are asked, so that all errors show at once."""
        return all((self.form.is_valid(), self.people.is_valid()))

    @property
    def full(self) -> bool:
        """No further row fits."""
        return self.people.total_form_count() >= MOST_NAMED

    def involved(self, actor: Actor) -> list[NamedColleague]:
        """Those named, from rows that were found valid; a chosen person is asked for anew."""
        rows = [row.cleaned_data for row in self.people.forms if not row.is_empty]
        ids = [row["person"] for row in rows if row.get("person")]
        people = colleagues_with(actor, ids, timezone.localdate())
        return [
            named_in_row(row, people.get(row["person"]) if row.get("person") else None)
            for row in rows
        ]


def new_names(form: forms.Form) -> NamesPage:
    """With one empty row."""
    return NamesPage(form, ShownRows(initial=[{}], prefix=PREFIX))


def sent_names(form: forms.Form, data: Mapping[str, Any]) -> NamesPage:
    """As sent, to be checked."""
    return NamesPage(form, NamedFormSet(data, prefix=PREFIX))


def names_after(actor: Actor, form: forms.Form, data: Mapping[str, Any], step: str) -> NamesPage:
    """step: add, find, take:<id of a person> or drop:<number of the row>; checks nothing."""
    rows, today = rows_of(data), timezone.localdate()
    act, _colon, what = step.partition(":")
    if act == "drop" and what.isdecimal() and len(what) < 4:
        rows = rows[: int(what)] + rows[int(what) + 1 :]
    elif act == "take":
        rows = with_person(rows, found_person(actor, what, today))
    elif act == "add" and len(rows) < MOST_NAMED:
        rows = [*rows, {}]
    page = NamesPage(form, ShownRows(initial=(rows or [{}])[:MOST_NAMED], prefix=PREFIX))
    if act == "find":
        page.searched = str(data.get("find", ""))[:60]
        page.found = colleagues_found(actor, page.searched, today)
    return page
