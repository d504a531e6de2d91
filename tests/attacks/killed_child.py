"""What the server of killed.py loads once, so that each of its children starts at once."""

import django

django.setup()
