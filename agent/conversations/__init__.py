"""Conversations and the profile, kept in a database of the person's own."""
