"""What peer support costs and may save, from inputs that are all visible; blank stays blank."""
