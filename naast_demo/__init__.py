"""Sign in with one click, for demonstrations only. Not in the wheel."""
