"""What stands in the menu, by role."""

from django.http import HttpRequest


def navigation(request: HttpRequest) -> dict[str, object]:
    """Menu entries for the base template."""
    return {"menu": []}
