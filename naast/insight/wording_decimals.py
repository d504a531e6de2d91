"""A figure as a reader of the language writes it: 8.6, and in Dutch 8,6. Files keep the point."""

import re

from django.utils.formats import get_format

POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")


def with_decimals(figure: str) -> str:
    """The same figure, with the sign that stands before decimals in the language at hand."""
    return POINT.sub(str(get_format("DECIMAL_SEPARATOR")), figure)
