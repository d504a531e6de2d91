"""What can be done with an incident; one act a file."""
