"""What only one person can do, and the report for a successor."""
