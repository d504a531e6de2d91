"""Firefox by its own Marionette protocol, so that the second browser asks for no driver.

Messages are "length:[type, id, command, parameters]" on a loopback socket; see the source docs of
Firefox, testing/marionette.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
PREFERENCES = {
    "marionette.port": 0,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 1,  # whatever is not this machine goes to a port where nobody listens
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "localhost, 127.0.0.1",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


class Firefox:
    """One window of one Firefox."""

    def __init__(self, port: int) -> None:
        self.connection = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.number = 0
        self._read()
        self.ask("WebDriver:NewSession", {"acceptInsecureCerts": False})
        self.ask("WebDriver:SetTimeouts", {"implicit": 5000, "script": 30000})

    def ask(self, command: str, parameters: dict[str, Any] | None = None) -> Any:
        """One command and its answer."""
        self.number += 1
        text = json.dumps([0, self.number, command, parameters or {}]).encode()
        self.connection.sendall(b"%d:%s" % (len(text), text))
        _, _, error, result = self._read()
        assert error is None, f"{command}: {error}"
        return result

    def _read(self) -> Any:
        length = b""
        while (byte := self.connection.recv(1)) != b":":
            assert byte, "Firefox went away."
            length += byte
        text = b""
        while len(text) < int(length):
            text += self.connection.recv(int(length) - len(text))
        return json.loads(text)

    def open(self, address: str) -> None:
        """Load an address anew."""
        self.ask("WebDriver:Navigate", {"url": "about:blank"})
        self.ask("WebDriver:Navigate", {"url": address})

    def evaluate(self, function: str, argument: Any = None) -> Any:
        """The result of an async function of one argument, run in the page."""
        script = (
            "const [given, done] = arguments;"
            f"({function})(given).then(done, (it) => done({{ error: String(it) }}));"
        )
        options = {"script": script, "args": [argument], "sandbox": None, "newSandbox": False}
        return self.ask("WebDriver:ExecuteAsyncScript", options)["value"]

    def press(self, words: str) -> None:
        """A click on the button with these words, once it is there."""
        button = f"//button[starts-with(normalize-space(), '{words}')]"
        self._click("xpath", button)

    def choose(self, number: int) -> None:
        """A click on one of the answers on the screen."""
        self._click("css selector", f"label:nth-of-type({number})")

    def _click(self, using: str, value: str) -> None:
        found = self.ask("WebDriver:FindElement", {"using": using, "value": value})["value"]
        self.ask("WebDriver:ElementClick", {"id": found[ELEMENT]})

    def heading(self) -> str:
        """The text of the screen's heading."""
        return str(self.text("h1"))

    def text(self, selector: str) -> str:
        """The text of the first element, once it is there."""
        found = self.ask("WebDriver:FindElement", {"using": "css selector", "value": selector})
        return str(self.ask("WebDriver:GetElementText", {"id": found["value"][ELEMENT]})["value"])


@contextmanager
def started() -> Iterator[Firefox]:
    """A Firefox of its own, with a profile that is thrown away."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        sentence = "No Firefox here. Install it with: scripts/programs.sh firefox"
        if os.environ.get("CI") == "true":
            pytest.fail(sentence)
        pytest.skip(sentence)
    with tempfile.TemporaryDirectory() as folder:
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items()]
        Path(folder, "user.js").write_text("\n".join(lines))
        process = subprocess.Popen(
            [program, "--headless", "--no-remote", "--marionette", "--profile", folder],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": folder, "MOZ_DISABLE_AUTO_SAFE_MODE": "1"},
        )
        try:
            running = Firefox(_port_of(Path(folder), process))
            yield running
            running.connection.close()
        finally:
            process.terminate()
            process.wait(20)


def _port_of(folder: Path, process: subprocess.Popen[bytes]) -> int:
    """Firefox chooses a port and writes it into its profile."""
    until = time.monotonic() + 60
    written = folder / "MarionetteActivePort"
    while time.monotonic() < until:
        assert process.poll() is None, "Firefox did not start."
        if written.exists() and re.fullmatch(r"\d+", text := written.read_text().strip()):
            return int(text)
        time.sleep(0.1)
    raise AssertionError("Firefox did not open its port.")
