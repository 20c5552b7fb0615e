"""The database, shared by everything that is kept."""
