"""Each tool's result as tables, charts and pictures."""
