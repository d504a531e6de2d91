"""The store forgets for good: what was deleted is nowhere in its files."""

import random
from pathlib import Path
from uuid import UUID

import pytest

from vault.store import Case, Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.sqlite3")


def some_case(choose: random.Random) -> Case:
    return Case(
        case_id=str(UUID(bytes=choose.randbytes(16))),
        epoch=1,
        handle=choose.randbytes(32).hex(),
        person=choose.randbytes(32),
        incident=choose.randbytes(32),
        apart=frozenset(choose.randbytes(32) for _ in range(choose.randint(0, 6))),
    )


def remnants(folder: Path, gone: list[Case]) -> list[str]:
    data = b"".join(path.read_bytes() for path in folder.iterdir())
    return [
        case.case_id
        for case in gone
        if any(part in data for part in (case.person or b"", case.handle.encode(), *case.apart))
    ]


def test_deleted_rows_leave_no_byte_however_the_pages_were_split(
    store: Store, tmp_path: Path
) -> None:
    store.run("PRAGMA synchronous=OFF")
    choose = random.Random(20261122)
    alive: list[Case] = []
    gone: list[Case] = []
    for _ in range(600):
        with store.change():
            if choose.random() < 0.55 or not alive:
                alive.append(some_case(choose))
                store.add_case(alive[-1])
            else:
                gone.append(alive.pop(choose.randrange(len(alive))))
                store.run("DELETE FROM cases WHERE case_id = ?", gone[-1].case_id)
    store.close()
    assert len(gone) > 200
    assert remnants(tmp_path, gone) == []
    assert len(remnants(tmp_path, alive)) == len(alive)


def test_without_overwriting_the_same_search_finds_what_was_deleted(
    store: Store, tmp_path: Path
) -> None:
    store.run("PRAGMA secure_delete=OFF")
    case = some_case(random.Random(1))
    with store.change():
        store.add_case(case)
    with store.change():
        store.run("DELETE FROM cases")
    store.close()
    assert remnants(tmp_path, [case]) == [case.case_id]


def test_a_change_that_fails_halfway_leaves_nothing(store: Store) -> None:
    case = some_case(random.Random(1))
    with pytest.raises(RuntimeError), store.change():
        store.add_case(case)
        raise RuntimeError
    assert store.case(case.case_id) is None
    store.close()


def test_the_store_is_durable_private_and_keeps_no_second_log(store: Store, tmp_path: Path) -> None:
    assert store.column("PRAGMA journal_mode") == ["truncate"]
    assert store.column("PRAGMA synchronous") == [3]  # EXTRA
    assert store.column("PRAGMA secure_delete") == [1]
    store.close()
    assert (tmp_path / "store.sqlite3").stat().st_mode & 0o777 == 0o600


def test_no_table_has_a_time_or_an_order_of_arrival(store: Store) -> None:
    tables = dict(store.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    columns = {
        column
        for table in tables
        for column in store.column(f"SELECT name FROM pragma_table_info('{table}')")
    }
    store.close()
    assert not {name for name in columns if name.endswith(("_at", "_on", "time", "date"))}
    ordered = {name for name, sql in tables.items() if "WITHOUT ROWID" not in sql}
    assert ordered == {"epochs"}  # their numbers are no secret
