"""Reads the file of incidents; where it names nobody, two invented colleagues are supplied."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.cli.tour.story import Colleague, Story
from naast.cli.tour.telling import FileUnusable, Told
from naast.incidents.logic.draft import NamedColleague
from naast.incidents.logic.rows import FileRefused, ReadRow
from naast.incidents.queries.intake_file import format_of, read_incidents
from naast.incidents.wording import in_words

MOST_COLLEAGUES = 12  # the invented team has room for sixteen
MOST_ROWS = 20
INVENTED_HOST = "colleague.example"
INVENTED = (
    NamedColleague(
        name="Fenna Duinkerken",
        phone="+31 6 55501788",
        email="f.duinkerken@colleague.example",
        profession="nurse",
    ),
    NamedColleague(
        name="Ruben Kastanjeboom",
        phone="+31 6 55501799",
        email="r.kastanjeboom@colleague.example",
        profession="resident",
    ),
)


def read(story: Story) -> Told:
    """FileUnusable with the sentence of the import when nothing in the file can be used."""
    content = story.file.read_bytes()
    try:
        rows = list(read_incidents(content, form=format_of(story.file.name, content), at=story.at))
    except FileRefused as refused:
        raise FileUnusable(in_words(refused.sentence)) from refused
    usable = [row for row in rows if row.draft is not None]
    if not usable:
        raise FileUnusable(_why_not(rows))
    invented = not any(row.involved for row in usable)
    if invented:
        usable = [replace(usable[0], involved=INVENTED), *usable[1:]]
    story.rows = _as_many_as_fit([_reachable(row) for row in usable])
    people = [one for row in story.rows for one in row.involved]
    story.colleagues = [
        Colleague(one, accepts=place % 2 == 0, invented=invented)
        for place, one in enumerate(people)
    ]
    story.set_canaries()
    return _read_in_words(story, rows, invented)


def _why_not(rows: Iterable[ReadRow]) -> str:
    said = [in_words(one) for row in rows for one in row.problems]
    said += [in_words(row.skipped) for row in rows if row.skipped]
    return " ".join(said[:1]) or _("There is no incident in this file.")


def _reachable(row: ReadRow) -> ReadRow:
    """The call needs a number; where the file gives none, the coordinator would look it up."""
    return replace(
        row,
        involved=tuple(
            one if one.phone or one.email else _with_invented_contact(one, 100 * row.row + place)
            for place, one in enumerate(row.involved)
        ),
    )


def _with_invented_contact(one: NamedColleague, number: int) -> NamedColleague:
    phone, email = f"+31 6 555{number % 100_000:05}", f"colleague.{number}@{INVENTED_HOST}"
    return replace(one, phone=phone, email=email)


def _as_many_as_fit(rows: Sequence[ReadRow]) -> list[ReadRow]:
    """Whole rows, until the invented team would be full; of the very first as many as fit."""
    first = replace(rows[0], involved=rows[0].involved[:MOST_COLLEAGUES])
    people = accumulate(len(row.involved) for row in (first, *rows[1:]))
    fitting = sum(1 for number in people if number <= MOST_COLLEAGUES)
    return [first, *rows[1:]][: min(fitting, MOST_ROWS)]


def _read_in_words(story: Story, rows: Sequence[ReadRow], invented: bool) -> Told:
    people = len(story.colleagues)
    says = ngettext(
        "The file is read: %(people)d colleague was involved.",
        "The file is read: %(people)d colleagues were involved.",
        people,
    ) % {"people": people}
    if invented:
        says = _("The file is read. It names nobody, so two invented colleagues are supplied.")
    lines = [f"{one.told.name}, {_reached_by(one)} ({_origin(one)})" for one in story.colleagues]
    left_out = len(rows) - len(story.rows)
    if left_out:
        lines.append(_("Rows not followed here: %(number)d.") % {"number": left_out})
    colleagues = [
        {
            "name": one.told.name,
            "invented": one.invented,
            "contact_invented": _contact_is_invented(one),
        }
        for one in story.colleagues
    ]
    facts = {"rows": len(rows), "left_out": left_out, "invented": invented}
    return Told(says, lines, {**facts, "colleagues": colleagues})


def _reached_by(one: Colleague) -> str:
    return one.told.phone or one.told.email


def _contact_is_invented(one: Colleague) -> bool:
    return one.told.email.endswith(f"@{INVENTED_HOST}")


def _origin(one: Colleague) -> str:
    if one.invented:
        return _("invented for this tour")
    if _contact_is_invented(one):
        return _("named in the file; number and address invented for this tour")
    return _("named in the file")
