"""The two reports to the inspectorate: what belongs in them, what is missing, what changed."""
