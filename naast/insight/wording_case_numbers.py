"""Numbers of the business case as they are printed, in the reader's language."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import get_language

from naast.insight.choices_case import UNITS
from naast.insight.logic.business_case.inputs import SPECS, Unit

SIGNS = {"EUR": "€", "USD": "US$", "GBP": "£", "CHF": "CHF"}
_MINUS, _NARROW = "\u2212", "\u00a0"


def decimal_of(value: Fraction, places: int) -> Decimal:
    """Rounded half up, as people do by hand."""
    step = Decimal(1).scaleb(-places)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(step, ROUND_HALF_UP)


def money(value: Fraction | Decimal, currency: str) -> str:
    """In whole euros, or whatever it is; a loss has a minus before the sign of the money."""
    whole = decimal_of(Fraction(value), 0)
    told = number_format(abs(whole), decimal_pos=0, use_l10n=True, force_grouping=True)
    gap = _NARROW if (get_language() or "nl").startswith("nl") or currency == "CHF" else ""
    return f"{_MINUS if whole < 0 else ''}{SIGNS[currency]}{gap}{told}"


def plain(value: Fraction | Decimal, places: int = 2) -> str:
    """Without noughts behind the comma."""
    rounded = decimal_of(Fraction(value), places)
    whole = rounded == rounded.to_integral_value()
    told = rounded.quantize(Decimal(1)) if whole else rounded.normalize()
    return number_format(told, use_l10n=True, force_grouping=True)


def in_unit(code: str, value: Fraction | Decimal, currency: str, places: int = 2) -> str:
    """An input with its unit."""
    unit = SPECS[code].unit
    if unit is Unit.MONEY:
        return money(value, currency)
    return f"{plain(value, places)} {UNITS[unit]}"
