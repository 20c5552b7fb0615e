"""How Spotter finds things: one strategy a file, one port over all of them."""
