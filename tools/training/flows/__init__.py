"""Sessions of yoga and of mobility."""
