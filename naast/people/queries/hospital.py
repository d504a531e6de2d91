"""What this hospital chose."""

from naast.people.models import Hospital


def hospital() -> Hospital:
    """The hospital's choices; the defaults, unsaved, as long as nobody chose."""
    return Hospital.objects.first() or Hospital(name="")
