"""What text by others (pages, documents, pictures, imports, the saved profile) may never bring about."""
