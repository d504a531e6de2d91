"""Prints what each attacker learnt, with protection and without, as a table after the tests."""

from collections.abc import Callable, Iterable

import pytest

AttackReport = Callable[..., None]
_PROPERTY = "attack"


@pytest.fixture
def attack_report(request: pytest.FixtureRequest) -> AttackReport:
    """Call it last: attack_report(attacker, holds, learned, control).

    attacker: who, in words. holds: what they have in hand. learned: what they found out against the
    product as it is. control: what the same attack found with one protection switched off; without
    that the attack proves nothing, so an empty one fails the test.
    """

    def report(attacker: str, holds: str, learned: Iterable[str], control: Iterable[str]) -> None:
        found, without = sorted(learned), sorted(control)
        request.node.user_properties.append((_PROPERTY, [attacker, holds, found, without]))
        assert without, "The attack finds nothing even without protection: it proves nothing."
        assert found == []

    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One block an attack; user_properties reach us from parallel workers too."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    rows = [
        value
        for report in reports
        for name, value in getattr(report, "user_properties", [])
        if name == _PROPERTY and report.when == "call"
    ]
    if not rows:
        return
    terminalreporter.section("attacks")
    for attacker, holds, learned, control in rows:
        terminalreporter.write_line(f"{attacker}, holding {holds}")
        terminalreporter.write_line(f"    learns: {'; '.join(learned) or 'nothing'}")
        terminalreporter.write_line(f"    without the protection: {'; '.join(control)}")
