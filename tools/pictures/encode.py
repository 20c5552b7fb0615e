"""Writes frames as a looping GIF or an animated WebP within a size that a phone loads at once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL import Image

Picture = NDArray[np.uint8]
Indexed = NDArray[np.uint8]
Coarse = NDArray[np.uint16]
Window = tuple[slice, slice]

GIF_LIMIT_BYTES = 300_000
WEBP_LIMIT_BYTES = 150_000
# From the finest setting down: palette colours and the difference (sum over red, green, blue) that the eye forgives.
GIF_STEPS = ((96, 9), (64, 18), (48, 24), (40, 30), (28, 36), (20, 48), (16, 66))
# What one step leaves of the size, at most: from it follows how many are too fine.
_STEP_LEAVES = 0.85
WEBP_QUALITIES = (62, 48, 34, 20)
_WEBP_METHOD = 2
_STILL_QUALITY = 80
# Unchanged runs shorter than this cost more as a break in the packing than they save.
_SHORTEST_RUN_PX = 8
# After so many frames the size of the whole is foretold well enough to give a setting up.
_FORECAST_AFTER = 5
_FORECAST_SLACK = 0.1
# Colours are looked up by the five highest bits of each channel.
_BITS = 5


@dataclass(frozen=True)
class Reel:
    """What is shown: opaque BGRA `pictures`, the picture of each frame, and each frame's time in milliseconds."""

    pictures: Sequence[Picture]
    order: Sequence[int]
    durations_ms: Sequence[int]


def gif(reel: Reel) -> bytes:
    """A GIF that loops for ever, at the finest setting that keeps it below the limit."""
    coarse, mosaic = _coarse(reel.pictures), _mosaic(reel.pictures)
    step, last = 0, len(GIF_STEPS) - 1
    while True:
        palette = _palette(mosaic, GIF_STEPS[step][0])
        forgiven, limit_bytes = GIF_STEPS[step][1], GIF_LIMIT_BYTES if step < last else None
        data, size = _gif(reel, coarse, palette, forgiven, limit_bytes)
        if data is not None:
            return data
        too_large = math.log(size / GIF_LIMIT_BYTES) / -math.log(_STEP_LEAVES)
        step = min(last, step + max(1, int(too_large)))


def webp(reel: Reel) -> bytes:
    """An animated WebP that loops for ever, at the best quality that keeps it below the limit."""

    images = [_rgb(picture) for picture in reel.pictures]
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
    _rgb(picture).save(stream, format="PNG")
    return stream.getvalue()


def still_webp(picture: Picture) -> bytes:
    """One picture as WebP, for pages that show many."""
    stream = BytesIO()
    _rgb(picture).save(stream, format="WEBP", quality=_STILL_QUALITY)
    return stream.getvalue()


def _rgb(picture: Picture) -> Image.Image:
    """A picture [height, width, 3] in RGB or [height, width, 4] in BGRA, without its alpha channel."""
    from PIL import Image

    height, width, channels = picture.shape
    data = np.ascontiguousarray(picture).tobytes()
    return Image.frombytes("RGB", (width, height), data, "raw", "BGRX" if channels == 4 else "RGB")


def _gif(
    reel: Reel, coarse: Coarse, palette: tuple[Indexed, Indexed], forgiven: int, limit_bytes: int | None
) -> tuple[bytes | None, float]:
    """All frames on one palette; a frame holds only what changed since the one before, the rest is transparent.

    Returns the file, or None as soon as it is bound to become larger than the limit, and its size or forecast size.
    """
    from PIL import GifImagePlugin

    nearest, table = palette
    colours = len(table)
    apart = (np.abs(table[:, None].astype(int) - table[None].astype(int)).sum(axis=-1) > forgiven).ravel()
    entries = [*table.ravel().tolist(), 0, 0, 0]
    shown = nearest.take(coarse[reel.order[0]])
    first = _paletted(shown, entries)
    before = reel.order[0]
    stream = BytesIO()
    for chunk in GifImagePlugin.getheader(first, None, {"loop": 0})[0]:
        stream.write(chunk)
    _write(stream, first, (0, 0), {"duration": reel.durations_ms[0]})
    for number, index in enumerate(reel.order[1:], start=1):
        # Where the codes are those of the frame before, nothing can have changed.
        around, _ = _box(coarse[index] != coarse[before])
        wanted, seen = nearest.take(coarse[index][around]), shown[around]
        window, changed = _change(apart.take(seen.astype(np.uint16) * np.uint16(colours) + wanted))
        patch = np.where(changed, wanted[window], np.uint8(colours))
        np.copyto(seen[window], wanted[window], where=changed)
        before = index
        options = {"duration": reel.durations_ms[number], "transparency": colours, "disposal": 1}
        corner = (around[1].start + window[1].start, around[0].start + window[0].start)
        _write(stream, _paletted(patch, entries), corner, options)
        forecast = stream.tell() * len(reel.order) / (number + 1)
        slack = _FORECAST_SLACK * (1 - number / len(reel.order))
        if limit_bytes and number >= _FORECAST_AFTER and forecast > limit_bytes * (1 + slack):
            return None, forecast
    stream.write(b";")
    data = stream.getvalue()
    return (None if limit_bytes and len(data) > limit_bytes else data), len(data)


