"""The protections that tests switch off one at a time, to see that an attack would then succeed.

No command-line option and no environment variable reaches these; a test watches over that.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Protections:
    """Everything is on in production."""

    old_epochs_die: bool = True
    wraps_are_bound: bool = True
    authority_is_checked: bool = True
    entry_before_key: bool = True
    tombstones: bool = True
    alarms_are_kept: bool = True
    facts_are_dealt_out: bool = True


ALL = Protections()
