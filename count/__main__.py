"""python -m count. Before anything else it denies itself the network."""

import sys

from count.kit import BrokenKit, bring_library
from count.quiet import keep_quiet

if __name__ == "__main__":
    keep_quiet()
    try:
        bring_library()
    except BrokenKit as problem:
        sys.exit(str(problem))
    from count.commands import main

    sys.exit(main())
