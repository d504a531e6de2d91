"""The one picture of a question, drawn from the table that answers it."""

from naast.insight.logic.publications.stored import Stored


def picture_of(one: Stored) -> str:
    """As SVG."""
    return ""
