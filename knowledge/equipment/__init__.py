"""What stands and lies in a gym: its names, what it trains, how it is set up, and what people do wrong with it."""
