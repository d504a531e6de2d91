"""Reading cases; every function asks for an actor."""
