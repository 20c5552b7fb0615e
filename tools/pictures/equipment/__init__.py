"""What the figure trains with: shapes, and where each piece is in every frame."""
