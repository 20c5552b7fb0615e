"""Following a plan: what was lifted, what comes next, and what the scale says about the energy that is spent."""
