"""Two ways to recognise: eyes where there are any, postures where there are none or they fail."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import structlog

from domain.errors import ModelError, Unavailable
from tools.recognition.photo import Pixels
from tools.recognition.recogniser import Recogniser, Recognition

_log = structlog.get_logger(__name__)


class FirstThatCan:
    """Asks a vision model if there is one, and compares the posture where it does not answer."""

    def __init__(self, sight: Callable[[], Recogniser | None], posture: Recogniser) -> None:
        """`sight` is asked for with each picture; None where no core of this process can see."""
        self._sight = sight
        self._posture = posture

    def recognise(self, frames: Sequence[Pixels], limit: int) -> Recognition:
        """What is seen, else what the posture looks like. Raises what comparing postures raises."""
        sight = self._sight()
        if sight is not None:
            try:
                return sight.recognise(frames, limit)
            except (Unavailable, ModelError) as error:
                _log.warning("the vision model did not answer", reason=error.message)
        return self._posture.recognise(frames, limit)
