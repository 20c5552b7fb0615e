"""Finding passages in documents that people brought, by indexes that follow the library."""