def _write(stream: BytesIO, image: Image.Image, corner: tuple[int, int], options: dict[str, int]) -> None:
    from PIL import GifImagePlugin

    for chunk in GifImagePlugin.getdata(image, corner, include_color_table=False, **options):
        stream.write(chunk)


def _paletted(indices: Indexed, entries: list[int]) -> Image.Image:
    from PIL import Image

    image = Image.fromarray(indices)
    image.putpalette(entries)
    return image


def _mosaic(pictures: Sequence[Picture]) -> Image.Image:
    """Some of the pictures at a third of their size, one below the other."""
    return _rgb(np.concatenate([picture[::3, ::3] for picture in pictures[:: max(1, len(pictures) // 8)]]))


def _palette(mosaic: Image.Image, colours: int) -> tuple[Indexed, Indexed]:
    """One palette for all frames: its index for every coarse colour [32768], and its colours [colours, 3]."""
    from PIL import Image

    palette = mosaic.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    table = np.zeros(colours * 3, dtype=np.uint8)
    found = (palette.getpalette() or [])[: colours * 3]
    table[: len(found)] = found
    levels = ((np.arange(1 << _BITS) + 0.5) * (256 >> _BITS)).astype(np.uint8)
    cube = np.stack(np.meshgrid(levels, levels, levels, indexing="ij"), axis=-1).reshape(1, -1, 3)
    nearest = np.asarray(Image.fromarray(cube).quantize(palette=palette, dither=Image.Dither.NONE)).ravel()
    return nearest, table.reshape(-1, 3)


def _coarse(pictures: Sequence[Picture]) -> Coarse:
    """Every pixel's five highest bits of red, green and blue as one number, by picture."""
    codes = np.empty((len(pictures), *pictures[0].shape[:2]), dtype=np.uint16)
    code, part = np.empty(codes.shape[1:], dtype=np.uint32), np.empty(codes.shape[1:], dtype=np.uint32)
    for place, picture in enumerate(pictures):
        pixel = np.ascontiguousarray(picture).view("<u4")[:, :, 0]
        np.bitwise_and(np.right_shift(pixel, 9, out=code), 0x7C00, out=code)
        for shift, mask in ((6, 0x3E0), (3, 0x1F)):
            np.bitwise_or(code, np.bitwise_and(np.right_shift(pixel, shift, out=part), mask, out=part), out=code)
        codes[place] = code
    return codes


def _change(changed: NDArray[np.bool_]) -> tuple[Window, NDArray[np.bool_]]:
    """The window that holds every changed pixel (one pixel where nothing changed) and the mask within it."""
    window, is_any = _box(changed)
    return window, _without_short_gaps(changed[window]) if is_any else np.ones((1, 1), dtype=bool)


def _box(changed: NDArray[np.bool_]) -> tuple[Window, bool]:
    """The smallest window around all that is true, and whether anything is; else the first pixel."""
    rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
    if not len(rows):
        return np.s_[0:1, 0:1], False
    return np.s_[int(rows[0]) : int(rows[-1]) + 1, int(columns[0]) : int(columns[-1]) + 1], True


def _without_short_gaps(changed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The mask with unchanged runs along a row shorter than `_SHORTEST_RUN_PX` filled up."""
    height, width = changed.shape
    ends = np.zeros((height, width + 2), dtype=np.int8)
    ends[:, 1:-1] = ~changed
    edges = np.diff(ends, axis=1).ravel()
    starts, stops = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    short = stops - starts < _SHORTEST_RUN_PX
    fill = np.zeros(len(edges) + 1, dtype=np.int32)
    np.add.at(fill, starts[short], 1)
    np.add.at(fill, stops[short], -1)
    return changed | (np.cumsum(fill[:-1]).reshape(height, width + 1)[:, :width] > 0)
