"""Documents that people bring: read, cleaned, cut into passages and kept."""
