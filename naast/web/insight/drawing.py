"""Our own pictures on a page; no model is needed, so a command can print them too."""

from django.utils.safestring import SafeString, mark_safe


def drawn(svg: str) -> SafeString:
    """Our own SVG writer escapes every word that it is given."""
    return mark_safe(svg)  # noqa: S308 - made of numbers and escaped words
