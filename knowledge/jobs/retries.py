"""When a failed job is tried again."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from domain.errors import InvalidInput, SpotterError


@dataclass(frozen=True)
class RetryPolicy:
    """Delays that grow, so that a site in trouble is left alone; a little chance keeps jobs from coming in step."""

    delays_s: tuple[float, ...] = (10, 60, 300, 1800, 7200)
    spread: float = 0.2
    """Share by which a delay may be longer or shorter."""

    @property
    def most_attempts(self) -> int:
        """How often a job is tried in all."""
        return len(self.delays_s) + 1

    def delay(self, attempts: int, error: SpotterError) -> dt.timedelta | None:
        """How long to wait after so many failed attempts; None to give up. What is wrong in itself is tried once."""
        if isinstance(error, InvalidInput) or attempts >= self.most_attempts:
            return None
        spread = 1 + random.uniform(-self.spread, self.spread)
        return dt.timedelta(seconds=self.delays_s[attempts - 1] * spread)
