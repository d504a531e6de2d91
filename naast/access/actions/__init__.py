"""Changes of roles and second factors: one action a file."""
