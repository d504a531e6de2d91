"""Plain Python: no Django, clock, network or database."""
