"""Pages whose address a person sends: fetched safely, read, answered from, and kept for later."""
