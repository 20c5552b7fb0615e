"""Poses by MediaPipe's BlazePose, whose model comes inside the package (Apache-2.0)."""

from __future__ import annotations

import os
from threading import Lock
from typing import Any

import numpy as np

from domain.errors import Unavailable
from tools.recognition.photo import Pixels
from tools.recognition.pose import Poses, about_hips, averaged

_COMPLEXITY = 1
"""The only one of its three models that lies in the package; the others would be downloaded."""


class MediaPipePose:
    """A PoseEstimator; about 35 ms a look on one core, two looks a picture."""

    name = "mediapipe-pose"

    def __init__(self) -> None:
        self._lock = Lock()
        self._model: Any = None

    def find(self, picture: Pixels) -> Poses | None:
        """The mean of a look at the picture and one at its mirror image, since each errs differently."""
        seen = self._look(picture)
        mirrored = self._look(np.ascontiguousarray(picture[:, ::-1]))
        if seen is None or mirrored is None:
            return seen or (mirrored.mirrored() if mirrored else None)
        return averaged(seen, mirrored.mirrored())

    def _look(self, picture: Pixels) -> Poses | None:
        with self._lock:  # the model keeps state while it looks
            if self._model is None:
                self._model = _opened()
            found = self._model.process(picture)
        if found.pose_landmarks is None:
            return None
        height, width = picture.shape[:2]
        flat = np.array([[mark.x, mark.y, mark.visibility] for mark in found.pose_landmarks.landmark])
        world = np.array([[mark.x, -mark.y, -mark.z] for mark in found.pose_world_landmarks.landmark])
        plane = flat[:, :2] * (width, -height)
        return Poses(world[None], about_hips(plane[None]), flat[None, :, 2])


def _opened() -> Any:
    os.environ.setdefault("GLOG_minloglevel", "2")  # its notes about its own graph say nothing to anybody
    try:
        from mediapipe.python.solutions.pose import Pose
    except ImportError as error:
        raise Unavailable(
            "Pictures cannot be looked at: MediaPipe is not installed.",
            field="image",
            hint="Install requirements-no-deps.txt with pip's --no-deps.",
        ) from error
    return Pose(static_image_mode=True, model_complexity=_COMPLEXITY)
