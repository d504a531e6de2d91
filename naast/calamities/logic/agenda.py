"""What a meeting of the committee is asked about a file, from how far the file is."""

from dataclasses import dataclass
from typing import Literal

Ask = Literal["weigh", "team", "report", "sign", "close"]
SMALLEST_TEAM = 2


@dataclass(frozen=True)
class FileNow:
    """stage: a word of Stage. analysts: in the team. report_open: a report is still to be sent.

    discussed: a meeting that is over had the report on its agenda.
    """

    stage: str
    analysts: int = 0
    analysed: bool = False
    report_open: bool = False
    discussed: bool = False
    steps_open: bool = False


def asks_of(now: FileNow) -> tuple[Ask, ...]:
    """In the order in which a file goes; a closed file asks for nothing."""
    if now.stage == "weighing":
        return ("weigh",)
    if now.stage == "closed":
        return ()
    asks: list[Ask] = []
    if now.stage == "calamity" and not now.analysed and now.analysts < SMALLEST_TEAM:
        asks.append("team")
    if now.stage == "calamity" and now.analysed and now.report_open:
        asks.append("sign" if now.discussed else "report")
    if not now.steps_open:
        asks.append("close")
    return tuple(asks)
