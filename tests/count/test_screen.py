"""On a real screen a sheet is typed aside, on a page without lines to scroll back to."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

from count.sheets import to_lines
from tests.architecture.code import ROOT
from tests.count.talking import as_file
from tests.factories import answers as made

ASIDE, BACK = "\x1b[?1049h", "\x1b[?1049l"


def test_what_is_typed_does_not_stay_on_the_screen(tmp_path: Path) -> None:
    opening, sheets = made.make_opening()
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "count", "try", str(as_file(tmp_path, opening))]
    with subprocess.Popen(words, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs) as tool:
        os.close(theirs)
        seen = ""
        for line in [*to_lines(sheets[0]), *to_lines(sheets[2])]:
            asked = seen.count("Line ")
            while seen.count("Line ") == asked or not seen.endswith(": "):
                seen += os.read(ours, 4096).decode()
            os.write(ours, f"{line}\n".encode())
        assert tool.wait(timeout=30) == 0
        seen += os.read(ours, 4096).decode()
    os.close(ours)

    left = re.sub(re.escape(ASIDE) + ".*?" + re.escape(BACK), "", seen, flags=re.S)
    assert seen.count(ASIDE) == seen.count(BACK) == 2
    assert to_lines(sheets[0])[0] in seen  # while it was typed
    assert not any(line in left for sheet in sheets for line in to_lines(sheet))
    assert "Sheets 1 and 3 open." in left
