"""From `naast serve` to the first page, when everything was prepared by an earlier start.

Limit: 5 seconds, the patience of somebody who types `make demo` again. The median of five starts.
Run: python -m benchmarks.second_start
"""

import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

LIMIT_SECONDS = 5.0
STARTS = 5


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="naast-") as folder:
        start(folder)  # the first one makes the database and the keys
        seconds = statistics.median(start(folder) for _ in range(STARTS))
    figure = {
        "name": "second start to first page",
        "value": round(seconds, 2),
        "limit": LIMIT_SECONDS,
        "unit": "s",
        "ratio": round(seconds / LIMIT_SECONDS, 3),
    }
    print(json.dumps(figure))


def start(folder: str) -> float:
    """Seconds until a page came; then everything is stopped."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {"NAAST_MODE": "test", "NAAST_DATA_DIR": folder}
    began = time.perf_counter()
    naast = subprocess.Popen(
        [sys.executable, "-m", "naast.cli.main", "serve", f"--port={port}"],
        env={**os.environ, **settings, "DJANGO_SETTINGS_MODULE": "naast.settings"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not page_comes(port):
            if naast.poll() is not None or time.perf_counter() - began > 60:
                raise SystemExit("naast serve did not start.")
            time.sleep(0.02)
        return time.perf_counter() - began
    finally:
        naast.send_signal(signal.SIGTERM)
        naast.wait(30)


def page_comes(port: int) -> bool:
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        asking.request("GET", "/")
        return asking.getresponse().status == 200
    except OSError:
        return False
    finally:
        asking.close()


if __name__ == "__main__":
    main()
