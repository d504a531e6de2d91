"""One collector for a whole file: starting takes a second."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories.answer_processes import AnswerProcess


@pytest.fixture(scope="module")
def running() -> Iterator[AnswerProcess]:
    folder = Path(tempfile.mkdtemp(prefix="answers-"))
    process = AnswerProcess("collector", folder)
    process.start()
    yield process
    process.end()
    shutil.rmtree(folder)
