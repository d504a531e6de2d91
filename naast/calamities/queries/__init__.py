"""Calamity files, what is due, and who could look into one."""
