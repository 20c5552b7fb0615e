"""Reads anyone's training plan and tests it against the rules of training plans."""
