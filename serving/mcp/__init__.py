"""The tools over the Model Context Protocol. The package `mcp` is imported nowhere else."""
