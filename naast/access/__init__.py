"""Who may do what: users, roles, rights; denied unless allowed."""
