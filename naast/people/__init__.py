"""Staff, departments, sites, lines of command and absence."""
