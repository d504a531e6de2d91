"""Keeps keys out of core files, debuggers and swap."""

import ctypes
import os
import resource

PR_SET_DUMPABLE = 4
MCL_CURRENT, MCL_FUTURE, MCL_ONFAULT = 1, 2, 4


def hide_memory() -> None:
    """Keys never reach a core file, nor a debugger of the same user, nor, where we may, swap."""
    libc = ctypes.CDLL(None, use_errno=True)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "The vault's memory cannot be hidden from debuggers.")
    if _may_lock():
        libc.mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT)


def _may_lock() -> bool:
    """Under a narrow limit a locked vault would one day get no more memory: then swap must be
    encrypted or off, as the installation page says."""
    soft, _hard = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    return os.geteuid() == 0 or soft == resource.RLIM_INFINITY
