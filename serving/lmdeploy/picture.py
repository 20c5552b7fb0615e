"""A picture that we draw ourselves: what is in it is known, and it is nobody's photo."""

from __future__ import annotations

import base64
import io
from functools import cache

SIDE_PX = 448
"""One tile of InternViT."""
_MARGIN_PX = 64
_RED = (214, 32, 38)


@cache
def probe_picture(side_px: int = SIDE_PX) -> str:
    """A red circle on white, as a PNG data URL."""
    from PIL import Image, ImageDraw

    canvas = Image.new("RGB", (side_px, side_px), "white")
    edge = side_px - _MARGIN_PX
    ImageDraw.Draw(canvas).ellipse((_MARGIN_PX, _MARGIN_PX, edge, edge), fill=_RED)
    file = io.BytesIO()
    canvas.save(file, "PNG")
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
