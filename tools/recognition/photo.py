"""Pictures from people's devices, read safely: any usual format, the right way up, no larger than is looked at."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from domain.errors import InvalidInput

if TYPE_CHECKING:
    from PIL.Image import Image as PillowImage

Pixels = NDArray[np.uint8]
LONGEST_SIDE_PX = 1280
"""A body is found as well in a picture of this size as in a larger one."""
MAX_BYTES = 64 * 1024 * 1024
MAX_PIXELS = 120_000_000
"""Above the 50 and 108 megapixels of telephones; what claims more is refused before anything of it is unpacked."""
MAX_FRAMES = 3
"""Frames of an animation that are looked at."""
_LAST_FRAME = 120
"""Later frames of an animation are not unpacked: each needs all before it."""
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "HEIF", "AVIF")
_BACKGROUND = (255, 255, 255)
_BYTE_OF_16_BITS = 257
_QUALITY = 88
_FRAME_MS = 600
_HINT_RESEND = "Send it again, or another picture."


def read_photo(data: bytes) -> list[Pixels]:
    """The picture as RGB arrays [height, width, 3]: one, or up to `MAX_FRAMES` of an animation.

    Raises InvalidInput with a `kind` for what is empty, no picture, too large, or broken off.
    """
    if not data:
        raise _refused("picture_empty", "The picture is empty.", _HINT_RESEND)
    if len(data) > MAX_BYTES:
        raise _too_large()
    _open_heif()
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit below is ours
            with Image.open(BytesIO(data), formats=_FORMATS) as image:
                return _frames(image)
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except UnidentifiedImageError as error:
        said = "This file is not a picture, or of a kind that cannot be read."
        raise _refused("picture_unknown", said, "Send a JPEG, PNG, WebP, GIF or HEIC file.") from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError) as error:  # what Pillow's readers raise
        raise _refused("picture_broken", "The picture is damaged or breaks off.", _HINT_RESEND) from error


def as_webp(frames: Sequence[Pixels]) -> bytes:
    """A picture as it is kept: without the place and time that a telephone writes into its photos."""
    from PIL import Image

    first, *others = (Image.fromarray(frame) for frame in frames)
    stream = BytesIO()
    first.save(
        stream, "WEBP", quality=_QUALITY, save_all=bool(others), append_images=others, duration=_FRAME_MS, loop=0
    )
    return stream.getvalue()


def _frames(image: PillowImage) -> list[Pixels]:
    if image.width * image.height > MAX_PIXELS:
        raise _too_large()
    count = min(getattr(image, "n_frames", 1), _LAST_FRAME) if image.format in ("GIF", "WEBP", "PNG") else 1
    frames = []
    for number in sorted({count * part // MAX_FRAMES for part in range(MAX_FRAMES)}):
        if number:
            image.seek(number)
        frames.append(_pixels(image))
    return frames


def _pixels(image: PillowImage) -> Pixels:
    """One frame: smaller, upright, opaque and in RGB."""
    from PIL import Image, ImageOps

    image.draft("RGB", (LONGEST_SIDE_PX, LONGEST_SIDE_PX))  # JPEG only: unpacks at a fraction of the size
    image.load()
    whole = image
    if image.mode.startswith(("I", "F")):
        whole = Image.fromarray((np.asarray(image, dtype=np.float64) / _BYTE_OF_16_BITS).clip(0, 255).astype(np.uint8))
    elif image.mode == "P":
        whole = image.convert("RGBA")
    share = min(1.0, LONGEST_SIDE_PX / max(image.size))
    small = whole.resize((max(1, round(image.width * share)), max(1, round(image.height * share))), reducing_gap=2.0)
    small.getexif().update(image.getexif())
    small = ImageOps.exif_transpose(small)
    if small.has_transparency_data:
        clear = small.convert("RGBA")
        small = Image.new("RGBA", clear.size, (*_BACKGROUND, 255))
        small.alpha_composite(clear)
    return np.array(small.convert("RGB"))


@cache
def _open_heif() -> None:
    """Teach Pillow the format of Apple's telephones, once."""
    from pillow_heif import register_heif_opener

    register_heif_opener()


def _too_large() -> InvalidInput:
    said = f"The picture is too large: at most {MAX_PIXELS // 1_000_000} megapixels and {MAX_BYTES >> 20} MB."
    hint = "Send it smaller, such as a screenshot of it."
    return _refused("picture_too_large", said, hint, megapixels=MAX_PIXELS // 1_000_000, megabytes=MAX_BYTES >> 20)


def _refused(kind: str, said: str, hint: str, **figures: int) -> InvalidInput:
    return InvalidInput(said, field="image", hint=hint, kind=kind, **figures)
