"""How Spotter decides: the turn loop, its events, the model port and the safety around it."""
