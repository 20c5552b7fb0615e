"""The food table: our names, portions and tags over USDA figures."""
