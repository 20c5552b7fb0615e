"""What a model is told: Jinja files, one a purpose, rendered strictly."""
