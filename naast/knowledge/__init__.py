"""Guides, advice and the directory of help."""
