"""Keeps keys out of core files, debuggers and swap, and ends with the process that started us."""

import ctypes
import os
import resource
import signal

PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4
MCL_CURRENT, MCL_FUTURE, MCL_ONFAULT = 1, 2, 4


def hide_memory() -> None:
    """Nothing reaches a core file, a debugger of the same user, nor, where we may, swap."""
    libc = ctypes.CDLL(None, use_errno=True)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "Memory cannot be hidden from debuggers.")
    if _may_lock():
        libc.mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT)


def end_with_parent() -> None:
    """A worker never outlives the process that watches it."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def _may_lock() -> bool:
    soft, _hard = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    return os.geteuid() == 0 or soft == resource.RLIM_INFINITY
