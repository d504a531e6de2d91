"""What is measured about the programme itself: published numbers, health, team size."""
