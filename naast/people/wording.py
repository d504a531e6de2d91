"""Says in a sentence what is wrong with a file or a row, and what to do about it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naast.people.logic.plan import RowResult
from naast.people.logic.problems import Problem

SENTENCES: Mapping[str, str | Promise] = {
    # The file as a whole
    "too_large": gettext_lazy(
        "The file is larger than %(megabytes)s MB. Split it, or remove columns."
    ),
    "too_many_rows": gettext_lazy(
        "The file has more than %(rows)s rows. Split it into several files."
    ),
    "too_many_columns": gettext_lazy(
        "The file has more than %(columns)s columns. Remove those that are not needed."
    ),
    "cell_too_large": gettext_lazy(
        "A cell of the file is far too long. Remove that column, and try again."
    ),
    "empty_file": gettext_lazy(
        "The file is empty. The first row must hold the names of the columns."
    ),
    "old_excel": gettext_lazy("This is an old Excel file. Save it as .xlsx or CSV and try again."),
    "unknown_encoding": gettext_lazy(
        "The file is not readable text. Save it as CSV UTF-8 or as .xlsx."
    ),
    "broken_csv": gettext_lazy(
        "The file cannot be read as CSV. Open it, save it as .xlsx and try again."
    ),
    "broken_xlsx": gettext_lazy(
        "The file cannot be read as a spreadsheet. Save it again as .xlsx or CSV."
    ),
    "column_missing": gettext_lazy(
        "The column “%(field)s” is missing. Add it, or name your own column in a mapping. "
        "Columns found: %(found)s."
    ),
    "column_twice": gettext_lazy(
        "Two columns both stand for “%(field)s”, one of them is “%(header)s”. Remove one."
    ),
    "header_twice": gettext_lazy(
        "Two columns are called “%(header)s”. Give one of them another name, or remove it."
    ),
    "unknown_field": gettext_lazy(
        "The mapping names “%(field)s”, which does not exist. Use: %(known)s."
    ),
    # A row of any file
    "too_many_cells": gettext_lazy(
        "The row has more cells than the header. Is there a separator too many in it?"
    ),
    "cell_empty": gettext_lazy("“%(field)s” is empty. Fill it in."),
    "cell_too_long": gettext_lazy("“%(field)s” is too long. Make it shorter."),
    "unknown_word": gettext_lazy("“%(word)s” is not a known %(field)s. Use one of: %(known)s."),
    "no_year": gettext_lazy(
        "“%(value)s” is not a usable %(field)s. Give a year from %(first)s to %(last)s."
    ),
    "no_day": gettext_lazy("“%(value)s” is not a date for %(field)s. Write it as 2027-03-31."),
    "no_whole_number": gettext_lazy(
        "“%(value)s” is not a usable %(field)s. Give a whole number from %(low)s to %(high)s."
    ),
    "bad_email": gettext_lazy(
        "“%(value)s” is not an e-mail address. Correct it, or leave it empty."
    ),
    "bad_phone": gettext_lazy(
        "“%(value)s” is not a telephone number. Correct it, or leave it empty."
    ),
    "number_twice": gettext_lazy(
        "Staff number %(number)s stands in more than one row. Keep one of them."
    ),
    # A row of the staff file
    "needs_end_date": gettext_lazy(
        "For “%(employment)s” the last day is needed. Fill in the end date."
    ),
    "own_superior": gettext_lazy(
        "%(number)s is their own manager, trainer or assessor here. Name somebody else."
    ),
    "department_unknown": gettext_lazy(
        "Department “%(department)s” is not known yet. Add its name in the column department_name."
    ),
    "department_differs": gettext_lazy(
        "Row %(row)s says something else about department “%(department)s” in the column "
        "%(field)s. Make the two the same."
    ),
    "site_differs": gettext_lazy(
        "Row %(row)s gives site “%(site)s” another name. Make the two the same."
    ),
    "parent_unknown": gettext_lazy(
        "“%(parent)s”, above department “%(department)s”, is not known. Add its name in the "
        "column department_parent_name."
    ),
    "department_cycle": gettext_lazy(
        "Department “%(department)s” would stand above itself. Correct its parent department."
    ),
    "department_needs_site": gettext_lazy(
        "It is not known on which site department “%(department)s” is. Fill in the site."
    ),
    "head_unknown": gettext_lazy(
        "%(number)s, head of department “%(department)s”, is not in the directory, or their own "
        "row is refused. Add them, or mend that row first."
    ),
    "other_unknown": gettext_lazy(
        "%(number)s, named as manager, trainer or assessor, is not in the directory, or their own "
        "row is refused. Add them, or mend that row first."
    ),
    "email_foreign": gettext_lazy(
        "%(value)s is already in use for somebody without a staff number. Give another address, "
        "or leave it empty."
    ),
    "email_shared": gettext_lazy(
        "%(value)s also belongs to staff number %(number)s. Give each person an address of their "
        "own, or leave one empty."
    ),
    "line_cycle": gettext_lazy(
        "%(number)s would stand above themselves in the line of command. Correct the manager."
    ),
    # A row of the file of supporters
    "person_unknown": gettext_lazy(
        "Nobody with “%(value)s” works here according to the directory. Import the staff first, "
        "or correct it."
    ),
    "names_differ": gettext_lazy(
        "The directory knows %(number)s under another name. Check the number and the name."
    ),
    "ends_before_start": gettext_lazy("The end is before the start. Correct one of the two days."),
}

RESULTS: Mapping[str, str | Promise] = {
    "added": gettext_lazy("New."),
    "changed": gettext_lazy("Changed."),
    "unchanged": gettext_lazy("No change."),
    "refused": gettext_lazy("Refused."),
}


def sentence(problem: Problem) -> str:
    """In the reader's language."""
    return str(SENTENCES[problem.code]) % problem.values


def result_in_words(result: RowResult) -> str:
    """What happens with one row."""
    if result.problem:
        return sentence(result.problem)
    if result.result == "changed" and result.fields:
        return _("Changed: %(fields)s.") % {"fields": ", ".join(result.fields)}
    return str(RESULTS[result.result])


def too_many_leave(leaving: int, staff: int) -> str:
    """Why a full reload was not done."""
    return _(
        "%(leaving)d of %(staff)d people are not in this file and would leave. Nothing was "
        "changed. If the file is complete, confirm that they left."
    ) % {"leaving": leaving, "staff": staff}
