"""Which steps begin when, and whose they are before anybody else is chosen."""

from typing import Literal

Moment = Literal["opened", "established", "invited"]
Owner = Literal["head_of_department", "calamity_secretary", "nobody_yet"]
# Support ("own-support") has no step: the file shows one line, without a day on which it was done.
_STEPS: dict[Moment, tuple[tuple[str, Owner], ...]] = {
    "opened": (
        ("own-director", "head_of_department"),
        ("nl-family-record-note", "head_of_department"),
        ("nl-family-first-talk", "head_of_department"),
        ("nl-igj-doubt", "calamity_secretary"),
    ),
    "established": (
        ("nl-igj-report", "calamity_secretary"),
        ("own-inspectorate", "calamity_secretary"),
        ("own-analysis", "nobody_yet"),
        ("own-feedback", "calamity_secretary"),
        ("own-final-report", "calamity_secretary"),
    ),
    "invited": (("nl-igj-investigation", "calamity_secretary"),),
}
# Of no use any more once it is decided what it is.
WEIGHED_BY = ("nl-igj-doubt",)


def steps_that_begin(moment: Moment, country: str) -> list[tuple[str, Owner]]:
    """Rules with their first owner. Rules of another country stay out."""
    return [
        (rule, owner) for rule, owner in _STEPS[moment] if rule.startswith(("own-", f"{country}-"))
    ]
