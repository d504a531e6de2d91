"""What happened: reports and imported events, without the names of those involved."""
