"""Plain Python: files of a round, the bound on answers, periods."""
