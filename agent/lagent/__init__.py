"""The only folder that imports Lagent."""
