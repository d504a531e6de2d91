"""Changes to calamity files: one a file, each with one line in the audit trail."""
