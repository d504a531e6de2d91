"""Pages of the colleague audience."""
