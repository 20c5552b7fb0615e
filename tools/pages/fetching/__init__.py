"""Fetching a page whose address somebody else chose, without being led anywhere that it must not go."""
