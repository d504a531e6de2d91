"""The base of every test: loopback only, one language, repeatable properties."""

import ipaddress
import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from _pytest.runner import runtestprotocol
from django.utils import translation
from hypothesis import settings as hypothesis_settings

_SHARED = (
    "tests.factories.snapshot",
    "tests.factories.vault",
    "tests.factories.answer_processes",
    "tests.browser",
)
pytest_plugins = [name for name in _SHARED if find_spec(name) is not None]

hypothesis_settings.register_profile("here", deadline=None)
hypothesis_settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "here")

# Playwright's sync API keeps an event loop in the test's thread; Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

_DATABASE = {"db", "transactional_db", "live_server"}
_PROCESSES = ("tests/attacks/", "tests/cli/", "tests/jobs/", "tests/notify/", "tests/collector/")
_OWN_SQLITE = ("tests/cli/test_tour.py", "tests/demo/test_demo.py")  # whatever the tests run on

_ASKS_NETWORK = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"}


class NetworkBlocked(BaseException):
    """A test spoke to something beyond this machine. Not an Exception: nothing may swallow it."""


def _is_loopback(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _block_network(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: sees every socket of Python code in this process, and cannot be removed."""
    if event not in _ASKS_NETWORK:
        return
    target = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
    if isinstance(target, tuple):  # internet sockets; Unix sockets have a path
        target = target[0]
    elif event != "socket.getaddrinfo":
        return
    if not _is_loopback(target):
        raise NetworkBlocked(f"Tests stay on this machine; {event} asked for {target!r}.")


sys.addaudithook(_block_network)


@pytest.fixture(autouse=True)
def _default_language() -> Iterator[None]:
    """A page in Dutch leaves its language on the thread; the next test starts in English."""
    yield
    translation.deactivate()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL run what asks a database; the rest has run on SQLite and would say the same:
    how a page looks in a browser too, while journeys go their way on both.

    Folders that start processes of their own stay: those take the database from the environment.
    """
    if not os.environ.get("NAAST_DATABASE_URL", "").startswith("postgresql"):
        return
    if any("tests/" in one for one in config.args):
        return  # named by hand: run whatever was asked for
    left_out = [item for item in items if not _asks_database(item)]
    items[:] = [item for item in items if _asks_database(item)]
    config.hook.pytest_deselected(items=left_out)


def _asks_database(item: pytest.Item) -> bool:
    looks = item.get_closest_marker("browser") and not item.nodeid.startswith("tests/journeys/")
    if looks or item.nodeid.startswith(_OWN_SQLITE):
        return False
    asks = _DATABASE & set(getattr(item, "fixturenames", ()))
    marked = item.get_closest_marker("django_db") is not None
    return marked or bool(asks) or item.nodeid.startswith(_PROCESSES)


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """A browser test that fails is tried once more: a press may come before a busy machine has
    loaded the script that it is for. One that fails twice has failed; no other test is tried again.
    """
    if item.get_closest_marker("browser") is None:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    if any(report.failed for report in reports):
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True
