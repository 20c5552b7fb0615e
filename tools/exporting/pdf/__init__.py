"""Documents as PDF, in every script that Spotter writes."""
