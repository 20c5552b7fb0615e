"""Writes a reel as a looping GIF on one palette, each frame holding only what changed since the one before."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tools.pictures.encode import Picture, Reel, rgb

if TYPE_CHECKING:
    from PIL import Image

Indexed = NDArray[np.uint8]
Coarse = NDArray[np.uint16]
Mask = NDArray[np.bool_]
Window = tuple[slice, slice]

GIF_LIMIT_BYTES = 300_000


@dataclass(frozen=True)
class Step:
    """One setting: palette colours, the difference (sum over red, green, blue) that the eye forgives, and the size.

    `leaves` is what remains of the size that the finest setting gives.
    """

    colours: int
    forgiven: int
    leaves: float


# From the finest setting down; three of four exercises of the catalogue keep more of their size.
GIF_STEPS = (
    Step(96, 9, 1.0),
    Step(64, 18, 0.82),
    Step(48, 24, 0.7),
    Step(40, 30, 0.63),
    Step(28, 36, 0.56),
    Step(20, 48, 0.51),
    Step(16, 66, 0.42),
)
# Unchanged runs shorter than this, a power of two, cost more as a break in the packing than they save.
_SHORTEST_RUN_PX = 8
# A setting is given up once the rest, at the rate so far, would not fit. A frame counts by the square root of its
# differing pixels, which follows its bytes most closely; over the catalogue nineteen of twenty forecasts are right
# within this over the square root of the share that is written.
_FORECAST_SLACK = 0.027
# Colours are looked up by the five highest bits of each channel.
_BITS = 5


@dataclass(frozen=True)
class _Film:
    """A reel by coarse colours.

    `first` [height, width] is the first frame, `codes` [pictures, …] what every picture has in the `moving` window,
    outside which all are the same; `shares` (0–1) tell how much of all change each later frame is reckoned to bring.
    """

    reel: Reel
    first: Coarse
    moving: Window
    codes: Coarse
    shares: tuple[float, ...]


def gif(reel: Reel) -> bytes:
    """A GIF that loops for ever, at the finest setting that keeps it below the limit."""
    film, mosaic = _film(reel), _mosaic(reel.pictures)
    step, last = 0, len(GIF_STEPS) - 1
    while True:
        data, size = _written(film, _palette(mosaic, GIF_STEPS[step].colours), GIF_STEPS[step].forgiven, step == last)
        if data is not None:
            return data
        left = GIF_LIMIT_BYTES / size * GIF_STEPS[step].leaves
        step = next((coarser for coarser in range(step + 1, last) if GIF_STEPS[coarser].leaves <= left), last)


def _written(
    film: _Film, palette: tuple[Indexed, Indexed], forgiven: int, at_any_size: bool
) -> tuple[bytes | None, float]:
    """All frames on one palette; what did not change since the frame before is transparent.

    Returns the file, or None as soon as it is bound to become larger than the limit, and its size, or what it would
    have at least.
    """
    from PIL import GifImagePlugin

    nearest, table = palette
    colours, order, durations_ms = len(table), film.reel.order, film.reel.durations_ms
    apart = (np.abs(table[:, None].astype(int) - table[None].astype(int)).sum(axis=-1) > forgiven).ravel()
    entries = [*table.ravel().tolist(), 0, 0, 0]
    shown = nearest.take(film.first)
    first, seen = _paletted(shown, entries), shown[film.moving]
    stream = BytesIO()
    for chunk in GifImagePlugin.getheader(first, None, {"loop": 0})[0]:
        stream.write(chunk)
    _write(stream, first, (0, 0), {"duration": durations_ms[0]})
    ground_bytes, done = stream.tell(), 0.0
    for number, index in enumerate(order[1:]):
        # Where the codes are those of the frame before, nothing can have changed.
        around, _ = _box(film.codes[index] != film.codes[order[number]])
        wanted, old = nearest.take(film.codes[index][around]), seen[around]
        window, changed = _change(apart.take(old.astype(np.uint16) * np.uint16(colours) + wanted))
        patch = np.where(changed, wanted[window], np.uint8(colours))
        np.copyto(old[window], wanted[window], where=changed)
        options = {"duration": durations_ms[number + 1], "transparency": colours, "disposal": 1}
        left, top = (sum(part[axis].start for part in (film.moving, around, window)) for axis in (1, 0))
        _write(stream, _paletted(patch, entries), (left, top), options)
        done += film.shares[number]
        forecast = ground_bytes + (stream.tell() - ground_bytes) / done
        least = forecast / (1 + _FORECAST_SLACK * (1 - done) / math.sqrt(done))
        if least >= GIF_LIMIT_BYTES and not at_any_size:
            return None, least
    stream.write(b";")
    return stream.getvalue(), stream.tell()


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
    return rgb(np.concatenate([picture[::3, ::3] for picture in pictures[:: max(1, len(pictures) // 8)]]))


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


def _film(reel: Reel) -> _Film:
    pixels = [np.ascontiguousarray(picture).view("<u4")[:, :, 0] for picture in reel.pictures]
    changes = np.zeros(pixels[0].shape, dtype=bool)
    for picture in pixels[1:]:
        changes |= picture != pixels[0]
    moving, _ = _box(changes)
    codes = np.stack([_coarse(np.ascontiguousarray(picture[moving])) for picture in pixels])
    weights = [math.sqrt(1 + np.count_nonzero(codes[before] != codes[after])) for before, after in pairwise(reel.order)]
    first = _coarse(pixels[reel.order[0]])
    return _Film(reel, first, moving, codes, tuple(weight / sum(weights) for weight in weights))


def _coarse(pixels: NDArray[np.uint32]) -> Coarse:
    """The five highest bits of red, green and blue of BGRA pixels as one number."""
    return (pixels >> 9 & 0x7C00 | pixels >> 6 & 0x3E0 | pixels >> 3 & 0x1F).astype(np.uint16)


def _change(changed: Mask) -> tuple[Window, Mask]:
    """The window that holds every changed pixel (one pixel where nothing changed) and the mask within it."""
    window, is_any = _box(changed)
    return window, _without_short_gaps(changed[window]) if is_any else np.ones((1, 1), dtype=bool)


def _box(changed: Mask) -> tuple[Window, bool]:
    """The smallest window around all that is true, and whether anything is; else the first pixel."""
    rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
    if not len(rows):
        return np.s_[0:1, 0:1], False
    return np.s_[int(rows[0]) : int(rows[-1]) + 1, int(columns[0]) : int(columns[-1]) + 1], True


def _without_short_gaps(changed: Mask) -> Mask:
    """The mask with unchanged runs along a row shorter than `_SHORTEST_RUN_PX` filled up.

    A closing: each pixel takes in the next ones to its right, then gives them back; doubled steps reach far at once.
    """
    height, width = changed.shape
    rim = _SHORTEST_RUN_PX - 1
    wide = np.ones((height, width + 2 * rim), dtype=bool)
    wide[:, rim : rim + width] = changed
    row = wide.ravel()
    steps = [1 << power for power in range(rim.bit_length())]
    for step in steps:
        row[:-step] |= row[step:]
    for step in steps:
        row[step:] &= row[:-step]
    return wide[:, rim : rim + width]
