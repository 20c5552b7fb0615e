"""Following a plan: where it is kept, and what a page or a program can do with it."""
