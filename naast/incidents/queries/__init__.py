"""What can be asked about incidents."""
