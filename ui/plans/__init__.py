"""The plans that the person has kept, and what is taken out of them."""
