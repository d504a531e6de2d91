"""A cache in the database, so that limits on signing in hold for all web processes together.

Django's own database cache stores pickles, which would let whoever writes the database run code,
and keeps keys in clear, which hold addresses. This one keeps JSON under keyed hashes.
"""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from naast.access.models_tally import Tally

_NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class SharedCache(BaseCache):
    """What django-allauth counts with. Not for anything that is read on every page."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def add(
        self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: Any = None
    ) -> bool:
        """True for the one who was first; the database decides between two."""
        now, counter = timezone.now(), self._counter(key, version)
        Tally.objects.filter(counter=counter, until_at__lte=now).delete()
        try:
            with transaction.atomic():
                Tally.objects.create(
                    counter=counter, value=json.dumps(value), until_at=self._until(timeout, now)
                )
        except IntegrityError:
            return False
        return True

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        """The value, or the default once its time has passed."""
        rows = Tally.objects.filter(
            counter=self._counter(key, version), until_at__gt=timezone.now()
        )
        value = rows.values_list("value", flat=True).first()
        return default if value is None else json.loads(value)

    def set(
        self, key: Any, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: Any = None
    ) -> None:
        """Keep it, whatever stood there."""
        kept = {"value": json.dumps(value), "until_at": self._until(timeout, timezone.now())}
        Tally.objects.update_or_create(counter=self._counter(key, version), defaults=kept)

    def delete(self, key: Any, version: Any = None) -> bool:
        """True when there was something."""
        return bool(Tally.objects.filter(counter=self._counter(key, version)).delete()[0])

    def clear(self) -> None:
        """Forget everything."""
        Tally.objects.all().delete()

    def _counter(self, key: Any, version: Any) -> str:
        named = self.make_and_validate_key(key, version=version)
        return salted_hmac("naast.access.tally", named, algorithm="sha256").hexdigest()

    def _until(self, timeout: float | None, now: datetime) -> datetime:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return _NEVER if seconds is None else now + timedelta(seconds=seconds)
