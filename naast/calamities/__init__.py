"""The calamity file: weighing, steps with clocks, teams. Knows nothing of anybody's support."""
