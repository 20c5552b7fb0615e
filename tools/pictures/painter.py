"""Paints a stage with Skia: floor, soft contact shadow, then all triangles from far to near."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from knowledge.exercises.skeleton import SIDES, Joint, joint_of
from tools.pictures.mesh import Floats
from tools.pictures.palette import colour
from tools.pictures.scene import Stage, lit

if TYPE_CHECKING:
    import skia

Picture = NDArray[np.uint8]
# Triangles have hard edges; drawing at twice the size and halving makes them smooth.
_OVERSAMPLING = 2
# Depths that are told apart when triangles are put in order: over three metres finer than a tenth of a millimetre.
_DEPTHS = np.iinfo(np.uint16).max
_SHADOW_PX = 60
# The blur's standard deviation in picture widths.
_SHADOW_BLUR = 0.018
_SHADOW_STRENGTH = 0.75
_FLOOR_RADIUS_M = 1.35
# Limbs as lines on the floor, with the widths of their shadows in metres.
_SHADOW_LINES = (
    (Joint.PELVIS, Joint.NECK, 0.30),
    (Joint.NECK, Joint.CROWN, 0.17),
    *(
        (joint_of(side, start), joint_of(side, end), width)
        for side in SIDES
        for start, end, width in (
            (Joint.L_SHOULDER, Joint.L_ELBOW, 0.09),
            (Joint.L_ELBOW, Joint.L_HAND, 0.08),
            (Joint.L_HIP, Joint.L_KNEE, 0.16),
            (Joint.L_KNEE, Joint.L_ANKLE, 0.10),
            (Joint.L_HEEL, Joint.L_TOE, 0.11),
        )
    ),
)


def paint(stage: Stage, size: int, frames: Sequence[int] | None = None) -> list[Picture]:
    """The stage's poses (all, or those asked for) as opaque pictures [size, size, 4] in Skia's own order, BGRA."""
    import skia

    wanted = range(len(stage.points)) if frames is None else frames
    places, near = stage.view.project(stage.points)
    flat, colours = np.moveaxis(places, -1, 1) * size, _packed(lit(stage))
    limbs = _shadow_lines(stage)
    shadow, sheet = skia.Surface(_SHADOW_PX, _SHADOW_PX), _Sheet(size, flat.shape[2])
    corners = np.ascontiguousarray(stage.triangles.T, dtype=np.intp)
    info = skia.ImageInfo.Make(size, size, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    # In one piece of memory: the system hands it out many pages at a time.
    pictures = np.empty((len(wanted), size, size, 4), dtype=np.uint8)
    pictures[:] = _ground(stage, size, info)
    for picture, frame in zip(pictures, wanted, strict=True):
        canvas = skia.Surface.MakeRasterDirect(info, picture).getCanvas()
        _draw_shadow(canvas, shadow, limbs[frame], size)
        faces = _faces(corners, flat[frame], near[frame])
        sheet.draw(canvas, flat[frame], faces, colours[frame])
    return list(pictures)


def _argb(name: str, alpha: int = 255) -> int:
    red, green, blue = colour(name)
    return alpha << 24 | red << 16 | green << 8 | blue


def _ground(stage: Stage, size: int, info: skia.ImageInfo) -> Picture:
    """The background with a round floor under the movement."""
    import skia

    picture = np.empty((size, size, 4), dtype=np.uint8)
    canvas = skia.Surface.MakeRasterDirect(info, picture).getCanvas()
    canvas.clear(_argb("background"))
    middle = stage.joints[..., [0, 2]].reshape(-1, 2)
    centre = (middle.min(axis=0) + middle.max(axis=0)) / 2
    angle = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    ring = np.stack(
        [centre[0] + _FLOOR_RADIUS_M * np.cos(angle), 0 * angle, centre[1] + _FLOOR_RADIUS_M * np.sin(angle)],
        -1,
    )
    path = skia.Path()
    path.addPoly([skia.Point(*point) for point in (stage.view.project(ring)[0] * size).tolist()], True)
    canvas.drawPath(path, skia.Paint(Color=_argb("floor"), AntiAlias=True))
    return picture


def _shadow_lines(stage: Stage) -> Floats:
    """The limbs' shadows on the floor [f, line, 6]: both ends, thickness (0–1 pictures) and opacity (0–255).

    A limb's shadow is fainter the higher the limb is.
    """
    starts, ends, widths = zip(*_SHADOW_LINES, strict=True)
    tips = np.stack([stage.joints[:, starts], stage.joints[:, ends]], axis=2)
    height = tips[..., 1].mean(axis=2).clip(0)
    tips[..., 1] = 0.0
    places = stage.view.project(tips)[0].reshape(*height.shape, 4)
    thickness = np.broadcast_to(0.8 * stage.view.scale * np.array(widths), height.shape)
    opacity = 255 * _SHADOW_STRENGTH / (1 + 4.0 * height)
    lines: Floats = np.concatenate([places, thickness[..., None], opacity[..., None]], axis=-1)
    return lines


def _draw_shadow(canvas: skia.Canvas, small: skia.Surface, lines: Floats, size: int) -> None:
    """Shadows, drawn small, blurred and stretched over the part of the picture that they fall on."""
    import skia

    sheet = small.getCanvas()
    sheet.clear(0)
    blur = _SHADOW_BLUR * _SHADOW_PX
    sheet.saveLayer(None, skia.Paint(ImageFilter=skia.ImageFilters.Blur(blur, blur)))
    paint = skia.Paint(StrokeCap=skia.Paint.kRound_Cap, AntiAlias=True)
    for x0, y0, x1, y1, thickness, opacity in lines.tolist():
        paint.setColor(_argb("shadow", int(opacity)))
        paint.setStrokeWidth(thickness * _SHADOW_PX)
        sheet.drawLine(x0 * _SHADOW_PX, y0 * _SHADOW_PX, x1 * _SHADOW_PX, y1 * _SHADOW_PX + 0.01, paint)
    sheet.restore()
    places, reach = lines[:, :4].reshape(-1, 2), float(lines[:, 4].max()) / 2 + 3 * _SHADOW_BLUR
    low, high = (places.min(axis=0) - reach).clip(0, 1), (places.max(axis=0) + reach).clip(0, 1)
    canvas.drawImageRect(
        small.makeImageSnapshot(),
        skia.Rect.MakeLTRB(*(low * _SHADOW_PX).tolist(), *(high * _SHADOW_PX).tolist()),
        skia.Rect.MakeLTRB(*(low * size).tolist(), *(high * size).tolist()),
        skia.SamplingOptions(skia.FilterMode.kLinear),
    )


def _packed(colours: Floats) -> NDArray[np.uint32]:
    """Colours [..., 3] (0–255) as Skia takes them, opaque."""
    red, green, blue = np.moveaxis(colours, -1, 0).astype(np.uint32)
    argb: NDArray[np.uint32] = 0xFF000000 | red << 16 | green << 8 | blue
    return argb


def _faces(corners: NDArray[np.intp], flat: Floats, near: Floats) -> NDArray[np.intp]:
    """The faces [3, n] that look at the camera, from far to near; `flat` [2, v] are the points in the picture."""
    (ax, bx, cx), (ay, by, cy) = flat[0][corners], flat[1][corners]
    front = corners[:, (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) < 0]
    depth = near[front].sum(axis=0)
    # Small whole numbers are sorted several times as fast.
    depth -= depth.min()
    steps = (depth * (_DEPTHS / max(float(depth.max()), 1e-6))).astype(np.uint16)
    return front[:, np.argsort(steps, kind="stable")]


class _Sheet:
    """Where the figure is drawn larger than it will be, to shrink it onto the picture with smooth edges."""

    def __init__(self, size: int, points: int) -> None:
        import skia

        width = size * _OVERSAMPLING
        self._pixels = np.empty((width, width, 4), dtype=np.uint8)
        info = skia.ImageInfo.Make(width, width, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
        self._surface = skia.Surface.MakeRasterDirect(info, self._pixels)
        # Setting points takes half the time of making new ones.
        self._points = [skia.Point(0, 0) for _ in range(points)]

    def draw(self, canvas: skia.Canvas, flat: Floats, faces: NDArray[np.intp], colours: NDArray[np.uint32]) -> None:
        """Draw the faces in their order; `flat` [2, v] are the points in the picture's pixels, `colours` [v] theirs."""
        import skia

        seen = np.zeros(len(colours), dtype=bool)
        seen[faces] = True
        used, renumbered = np.flatnonzero(seen), np.cumsum(seen, dtype=np.intp) - 1
        x, y = flat[0][used], flat[1][used]
        deque(map(skia.Point.set, self._points, (x * _OVERSAMPLING).tolist(), (y * _OVERSAMPLING).tolist()), maxlen=0)
        vertices = skia.Vertices(
            skia.Vertices.kTriangles_VertexMode,
            self._points[: len(used)],
            None,
            colours[used].tolist(),
            renumbered[faces.T.ravel()].tolist(),
        )
        box = (max(int(x.min()) - 1, 0), max(int(y.min()) - 1, 0), int(x.max()) + 2, int(y.max()) + 2)
        on_sheet = skia.Rect.MakeLTRB(*(_OVERSAMPLING * edge for edge in box))
        sheet = self._surface.getCanvas()
        sheet.save()
        sheet.clipRect(on_sheet)
        sheet.clear(0)
        sheet.drawVertices(vertices, skia.Paint(), skia.BlendMode.kDst)
        sheet.restore()
        image = skia.Image.fromarray(self._pixels, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType, copy=False)
        canvas.drawImageRect(image, on_sheet, skia.Rect.MakeLTRB(*box), skia.SamplingOptions(skia.FilterMode.kLinear))
