"""Headlines of the literature worked out again as far as their inputs are public.

Nothing here is an input of a hospital's own case. Figures as they were printed; the source and what
is unknown of each study stand in choices_case_published.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Study(StrEnum):
    """A published cost-benefit model of peer support."""

    MORAN = "moran-2020"
    ROESNER = "roesner-2024"
    STRAMETZ = "strametz-2025"


class Verdict(StrEnum):
    """SAME: equal when rounded as printed. MORE_THAN: printed as "more than", and it is. DERIVED:
    printed nowhere; it follows from what is."""

    SAME = "same"
    MORE_THAN = "more_than"
    DERIVED = "derived"
    DIFFERENT = "different"


@dataclass(frozen=True)
class Check:
    """One line: from printed figures by one operation. printed: None where it is printed nowhere.

    steps: to what the result is rounded: 1 is whole, 0.1 one decimal, 10000 ten thousands.
    """

    code: str
    study: Study
    sign: str
    figures: tuple[Decimal, ...]
    printed: Decimal | None = None
    step: Decimal = Decimal(1)
    at_least: bool = False

    @property
    def result(self) -> Decimal:
        """Not rounded."""
        first, *others = self.figures
        for other in others:
            first = {"-": first - other, "+": first + other}.get(self.sign, first)
            first = first / other if self.sign == "/" else first
            first = first * other if self.sign == "x" else first
        return first

    @property
    def rounded(self) -> Decimal:
        """To the step; half up, as papers do."""
        return (self.result / self.step).quantize(Decimal(1), ROUND_HALF_UP) * self.step

    @property
    def verdict(self) -> Verdict:
        """How it stands beside what was printed."""
        if self.printed is None:
            return Verdict.DERIVED
        if self.at_least:
            return Verdict.MORE_THAN if self.result > self.printed else Verdict.DIFFERENT
        same = self.rounded == (self.printed / self.step).quantize(Decimal(1), ROUND_HALF_UP) * (
            self.step
        )
        return Verdict.SAME if same else Verdict.DIFFERENT


def _of(*figures: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(one) for one in figures)


NET_MORAN = "22576.05"
# What it costs to replace a nurse in dollars; only the first was printed (RWJF, a newspaper).
REPLACEMENT = ("36567", "50000", "60000", "82000", "100000")
CHECKS: tuple[Check, ...] = (
    Check("net", Study.MORAN, "-", _of("23232", "656"), Decimal(NET_MORAN)),
    Check("people", Study.MORAN, "/", _of("1810000", NET_MORAN), step=Decimal("0.1")),
    *(
        Check(f"points-{cost}", Study.MORAN, "/", _of("2257605", cost), step=Decimal("0.1"))
        for cost in REPLACEMENT
    ),
    Check("all", Study.ROESNER, "x", _of("6672", "1000"), Decimal(6_670_000), Decimal(10_000)),
    Check("physicians", Study.STRAMETZ, "/", _of("0.85", "1.56"), step=Decimal("0.001")),
    Check("nurses", Study.STRAMETZ, "/", _of("1.02", "1.87"), step=Decimal("0.001")),
    Check("saved-physicians", Study.STRAMETZ, "-", _of("1.56", "0.85"), step=Decimal("0.01")),
    Check("saved-nurses", Study.STRAMETZ, "-", _of("1.87", "1.02"), step=Decimal("0.01")),
    Check(
        "saved", Study.STRAMETZ, "+", _of("0.71", "0.85"), Decimal("1.55"), Decimal("0.01"),
        at_least=True,
    ),
)  # fmt: skip
