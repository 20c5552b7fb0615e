"""Paints a stage with Skia: floor, soft contact shadow, then all triangles from far to near."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from knowledge.exercises.skeleton import SIDES, Joint, joint_of
from tools.pictures.mesh import Floats, Ints
from tools.pictures.palette import colour
from tools.pictures.scene import Stage, lit

if TYPE_CHECKING:
    import skia

Picture = NDArray[np.uint8]
# Triangles have hard edges; drawing at twice the size and halving makes them smooth.
_OVERSAMPLING = 2
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

    colours = lit(stage)
    flat, near = stage.view.project(stage.points)
    limbs = _shadow_lines(stage)
    sheet = np.empty((size * _OVERSAMPLING, size * _OVERSAMPLING, 4), dtype=np.uint8)
    shadow = skia.Surface(_SHADOW_PX, _SHADOW_PX)
    corners = np.ascontiguousarray(stage.triangles.T)
    info = skia.ImageInfo.Make(size, size, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    ground = _ground(stage, size, info)
    pictures = []
    for frame in range(len(stage.points)) if frames is None else frames:
        picture = ground.copy()
        canvas = skia.Surface.MakeRasterDirect(info, picture).getCanvas()
        _draw_shadow(canvas, shadow, limbs[frame], size)
        _draw_figure(canvas, sheet, _sorted(corners, flat[frame] * size, near[frame]), colours[frame])
        pictures.append(picture)
    return pictures


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


def _sorted(corners: Ints, flat: Floats, near: Floats) -> tuple[Floats, Ints]:
    """Where the points are in the picture and the faces [3, n] that look at the camera, from far to near."""
    x, y = np.ascontiguousarray(flat[:, 0]), np.ascontiguousarray(flat[:, 1])
    (ax, bx, cx), (ay, by, cy) = x[corners], y[corners]
    front = corners[:, (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) < 0]
    first, second, third = near[front]
    return flat, front[:, np.argsort(first + second + third, kind="stable")]


def _draw_figure(canvas: skia.Canvas, big: Picture, mesh: tuple[Floats, Ints], colours: Floats) -> None:
    """The triangles, drawn larger on a sheet of their own and shrunk onto the picture to smooth their edges."""
    import skia

    flat, faces = mesh
    seen = np.zeros(len(flat), dtype=bool)
    seen[faces] = True
    used, renumbered = np.flatnonzero(seen), np.cumsum(seen) - 1
    shades = colours[used].astype(np.uint32)
    argb = 0xFF000000 | shades[:, 0] << 16 | shades[:, 1] << 8 | shades[:, 2]
    places = flat[used] * _OVERSAMPLING
    vertices = skia.Vertices(
        skia.Vertices.kTriangles_VertexMode,
        list(map(skia.Point, places[:, 0].tolist(), places[:, 1].tolist())),
        None,
        argb.tolist(),
        renumbered[faces].T.ravel().tolist(),
    )
    low = np.clip(np.floor(flat[used].min(axis=0)) - 1, 0, None).tolist()
    high = (np.ceil(flat[used].max(axis=0)) + 1).tolist()
    on_picture = skia.Rect.MakeLTRB(*low, *high)
    on_sheet = skia.Rect.MakeLTRB(*(_OVERSAMPLING * edge for edge in (*low, *high)))
    info = skia.ImageInfo.Make(len(big), len(big), skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    sheet = skia.Surface.MakeRasterDirect(info, big).getCanvas()
    sheet.clipRect(on_sheet)
    sheet.clear(0)
    sheet.drawVertices(vertices, skia.Paint(), skia.BlendMode.kDst)
    image = skia.Image.fromarray(big, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType, copy=False)
    canvas.drawImageRect(image, on_sheet, on_picture, skia.SamplingOptions(skia.FilterMode.kLinear))
