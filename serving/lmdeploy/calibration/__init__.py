"""The conversations that 4-bit weights are calibrated on: Spotter's own, in its four languages."""
