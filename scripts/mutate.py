"""make mutants: changes the modules that decide, one small wrong change at a time, and runs tests.

A change that no test notices survives: it needs a test, or a reason in docs/security/mutants.toml
why it changes nothing. Modules and their tests are named there too. One process a module imports,
collects and makes the database once; every mutant is a fork of it. Forks without a mutant run
first, side by side, and must pass: else every mutant would look noticed.
Mutants that count while the module loads start afresh.
"""

import builtins
import contextlib
import importlib.machinery
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from django.db import connection
from django.test.utils import setup_databases
from mutants import SWITCH, Mutant, plant

ROOT = Path(__file__).parent.parent
LIST = ROOT / "docs" / "security" / "mutants.toml"
AT_ONCE = 2
INSIDE = "MUTANTS_INSIDE"  # set: only what stands in functions; minutes instead of an hour
CPU_SECONDS, SECONDS = 60, 200  # of one mutant; what hangs is noticed too


def main(words: list[str]) -> int:
    """Words choose modules by a part of their path. Non-zero: a survivor without a reason."""
    if words[:1] == ["--one"]:
        return run_one(words[1], words[3:], Path(words[2]))
    told = tomllib.loads(LIST.read_text())
    reasons = {(each["module"], each["change"]) for each in told.get("equivalent", [])}
    unexplained = 0
    for module in told["module"]:
        if not words or any(word in module["path"] for word in words):
            unexplained += report(module["path"], fates_of(module), reasons)
    print(f"{unexplained} without a reason or with a reason too many.")
    return int(unexplained > 0)


