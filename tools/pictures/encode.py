"""Writes frames as an animated WebP within a size that a phone loads at once, and single pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL import Image

Picture = NDArray[np.uint8]

WEBP_LIMIT_BYTES = 150_000
WEBP_QUALITIES = (62, 48, 34, 20)
_WEBP_METHOD = 2
_STILL_QUALITY = 80


@dataclass(frozen=True)
class Reel:
    """What is shown: opaque BGRA `pictures`, the picture of each frame, and each frame's time in milliseconds."""

    pictures: Sequence[Picture]
    order: Sequence[int]
    durations_ms: Sequence[int]


def webp(reel: Reel) -> bytes:
    """An animated WebP that loops for ever, at the best quality that keeps it below the limit."""

    images = [rgb(picture) for picture in reel.pictures]
    shown = [images[index] for index in reel.order]
    data = b""
    for quality in WEBP_QUALITIES:
        stream = BytesIO()
        shown[0].save(
            stream,
            format="WEBP",
            save_all=True,
            append_images=shown[1:],
            duration=list(reel.durations_ms),
            loop=0,
            quality=quality,
            method=_WEBP_METHOD,
        )
        data = stream.getvalue()
        if len(data) <= WEBP_LIMIT_BYTES:
            break
    return data


def png(picture: Picture) -> bytes:
    """One picture as PNG."""
    stream = BytesIO()
    rgb(picture).save(stream, format="PNG")
    return stream.getvalue()


def still_webp(picture: Picture) -> bytes:
    """One picture as WebP, for pages that show many."""
    stream = BytesIO()
    rgb(picture).save(stream, format="WEBP", quality=_STILL_QUALITY)
    return stream.getvalue()


def rgb(picture: Picture) -> Image.Image:
    """A picture [height, width, 3] in RGB or [height, width, 4] in BGRA, without its alpha channel."""
    from PIL import Image

    height, width, channels = picture.shape
    data = np.ascontiguousarray(picture).tobytes()
    return Image.frombytes("RGB", (width, height), data, "raw", "BGRX" if channels == 4 else "RGB")
