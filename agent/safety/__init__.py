"""The gate in front of every plan: red flags refer first, for every core and in four languages."""
