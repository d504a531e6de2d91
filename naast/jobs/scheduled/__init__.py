"""What Naast does by itself: one duty a file, each with @duty. A new file here is found by name."""
