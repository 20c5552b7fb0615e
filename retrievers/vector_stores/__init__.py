"""Where vectors are kept and searched: FAISS in memory, or PostgreSQL with pgvector."""
