"""NAAST_SECRET_KEY is changed: no text is lost, and the earlier key can go."""

from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from click.testing import CliRunner
from django.db import models

from naast.calamities.models import CalamityFile
from naast.calamities.queries.files import summary_of, weighings_of
from naast.cli.relock import relock
from naast.privacy import relocking
from naast.privacy.relocking import lock_all_anew, locked_fields
from naast.privacy.sealing import SealBroken
from tests.actors import a_user
from tests.factories.calamities import a_calamity, a_secretary

pytestmark = pytest.mark.django_db
ROOT = Path(relocking.__file__).parents[1]
NEW = "a new secret of the hospital, long enough for anything"


@pytest.fixture
def file() -> CalamityFile:
    return a_calamity(a_secretary())


@pytest.fixture
def changed(file: CalamityFile, settings: Any) -> CalamityFile:
    """The key was changed, and the earlier one is still listed."""
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = NEW
    return file


def test_a_new_key_with_the_earlier_one_listed_opens_everything(changed: CalamityFile) -> None:
    assert summary_of(changed) == "A pump was set to the wrong speed."


def test_locked_anew_it_opens_without_the_earlier_key(changed: CalamityFile, settings: Any) -> None:
    secret = "JBSWY3DPEHPK3PXP"
    settings.SECRET_KEY, now = settings.SECRET_KEY_FALLBACKS[0], settings.SECRET_KEY
    data = {"secret": get_adapter().encrypt(secret)}
    settings.SECRET_KEY = now
    Authenticator.objects.create(user=a_user(), type=Authenticator.Type.TOTP, data=data)
    assert get_adapter().decrypt(data["secret"]) == secret

    said = CliRunner().invoke(relock)

    assert (said.exit_code, "0 that no key opens" in said.output) == (0, True)
    settings.SECRET_KEY_FALLBACKS = []
    changed.refresh_from_db()
    assert summary_of(changed) == "A pump was set to the wrong speed."
    assert weighings_of(changed)[0].decided_by == "The committee"
    row = Authenticator.objects.get()
    assert get_adapter().decrypt(row.data["secret"]) == secret


def test_without_locking_anew_the_earlier_key_is_needed(
    changed: CalamityFile, settings: Any
) -> None:
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(SealBroken):
        summary_of(changed)

    said = CliRunner().invoke(relock)

    assert (said.exit_code, "cannot be opened" in said.output) == (1, True)


def test_killed_half_way_nothing_is_lost_and_a_second_run_goes_on(
    changed: CalamityFile, settings: Any
) -> None:
    run = lock_all_anew()
    done = [next(run) for _field in range(len(list(locked_fields())) // 2)]
    del run  # killed: the rest was not reached
    assert summary_of(changed) == "A pump was set to the wrong speed."

    again = {one.field: one for one in lock_all_anew()}

    assert sum(one.anew for one in done) + sum(one.anew for one in again.values()) >= 4
    assert all(again[one.field].already == one.anew for one in done)
    assert all(one.unreadable == 0 for one in again.values())
    third = list(lock_all_anew())
    assert sum(one.anew for one in third) == 0


def test_every_locked_field_is_bytes_of_a_row_with_a_random_id_and_locked_by_its_name() -> None:
    sources = "".join(path.read_text() for path in ROOT.rglob("*.py"))
    fields = list(locked_fields())

    assert len(fields) > 10
    assert [f for f in fields if not _can_be_locked_anew(*f, sources)] == []


def _can_be_locked_anew(model: type[models.Model], name: str, sources: str) -> bool:
    """Named in full where it is locked, or by the helper that builds the same words."""
    pk = model._meta.pk
    key = pk.target_field if pk.remote_field else pk
    named = f'"{model._meta.label}.{name}"' in sources or f'"{name}"' in sources
    is_bytes = isinstance(model._meta.get_field(name), models.BinaryField)
    return named and is_bytes and isinstance(key, models.UUIDField)
