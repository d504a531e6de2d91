"""Marks the clocks that a letter started, and finds the first day of what is none now.

Taken back, a file holds one clock of a rule again: the most pressing one that is open, or else the
latest; the others of that rule are removed, because the version before has no place for them.
"""

from django.db import migrations
from django.db.models import F, Min, Q

BY_LETTER = (
    "nl-igj-complete-report",
    "nl-igj-answer",
    "nl-igj-investigation",
    "nl-igj-hearing-record",
    "nl-igj-draft-errors",
    "nl-igj-adopts",
    "nl-complaint",
    "be-vaph-incident",
    "be-residential-event",
)


def name_letters(apps, schema_editor):
    """What a letter started carries a mark of its own; its id is as good as any."""
    steps = apps.get_model("calamities", "FileStep").objects
    steps.filter(rule__in=BY_LETTER).update(letter=F("id"))


def find_first_days(apps, schema_editor):
    """The first day on which what is none now was found to be a calamity, which was emptied."""
    files = apps.get_model("calamities", "CalamityFile").objects
    found = files.filter(established_on=None, weighings__judgement="calamity")
    for file in found.annotate(first=Min("weighings__decided_on")):
        files.filter(pk=file.pk).update(established_on=file.first)


def empty_days(apps, schema_editor):
    """As the version before has it."""
    files = apps.get_model("calamities", "CalamityFile").objects
    files.filter(stage="no_calamity").update(established_on=None)


def keep_one(apps, schema_editor):
    """One clock of a rule in a file."""
    steps = apps.get_model("calamities", "FileStep").objects
    kept = set()
    rows = list(steps.filter(~Q(letter=None)).order_by("due_on", "id"))
    pressing = [one for one in rows if one.done_on is None and not one.not_needed]
    rest = [one for one in reversed(rows) if one not in pressing]
    for one in [*steps.filter(letter=None), *pressing, *rest]:
        if (one.file_id, one.rule) in kept:
            one.delete()
        kept.add((one.file_id, one.rule))


class Migration(migrations.Migration):
    dependencies = [("calamities", "0013_clock_of_a_letter")]

    operations = [
        migrations.RunPython(name_letters, keep_one),
        migrations.RunPython(find_first_days, empty_days),
    ]
