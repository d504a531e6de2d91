"""What changes which questionnaires are kept here: one file an action."""
