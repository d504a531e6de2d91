"""Sites and departments to choose from, for a coordinator who plans something at a place."""

from naast.access.actor import Actor
from naast.access.decide import decide
from naast.access.roles import Right
from naast.people.models import Department, Site


def sites_to_choose(actor: Actor) -> list[tuple[str, str]]:
    """Every site by name, as (id, name); empty for who arranges nothing."""
    if not decide(actor, Right.COORDINATE_CASES):
        return []
    return [(str(pk), name) for pk, name in Site.objects.values_list("pk", "name")]


def departments_to_choose(actor: Actor) -> list[tuple[str, str]]:
    """Every department by name, as (id, name with site)."""
    if not decide(actor, Right.COORDINATE_CASES):
        return []
    rows = Department.objects.values_list("pk", "name", "site__name")
    return [(str(pk), f"{name}, {site}") for pk, name, site in rows]


def site_names() -> dict[str, str]:
    """The name of every site by its code; everybody signed in may read it."""
    return dict(Site.objects.values_list("code", "name"))
