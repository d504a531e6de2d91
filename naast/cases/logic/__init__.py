"""Plain rules of the cases area: no Django, no clock."""
