"""Answers from the knowledge base, with their sources."""
