"""What is promised to somebody who waits for a call."""

from datetime import datetime


def call_promise(now: datetime) -> str:
    """When a colleague calls."""
    return ""
