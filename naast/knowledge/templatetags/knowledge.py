"""Brings advice and numbers into a page, so that no view has to carry them."""

from django import template
from django.utils import timezone

from naast.knowledge.guide import Guide, guide, part
from naast.knowledge.pieces import Part
from naast.knowledge.queries import (
    CallLine,
    Line,
    call_now_lines,
    lines_open_now,
    tonight_lines,
)

register = template.Library()


@register.simple_tag
def conversation_guide() -> Guide:
    """{% conversation_guide as guide %}"""
    return guide()


@register.simple_tag
def advice(part_id: str) -> Part:
    """{% advice "interview" as part %}, by the id of the part."""
    return part(part_id)


@register.simple_tag
def call_now() -> list[CallLine]:
    """{% call_now as lines %}: whom to call when a life is in danger."""
    return call_now_lines()


@register.simple_tag
def call_tonight() -> list[CallLine]:
    """{% call_tonight as lines %}: whom to call when it cannot wait; may be empty."""
    return tonight_lines()


@register.simple_tag
def open_now() -> list[Line]:
    """{% open_now as nearest %}: the nearest few of the directory whom anybody may call now."""
    return lines_open_now(timezone.now())
