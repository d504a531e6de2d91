"""How long the area remembers what it need not keep."""

from datetime import timedelta

REPORTER_KEPT = timedelta(days=30)  # to see that a report arrived, and to take back a wrong name
COUNTS_KEPT = timedelta(days=1)
FILE_KEPT = timedelta(days=1)
ROW_KEPT = timedelta(days=7)
