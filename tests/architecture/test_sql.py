"""SQL can walk round every wall, so only named files may write any."""

import ast

from tests.architecture.code import called, files, name_of, tree

SQL_CALLS = {"raw", "extra", "RawSQL", "RunSQL", "cursor", "execute", "executemany"}
MAY_WRITE_SQL = {
    "naast/api/health.py": "asks whether the database answers",
    "naast/cli/backups/postgres.py": "makes and drops the drill's database, counts rows",
    "naast/cli/canaries/pieces.py": "the tour looks for a person in every table, raw",
    "naast/cli/backups/sqlite.py": "SQLite's own copy and its checks, counts rows",
}


def test_only_named_files_write_sql() -> None:
    writing = {
        name_of(path)
        for path in files("naast")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and called(node) in SQL_CALLS
    }

    assert writing - set(MAY_WRITE_SQL) == set()


def test_no_area_asks_for_another_areas_model_by_name() -> None:
    """apps.get_model("cases", ...) is an import that no contract sees."""
    asking = [
        name_of(path)
        for path in files("naast")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and called(node) in {"get_model", "get_for_model"}
    ]

    assert asking == []
