"""One person gets one pass for the anonymous questions, also when two requests become one."""

from datetime import UTC, datetime

import pytest

from naast.cases.logic.merging import with_earlier_clock
from naast.cases.logic.steps import Clocks, Progress
from naast.cases.logic.words import Step

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(("stays", "goes", "after"), [(0, 0, 0), (1, 0, 1), (0, 1, 1), (1, 1, 1)])
def test_whichever_request_had_the_pass_there_is_no_second(
    stays: int, goes: int, after: int
) -> None:
    one, other = (Progress(Step.TALKING, AT, AT, pass_given=given) for given in (stays, goes))

    merged = with_earlier_clock(one, other, at=AT, clocks=Clocks())

    assert merged.pass_given == after
