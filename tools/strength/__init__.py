"""Strength arithmetic: 5/3/1 cycles and one-rep maxima."""
