"""The WSGI door for granian."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naast.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 load every page now: the first visitor waits for nothing
