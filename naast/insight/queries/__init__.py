"""Reading of the insight area: facts of other areas, and what was stored of them."""
