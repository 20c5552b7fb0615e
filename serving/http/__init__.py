"""The HTTP API: routines, tools, the chat as a stream of events, and pictures. FastAPI is imported nowhere else."""
