"""Reads settings from the environment, strictly: a wrong value stops the start with a sentence."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from naast.log_sending import LogServer

_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[1-9][0-9]{0,4})?", re.ASCII)


class WrongSetting(Exception):
    """A setting is missing or cannot be used; the message says which and what to do."""


@dataclass
class Environment:
    """Typed reading of NAAST_... values; remembers which names were asked for."""

    values: Mapping[str, str] = field(default_factory=lambda: os.environ)
    known: set[str] = field(default_factory=set)

    def _raw(self, name: str, default: str | None) -> str:
        self.known.add(name)
        value = self.values.get(name, default)
        if value is None:
            raise WrongSetting(f"{name} is not set. Set it before starting Naast.")
        return value

    def text(self, name: str, default: str | None = None) -> str:
        """The value as it stands; without a default it must be set."""
        return self._raw(name, default)

    def choice(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        """One of a few words."""
        value = self._raw(name, default)
        if value not in allowed:
            raise WrongSetting(f"{name} is {value!r}. Choose one of: {', '.join(allowed)}.")
        return value

    def whole(self, name: str, default: int, *, low: int, high: int) -> int:
        """A whole number between low and high, both included."""
        value = self._raw(name, str(default))
        if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
            raise WrongSetting(f"{name} is {value!r}. Give a whole number from {low} to {high}.")
        return int(value)

    def switch(self, name: str, default: bool) -> bool:
        """yes or no."""
        return self.choice(name, ("yes", "no"), "yes" if default else "no") == "yes"

    def names(self, name: str, default: str) -> list[str]:
        """Words separated by commas."""
        return [word.strip() for word in self._raw(name, default).split(",") if word.strip()]

    def path(self, name: str, default: Path) -> Path:
        """A folder or file; a relative one is taken from the working directory."""
        return Path(self._raw(name, str(default))).expanduser().resolve()

    def origin(self, name: str, default: str) -> str:
        """scheme://host[:port] as a browser writes it; empty where it is not set."""
        value = self._raw(name, default)
        if value and not _ORIGIN.fullmatch(value):
            raise WrongSetting(
                f"{name} is {value!r}. Write https://HOST in small letters, without a path."
            )
        return value

    def log_server(self, name: str, authority: str) -> LogServer | None:
        """tls://HOST:PORT; None where it is not set. authority: the setting with a file."""
        value, file = self._raw(name, ""), self._raw(authority, "")
        if not value:
            return None
        parts = urlsplit(value)
        try:
            port = parts.port
        except ValueError:
            port = None
        if parts.scheme != "tls" or not parts.hostname or not port or parts.path.strip("/"):
            raise WrongSetting(
                f"{name} is {value!r}. Write tls://HOST:PORT, as in "
                "tls://log.hospital.example:6514; a log leaves the machine encrypted only."
            )
        if file and not Path(file).is_file():
            raise WrongSetting(
                f"{authority} names no file: {file}. Name a certificate in PEM form."
            )
        return LogServer(parts.hostname, port, file)

    def database(self, name: str, default: str) -> dict[str, object]:
        """sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME as Django wants it."""
        value = self._raw(name, default)
        parts = urlsplit(value)
        if parts.scheme == "sqlite" and parts.path:
            return _sqlite(unquote(parts.path.removeprefix("/")))
        if parts.scheme == "postgresql" and parts.path.strip("/"):
            return {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": unquote(parts.path.strip("/")),
                "USER": unquote(parts.username or ""),
                "PASSWORD": unquote(parts.password or ""),
                "HOST": unquote(parts.hostname or ""),
                "PORT": str(parts.port or ""),
                "CONN_MAX_AGE": 600,
                "CONN_HEALTH_CHECKS": True,
            }
        raise WrongSetting(
            f"{name} cannot be used. Write sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME."
        )

    def refuse_unknown(self) -> None:
        """A NAAST_ name that nothing reads is probably a typing error, so it stops the start."""
        unknown = sorted(n for n in self.values if n.startswith("NAAST_") and n not in self.known)
        if unknown:
            raise WrongSetting(f"Naast does not know the setting {unknown[0]}. Check the spelling.")


def _sqlite(path: str) -> dict[str, object]:
    """WAL and FULL: a report that was acknowledged survives a power cut."""
    pragmas = "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA secure_delete=ON;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
    }


def refuse_shared_hosts(web: str, issuer: str, collector: str) -> None:
    """A cookie goes to every port of a host: on the web's host it would name who answers."""
    for name, value in (("NAAST_ISSUER_URL", issuer), ("NAAST_COLLECTOR_URL", collector)):
        if value and not value.startswith("https://"):
            raise WrongSetting(f"{name} must start with https:// in production.")
        if value and urlsplit(value).hostname == urlsplit(web).hostname:
            raise WrongSetting(f"{name} needs a host name of its own, not that of NAAST_BASE_URL.")
    if bool(issuer) != bool(collector):
        raise WrongSetting("Set NAAST_ISSUER_URL and NAAST_COLLECTOR_URL both, or neither.")


def database_url(database: Mapping[str, Any]) -> str:
    """The address that Environment.database() reads back; to hand a database to another process."""
    if str(database["ENGINE"]).endswith("sqlite3"):
        return f"sqlite:///{quote(str(database['NAME']))}"
    who = quote(str(database["USER"]), safe="")
    if database["PASSWORD"]:
        who += ":" + quote(str(database["PASSWORD"]), safe="")
    port = f":{database['PORT']}" if database["PORT"] else ""
    return f"postgresql://{who}@{database['HOST']}{port}/{quote(str(database['NAME']))}"
