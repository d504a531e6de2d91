"""What is learnt over events: the Eindhoven codes, how well two coders agree, profile, matrix."""
