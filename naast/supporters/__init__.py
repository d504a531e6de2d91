"""The team of peer supporters: training, availability and rest."""