def fates_of(module: dict[str, Any]) -> list[dict[str, Any]]:
    """What became of each mutant of the module."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "fates.json"
        command = [sys.executable, "-W", "ignore", __file__, "--one", module["path"], str(told)]
        command += module["tests"]
        done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True)
        if not told.exists():
            sys.exit(f"{module['path']}: its tests fail by themselves.\n{done.stdout.decode()}")
        found: list[dict[str, Any]] = json.loads(told.read_text())
    return found


def report(path: str, fates: list[dict[str, Any]], reasons: set[tuple[str, str]]) -> int:
    """Prints survivors and a line of figures. How many have no reason, and reasons no mutant."""
    alive = [fate for fate in fates if not fate["killed"]]
    new = [fate for fate in alive if (path, fate["name"]) not in reasons]
    named = {change for module, change in reasons if module == path}
    stale = sorted(named - {fate["name"] for fate in alive})
    for fate in new:
        print(f"  survived  {path}:{fate['line']}  {fate['name']}")
    for change in stale:
        print(f"  no longer needs its reason: {change}")
    killed = len(fates) - len(alive)
    accepted = len(alive) - len(new)
    print(f"{path}: {len(fates)} mutants, {killed} killed, {accepted} equal, {len(new)} survived")
    sys.stdout.flush()
    return len(new) + len(stale)


# What follows runs in the process of one module.


def run_one(path: str, tests: list[str], told: Path) -> int:
    """Runs the tests as they are, then once for each mutant."""
    sys.path.insert(0, str(ROOT))
    tree, mutants = plant((ROOT / path).read_text())
    if INSIDE in os.environ:
        mutants = [mutant for mutant in mutants if not mutant.at_import]
    serve_planted(path, compile(tree, str(ROOT / path), "exec"))
    loop = Loop(mutants, tests, told)
    return int(pytest.main([*_options(), *tests], plugins=[loop]))


def _options() -> list[str]:
    return ["-q", "-p", "no:randomly", "-p", "no:xdist", "--no-migrations", "-m", "not browser"]


def serve_planted(path: str, code: CodeType) -> None:
    """Whoever imports the module gets the planted one."""
    name = path.removesuffix(".py").replace("/", ".")
    before = importlib.machinery.SourceFileLoader.get_code

    def get_code(loader: Any, wanted: str) -> CodeType | None:
        return code if wanted == name else before(loader, wanted)

    importlib.machinery.SourceFileLoader.get_code = get_code  # type: ignore[method-assign]
    say(int(os.environ.get("MUTANT", "0")))


def say(number: int) -> None:
    """From now on this mutant is awake; 0 is none."""
    setattr(builtins, SWITCH, number)


class Loop:
    """Takes the place of pytest's own loop over tests."""

    def __init__(self, mutants: list[Mutant], tests: list[str], told: Path) -> None:
        self.mutants, self.tests, self.told = mutants, tests, told

    @pytest.fixture(scope="session")
    def django_db_setup(self) -> None:
        """Made before the first fork."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """None awake must pass; only then the mutants."""
        if "MUTANT" in os.environ:
            self._make_database(session)
            run_items(session)
            return True
        self._make_database(session)
        if self._fork(session, 0) != 0:
            run_items(session)  # once more, so that its failure is told
            return True
        nothing = [Mutant(-n, 0, "control", str(n), False) for n in range(1, 2 * AT_ONCE + 1)]
        if any(fate["killed"] for fate in self._all_fates(session, nothing)):
            print("Side by side its tests fail without any mutant, so they would prove nothing.")
            return True
        self.told.write_text(json.dumps(self._all_fates(session, self.mutants)))
        return True

    def _make_database(self, session: pytest.Session) -> None:
        from pytest_django.plugin import blocking_manager_key  # noqa: PLC0415  pytest loads it

        with session.config.stash[blocking_manager_key].unblock():
            # In memory: a fork has its own copy. A file would be shared, with all its locks.
            connection.settings_dict["TEST"]["NAME"] = "file:mutants?mode=memory&cache=shared"
            setup_databases(verbosity=0, interactive=False)

    def _all_fates(self, session: pytest.Session, mutants: list[Mutant]) -> list[dict[str, Any]]:
        waiting, running, fates = list(mutants), {}, []
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                mutant = waiting.pop(0)
                running[self._start(session, mutant)] = (mutant, time.monotonic())
            for pid, (mutant, since) in list(running.items()):
                status = ended(pid, since)
                if status is not None:
                    del running[pid]
                    fate = {"killed": status != 0, "line": mutant.line, "name": mutant.name}
                    fates.append(fate)
            time.sleep(0.01)
        return sorted(fates, key=lambda fate: int(fate["line"]))

    def _start(self, session: pytest.Session, mutant: Mutant) -> int:
        if not mutant.at_import:
            return self._forked(session, mutant.number)
        command = [sys.executable, "-W", "ignore", *sys.argv]
        silent = subprocess.DEVNULL
        hidden = {"NAAST_DATA_DIR"}
        environment = {name: value for name, value in os.environ.items() if name not in hidden}
        environment["MUTANT"] = str(mutant.number)
        return subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=silent, stderr=silent, start_new_session=True
        ).pid

    def _fork(self, session: pytest.Session, number: int) -> int:
        pid, since = self._forked(session, number), time.monotonic()
        while (status := ended(pid, since)) is None:
            time.sleep(0.01)
        return status

    def _forked(self, session: pytest.Session, number: int) -> int:
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            try:
                os.setsid()
                status = run_alone(session, number)
            except BaseException:
                status = 3
            os._exit(status)
        return pid


def run_alone(session: pytest.Session, number: int) -> int:
    """In a fork: the tests with this mutant."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    say(number)
    run_items(session)
    return int(session.testsfailed > 0)


def run_items(session: pytest.Session) -> None:
    """As pytest does, up to the first failure; then everything that fixtures started is ended."""
    for item, following in zip(session.items, [*session.items[1:], None], strict=True):
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            session._setupstate.teardown_exact(None)
            return


def ended(pid: int, since: float) -> int | None:
    """The exit status of a mutant; None while it runs. Too long is ended, and counts as noticed."""
    if time.monotonic() - since > SECONDS:
        _end_group(pid)
    done, status = os.waitpid(pid, os.WNOHANG)
    if not done:
        return None
    _end_group(pid)  # what its tests left running
    return status


def _end_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
