"""Prints every attack with its control as a table: what was tried, what came of it."""

from collections.abc import Callable, Iterable
from itertools import groupby

import pytest

AttackReport = Callable[..., None]
_PROPERTY = "attack"
_FOLDER = "tests/attacks/"
_CONTROL = "test_control_"


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
    """Only when attacks alone were run. user_properties reach us from parallel workers too."""
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        if report.when == "call"
    ]
    if not reports or not all(report.nodeid.startswith(_FOLDER) for report in reports):
        return
    terminalreporter.section("attacks, and in brackets what they reach without the protection")
    by_file = sorted(reports, key=lambda report: report.nodeid.split("::")[0])
    for file, group in groupby(by_file, key=lambda report: report.nodeid.split("::")[0]):
        terminalreporter.write_line(file.removeprefix(_FOLDER).removesuffix(".py"))
        for report in group:
            for line in _lines(report):
                terminalreporter.write_line(f"    {line}")


def _lines(report: pytest.TestReport) -> Iterable[str]:
    """One line an attack; those that used attack_report say who, holding what, learnt what."""
    rows = [value for name, value in report.user_properties if name == _PROPERTY]
    for attacker, holds, learned, control in rows:
        yield f"{attacker}, holding {holds}, learns: {'; '.join(learned) or 'nothing'}"
        yield f"    [without the protection: {'; '.join(control)}]"
    if rows:
        return
    name = report.nodeid.split("::")[-1]
    told = "as told" if report.passed else "NOT AS TOLD"
    if name.startswith(_CONTROL):
        yield f"    [{name.removeprefix(_CONTROL).replace('_', ' ')}: {told}]"
    else:
        yield f"{name.removeprefix('test_').replace('_', ' ')}: {told}"
