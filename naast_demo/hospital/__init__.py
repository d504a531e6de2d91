"""The invented hospital: staff, team, events of eighteen months and support in every state."""
