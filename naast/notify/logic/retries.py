"""How long to wait before a message is tried again."""

from datetime import timedelta

MOST_TRIES = 10
LEASE = timedelta(minutes=3)  # longer than any try; past it another sender takes the message
_WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 20, 40))
_LONGEST = timedelta(hours=1)


def wait_after(tries: int) -> timedelta:
    """After the first try a minute, in the end an hour; ten tries last about five hours."""
    return _WAITS[tries - 1] if tries <= len(_WAITS) else _LONGEST
