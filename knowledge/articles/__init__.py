"""Our articles and the bibliography behind them."""
