"""Statistics for small tables: intervals, paired tests, charts over time. Plain Python."""
