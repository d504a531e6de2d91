"""Plain rules of outgoing messages: no Django, no clock."""
