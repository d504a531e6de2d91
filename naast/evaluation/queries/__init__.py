"""Rounds as the coordinator and the public see them."""
