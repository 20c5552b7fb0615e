"""The small label that names the working muscles, in the language of whoever looks at the picture."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from domain.errors import Unavailable
from domain.translation import Translator
from domain.vocabulary import Language, Muscle
from tools.fonts.finder import FontFinder
from tools.pictures.palette import colour

Strip = NDArray[np.uint8]
# In shares of the picture's width.
_TEXT_HEIGHT = 0.036
_MARGIN = 0.028


class MuscleLabels:
    """Draws muscle names; where a language's letters are in no font, there is no label."""

    def __init__(self, translator: Translator, fonts: FontFinder) -> None:
        self._translator = translator
        self._fonts = fonts
        self._font_data: dict[Language, bytes | None] = {}

    def text(self, muscles: Sequence[Muscle], language: Language) -> str:
        """The muscles' names as the label has them."""
        return self._translator.names(language, "muscle", [muscle.value for muscle in muscles])

    def strip(self, muscles: Sequence[Muscle], language: Language, size: int) -> Strip | None:
        """The label as straight-alpha RGBA [height, width, 4] for a picture `size` wide; None if it cannot be drawn."""
        from PIL import Image, ImageDraw, ImageFont

        if language not in self._font_data:
            self._font_data[language] = self._find_font(language)
        data = self._font_data[language]
        if data is None or not muscles:
            return None
        height = round(_TEXT_HEIGHT * size)
        font = ImageFont.truetype(BytesIO(data), height, layout_engine=ImageFont.Layout.RAQM)
        written = self.text(muscles, language)
        left, top, right, bottom = (round(edge) for edge in font.getbbox(written))
        dot = round(0.6 * height)
        sheet = Image.new("RGBA", (right - left + 2 * dot, bottom - top + 2))
        draw = ImageDraw.Draw(sheet)
        middle = sheet.height / 2
        draw.ellipse((0, middle - dot / 2, dot, middle + dot / 2), fill=(*colour("primary"), 255))
        draw.text((1.8 * dot - left, 1 - top), written, font=font, fill=(*colour("plate"), 255))
        return np.asarray(sheet)

    def _find_font(self, language: Language) -> bytes | None:
        """A font cut down to all muscle names of a language."""
        try:
            return self._fonts.fonts(language, self.text(list(Muscle), language))[0][0].data
        except Unavailable:
            return None


def stamp(pictures: Sequence[NDArray[Any]], strip: Strip) -> None:
    """Put the label into the upper left corner of BGRA pictures [size, size, 4]; what does not fit is cut off."""
    for picture in pictures:
        corner = round(_MARGIN * len(picture))
        place = picture[corner : corner + strip.shape[0], corner : corner + strip.shape[1]]
        shown = strip[: place.shape[0], : place.shape[1]]
        opacity = shown[:, :, 3:].astype(np.float32) / 255
        place[:, :, :3] = place[:, :, :3] * (1 - opacity) + shown[:, :, 2::-1] * opacity
