"""Training plans built from the catalogue and tested against published rules."""
