"""The steward's pages cannot meet a supported colleague: no case, no vault, no such word."""

import ast
from pathlib import Path

import naast.web.steward
import naast.workflows.import_upload as upload
from naast.access.roles import RIGHTS_OF_ROLE, Right, Role

FOLDER = Path(naast.web.steward.__file__).parent
FORBIDDEN = ("naast.cases", "naast.privacy.vault_client", "naast.privacy.sealing", "vault")


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{one.name}" for one in node.names}
    return found


def test_no_page_of_the_steward_imports_cases_sealing_or_the_vault() -> None:
    files = [*FOLDER.glob("*.py"), Path(upload.__file__)]
    crossing = {
        (path.name, name) for path in files for name in imported(path) if name.startswith(FORBIDDEN)
    }

    assert len(files) > 10
    assert crossing == set()


def test_the_role_itself_reaches_no_case() -> None:
    reaching = {
        Right.COORDINATE_CASES,
        Right.DECIDE_ON_SUPPORT,
        Right.READ_TEAM,
        Right.SUPPORT_COLLEAGUES,
        Right.READ_INCIDENTS,
    }

    assert RIGHTS_OF_ROLE[Role.STEWARD] & reaching == set()
