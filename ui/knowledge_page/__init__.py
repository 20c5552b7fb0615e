"""The knowledge page: what Spotter knows from where, and what it is taking in."""
