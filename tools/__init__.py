"""What Spotter can do: one folder a field, one registry over all of them."""
