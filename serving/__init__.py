"""How programs use Spotter, over HTTP and the Model Context Protocol; and how its language model is served."""
