"""What queues and forgets messages."""
