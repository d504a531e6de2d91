"""Commands that any machine can run: words and a time zone, no settings and no database."""

from pathlib import Path

import django
from django.conf import settings

import naast
from naast.environment import Environment

PAPER = Path(naast.__file__).parent / "web" / "insight" / "templates"


def need_no_installation() -> None:
    """Words, a time zone and sheets to print; a machine without settings can match."""
    if settings.configured:
        return
    env = Environment()
    settings.configure(
        USE_I18N=True,
        LANGUAGE_CODE=env.choice("NAAST_LANGUAGE", ("nl", "en"), "nl"),
        LOCALE_PATHS=[Path(naast.__file__).parent / "locale"],
        TIME_ZONE=env.text("NAAST_TIME_ZONE", "Europe/Amsterdam"),
        USE_TZ=True,
        BASE_DIR=Path(naast.__file__).parent.parent,
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [PAPER]}],
    )
    django.setup()
