"""What is left: the same search before and after, the backups restored, the fact box."""

from dataclasses import asdict
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naast.cases.models import Case
from naast.cases.queries.opened import open_case
from naast.cli.backups.manifest import checked_manifest
from naast.cli.restore import put_in_place
from naast.cli.tour.story import Colleague, Story
from naast.cli.tour.telling import StepFailed, Told
from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose, VaultRefused


def search_nothing_yet(story: Story) -> Told:
    """The control of the control: before the file comes in, the search must find nothing.

    Words that stand in the hospital's own directory, or in the report itself, prove nothing.
    """
    before = story.look().canaries
    reports = repr([asdict(row.draft) for row in story.rows if row.draft]).encode()
    said = {one for one in story.canaries.found_in(reports) if one.kind == "word"}
    common = before | said
    story.canaries = story.canaries.without(common)
    missing = [one.told.name for one in story.colleagues if not _searchable(story, one)]
    if missing:
        raise StepFailed(
            _("Everything known of %(name)s stands in the invented directory too.")
            % {"name": missing[0]}
        )
    left_out = sorted(one.text for one in common)
    says = _("The search knows %(marks)d marks of them, and finds none of these yet.")
    lines = [_("Left out, they stand elsewhere too: %(words)s.") % {"words": ", ".join(left_out)}]
    facts = {"canaries": len(story.canaries.all), "left_out": left_out}
    return Told(says % {"marks": len(story.canaries.all)}, lines if left_out else (), facts)


def _searchable(story: Story, colleague: Colleague) -> bool:
    told = colleague.told
    return bool(story.canaries.found_in(f"{told.name} {told.phone} {told.email}".encode()))


def search_before(story: Story) -> Told:
    """After the first night everybody must be found, in the database and in its backup, but only
    by who has the vault's keys as well."""
    story.until(1, 7)
    found = story.look()
    wanted = frozenset(story.canaries.all)
    for folder in (story.place.data, story.place.backups):
        if found.sealed_in(folder.name) != wanted:
            raise StepFailed(
                _("The search misses somebody in %(folder)s, so it proves nothing.")
                % {"folder": folder.name}
            )
    if found.without_keys:
        place = found.without_keys[0].place
        raise StepFailed(_("Something stands in clear in %(place)s.") % {"place": place})
    story.left["matches_before"] = len(found.matches)
    says = _(
        "A thief with the database, its backup and the vault of this morning finds all "
        "%(marks)d marks; without the vault none."
    ) % {"marks": len(wanted)}
    facts = {"matches": len(found.matches), "places": len(found.places), "keys": found.keys}
    return Told(says, facts=facts)


def search_after(story: Story) -> Told:
    """The same search, the same marks: nothing, and not one key of theirs."""
    found = story.look()
    facts = {"matches": len(found.matches), "keys": found.keys, "backups": len(story.backups)}
    story.left |= {
        "tables_searched": found.tables,
        "places_searched": len(found.places),
        "personal_matches": len(found.matches),
        "keys_opened": found.keys,
    }
    if found.matches or found.keys:
        raise StepFailed(
            _("%(matches)d marks are still found, and %(keys)d keys still open something.")
            % {"matches": len(found.matches), "keys": found.keys}
        )
    says = _(
        "The same search through %(places)d files: nothing. The thief's keys open nothing in any "
        "of %(backups)d backups."
    ) % {"places": len(found.places), "backups": len(story.backups)}
    return Told(says, facts=facts)


def restore_backups(story: Story) -> Told:
    """The oldest backup holds them sealed, the newest not at all; restored, neither opens."""
    oldest, newest = story.backups[0], story.backups[-1]
    sealed = _restored(story, oldest)
    if sealed != len(story.colleagues):
        raise StepFailed(_("The oldest backup does not hold what it should."))
    _restored(story, newest)
    says = _("The oldest and the newest backup are restored: %(sealed)d sealed cases, none opens.")
    return Told(says % {"sealed": sealed}, facts={"sealed": sealed})


def _restored(story: Story, backup: Path) -> int:
    """How many sealed cases the backup brings back; StepFailed if one of them opens."""
    put_in_place(backup, checked_manifest(backup), at=story.at)
    cases = [case for case in Case.objects.all() if bytes(case.profile)]
    for case in cases:
        if _opens(story, case):
            raise StepFailed(_("A restored case opens again."))
    if story.look(story.place.data).matches:
        raise StepFailed(_("A restored backup gives a name away."))
    return len(cases)


def _opens(story: Story, case: Case) -> bool:
    """The coordinator tries, and so does whoever would hand it to the vault as new."""
    try:
        vault_client.adopt(case.pk, bytes(case.wrapped_key), bytes(case.register))
        return True
    except VaultRefused:
        pass
    try:
        open_case(case, actor=story.coordinator, role="coordinator", purpose=Purpose.ARRANGE)
        return True
    except VaultRefused:
        return False


def count_facts(story: Story) -> Told:
    """One fact for each colleague, without a person, in the vault's box."""
    pending = vault_client.fact_count()
    story.left["facts_pending"] = pending
    if pending != len(story.colleagues):
        raise StepFailed(_("The fact box does not hold one fact for each colleague."))
    says = ngettext(
        "All that is left is %(facts)d fact in the vault's box, in coarse groups.",
        "All that is left are %(facts)d facts in the vault's box, in coarse groups.",
        pending,
    )
    return Told(says % {"facts": pending}, facts={"facts": pending})
