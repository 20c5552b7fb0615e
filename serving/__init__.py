"""How programs use Spotter: over HTTP, and over the Model Context Protocol."""
