"""Seeing: a vision model says what a photo shows, in English and in a small form; the rest is our own knowledge."""
