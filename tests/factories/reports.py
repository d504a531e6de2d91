"""A report as a browser sends it, for tests of the report page."""

from typing import Any
from uuid import uuid4

from django.utils import timezone


def a_report(*people: dict[str, str], **kw: Any) -> dict[str, str]:
    """The fields of the form, as sent by somebody who is not signed in. people: rows."""
    fields = {
        "key": str(uuid4()),
        "seen": "",
        "kind": "aggression",
        "happened_on": timezone.localdate().isoformat(),
        "happened_at": "",
        "department": "Emergency department",
        "harm": "none",
        "possible_calamity": "no",
        "text": "A visitor hit the desk and shouted.",
        "my_name": "",
        "my_phone": "",
        "my_support": "no",
        "who-TOTAL_FORMS": str(len(people) or 1),
        "who-INITIAL_FORMS": "0",
        "who-0-support": "unknown",
        "step": "send",
    }
    for row, person in enumerate(people):
        empty = {"person": "", "name": "", "department": "", "phone": "", "support": "unknown"}
        fields |= {f"who-{row}-{name}": value for name, value in (empty | person).items()}
    return fields | {name: str(value) for name, value in kw.items()}
