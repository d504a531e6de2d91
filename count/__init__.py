"""The count keepers' tool: makes their sheets, opens a round of sealed answers, says the sums.

It runs on a machine without network, from a stick, with Python and `cryptography` alone. It imports
nothing of Naast: what passes between them are files, and docs/evaluation-count.md says which.
"""
