"""Messages of the queue as JSON: Huey's own are pickles, which run whatever somebody wrote into a shared Redis."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from huey.registry import Message
from huey.serializer import Serializer


class JsonMessages(Serializer):  # type: ignore[misc]  # Huey has no types
    """A task's id, its name, its time and its arguments; nothing else of Huey's is used."""

    def serialize(self, data: Any) -> bytes:
        """A message as JSON."""
        eta = data.eta.isoformat() if data.eta else None
        return json.dumps({"id": data.id, "name": data.name, "eta": eta, "args": list(data.args)}).encode()

    def deserialize(self, data: bytes) -> Any:
        """A message from JSON; raises ValueError or KeyError for anything else, which Huey logs and leaves out."""
        fields = json.loads(data)
        eta = dt.datetime.fromisoformat(fields["eta"]) if fields["eta"] else None
        arguments = tuple(str(argument) for argument in fields["args"])
        return Message(fields["id"], fields["name"], eta, 0, 0, None, arguments, {})
