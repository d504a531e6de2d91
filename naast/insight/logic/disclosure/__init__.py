"""Which counts may leave the house, and what somebody could still work out from them."""
