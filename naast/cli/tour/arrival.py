"""From the report to the coordinator's list: importing, deciding, seeing who it is about."""

from django.utils.translation import gettext as _

from naast.access.actor import IMPORTER
from naast.cases.actions.reveal_name import reveal_name
from naast.cases.models import Case
from naast.cases.queries.lists import waiting_list
from naast.cases.queries.opened import open_case
from naast.cli.tour.hospital import set_up
from naast.cli.tour.story import Colleague, Story
from naast.cli.tour.telling import FileUnusable, StepFailed, Told
from naast.incidents.models import Incident
from naast.incidents.queries.to_decide import to_decide
from naast.privacy import vault_client
from naast.privacy.vault_client import Purpose
from naast.workflows.decide_on_offer import decide_on_offer
from naast.workflows.import_incidents import import_incidents

ROLE = "coordinator"


def prepare(story: Story) -> Told:
    """An empty database, a new vault, a small hospital."""
    story.hospital = set_up(story.at)
    says = _(
        "An invented hospital is ready: %(supporters)d trained supporters in %(departments)d "
        "departments, a coordinator, a deputy and a steward."
    ) % {"supporters": story.hospital.supporters, "departments": story.hospital.departments}
    return Told(says, facts={"supporters": story.hospital.supporters})


def bring_in(story: Story) -> Told:
    """naast import incidents, on these rows."""
    results = list(import_incidents(actor=IMPORTER, at=story.at, rows=story.rows))
    refused = [one.message for one in results if one.result != "accepted"]
    if refused:
        raise FileUnusable(refused[0])
    story.incidents = list(Incident.objects.values_list("pk", flat=True))
    waiting = Case.objects.filter(adopted=True).count()
    if waiting != len(story.colleagues):
        raise StepFailed(_("Not every colleague got an offer of their own."))
    lines = [f"{one.number}  {one.message}" for one in results]
    says = _("The report is in, without names; each name is sealed and the vault has the keys.")
    return Told(says, lines, {"reports": len(results), "cases": waiting})


def decide(story: Story) -> Told:
    """One tap for each report that waits; the others were opened by the hospital's rule."""
    story.wait(minutes=20)
    story.entries = vault_client.log_head()["size"]
    waiting = to_decide(story.coordinator)
    for incident in waiting:
        decide_on_offer(actor=story.coordinator, at=story.at, incident_id=incident.pk, tap="opened")
    if to_decide(story.coordinator):
        raise StepFailed(_("A report still waits for the coordinator."))
    says = (
        _("The report waited for the coordinator, who taps: offer support.")
        if waiting
        else _("The hospital's rule offers support at once; nobody has to decide.")
    )
    return Told(says, facts={"taps": len(waiting)})


def see_who(story: Story) -> Told:
    """The list has numbers and clocks; a press on a line shows the name, and is written down.

    The vault enters a reader once an hour for each case: whoever tapped a moment ago is in already.
    """
    story.wait(minutes=5)
    rows = waiting_list(story.coordinator, at=story.at).rows
    if len(rows) != len(story.colleagues):
        raise StepFailed(_("The coordinator does not see every colleague who waits."))
    if story.canaries.found_in(repr(rows).encode()):
        raise StepFailed(_("A name stands on the list before anybody pressed the line."))
    for row in rows:
        case = Case.objects.get(pk=row.id)
        reveal_name(actor=story.coordinator, at=story.at, case=case)
        opened = open_case(case, actor=story.coordinator, role=ROLE, purpose=Purpose.ARRANGE)
        _belongs_to(story, opened.profile.name).case_id = case.pk
    looks = vault_client.log_head()["size"] - story.entries
    if looks < len(rows):
        raise StepFailed(_("The vault gave a key without writing it down."))
    says = _("The coordinator's list shows numbers; pressing a line shows who it is.")
    return Told(says, facts={"looks": looks})


def _belongs_to(story: Story, name: str) -> Colleague:
    """The colleague whose name was sealed in; two of one name each get one."""
    for one in story.colleagues:
        if one.told.name == name and one.case_id is None:
            return one
    raise StepFailed(_("A name came out of the vault that never went in."))
