"""Pictures as they come from people's devices: each is read right, or refused in one sentence with its kind."""

from __future__ import annotations

import base64
import struct
import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from domain.errors import InvalidInput
from domain.translation import TEXTS_DIR, Translator
from domain.vocabulary import Language
from tools.recognition.photo import LONGEST_SIDE_PX, MAX_BYTES, MAX_FRAMES, as_webp, read_photo
from tools.recognition.photo_argument import photo_bytes

RED, GREEN = (220, 20, 20), (20, 200, 20)
KINDS = ("empty", "unknown", "broken", "too_large", "missing", "many")


def two_halves() -> Image.Image:
    """Red on the left, green on the right, 80 × 40."""
    image = Image.new("RGB", (80, 40), RED)
    image.paste(GREEN, (40, 0, 80, 40))
    return image


def saved(image: Image.Image, image_format: str, **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, image_format, **options)
    return stream.getvalue()


def near(pixel: np.ndarray, colour: tuple[int, int, int], by: int = 30) -> bool:
    return bool(np.abs(pixel.astype(int) - colour).max() <= by)


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "HEIF", "AVIF"])
def test_every_usual_format_is_read(image_format: str) -> None:
    """HEIC as Apple's telephones write it is one of them."""
    if image_format == "HEIF":
        from pillow_heif import register_heif_opener

        register_heif_opener()
    (pixels,) = read_photo(saved(two_halves(), image_format))
    assert pixels.shape == (40, 80, 3) and pixels.dtype == np.uint8
    assert near(pixels[20, 10], RED) and near(pixels[20, 70], GREEN)


def test_a_photo_taken_upright_stands_upright() -> None:
    """EXIF orientation 6: the camera was turned, so red is above."""
    exif = Image.Exif()
    exif[0x0112] = 6
    (pixels,) = read_photo(saved(two_halves(), "JPEG", exif=exif, quality=95))
    assert pixels.shape == (80, 40, 3)
    assert near(pixels[10, 20], RED) and near(pixels[70, 20], GREEN)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "CMYK", "L", "1", "I;16", "F"])
def test_every_way_to_store_colour_ends_in_rgb(mode: str) -> None:
    """A white picture is white, whatever it is stored in; nothing overflows."""
    if mode in ("I;16", "F"):
        image = Image.fromarray(np.full((20, 20), 65535, dtype=np.uint16 if mode == "I;16" else np.float32))
    else:
        image = Image.new("RGB", (20, 20), "white").convert(mode)
    (pixels,) = read_photo(saved(image, "JPEG" if mode == "CMYK" else "TIFF" if mode == "F" else "PNG"))
    assert pixels.shape == (20, 20, 3)
    assert pixels.min() >= 250


def test_what_is_transparent_becomes_white() -> None:
    """Not the black that lies under it."""
    (pixels,) = read_photo(saved(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG"))
    assert pixels.min() == 255


def test_fifty_megapixels_are_made_small() -> None:
    """Nothing is lost but size."""
    (pixels,) = read_photo(saved(Image.new("RGB", (8660, 5773), RED), "JPEG"))
    assert max(pixels.shape) == LONGEST_SIDE_PX
    assert near(pixels[0, 0], RED)


def test_one_pixel_is_a_picture() -> None:
    """It shows nothing, but it is read."""
    assert read_photo(saved(Image.new("RGB", (1, 1), RED), "PNG"))[0].shape == (1, 1, 3)


def test_of_an_animation_several_frames_are_looked_at() -> None:
    """From its beginning, its middle and towards its end."""
    frames = [Image.new("RGB", (30, 30), (step * 20, 0, 0)) for step in range(12)]
    animation = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    read = read_photo(animation)
    assert len(read) == MAX_FRAMES
    assert [int(frame[0, 0, 0]) for frame in read] == [0, 80, 160]
    assert len(read_photo(as_webp(read))) == MAX_FRAMES


def _claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims a size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "picture_empty"),
        (b"just some words", "picture_unknown"),
        (b"%PDF-1.7\n%\xe2\xe3", "picture_unknown"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "picture_unknown"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "picture_unknown"),
        (b"PK\x03\x04" + b"\0" * 60, "picture_unknown"),
        (saved(two_halves(), "JPEG")[:400], "picture_broken"),
        (saved(two_halves(), "PNG")[:-30], "picture_broken"),
        (saved(Image.effect_noise((90, 90), 80), "WEBP")[:300], "picture_broken"),
        (_claims(20_000, 20_000), "picture_too_large"),
        (_claims(12_000, 11_000), "picture_too_large"),
        (b"\xff" * (MAX_BYTES + 1), "picture_too_large"),
    ],
)
def test_what_is_no_picture_is_refused_with_its_kind(data: bytes, kind: str) -> None:
    """A bomb is refused by the size that it claims, before anything is unpacked."""
    with pytest.raises(InvalidInput) as caught:
        read_photo(data)
    assert caught.value.params["kind"] == kind
    assert caught.value.field == "image" and caught.value.hint


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", KINDS)
def test_each_refusal_has_its_own_sentence(language: Language, kind: str) -> None:
    """Not the general one about a field that cannot be used."""
    params = {"kind": f"picture_{kind}", "megapixels": 120, "megabytes": 64}
    error = InvalidInput("x", field="image", hint="y", **params)
    translator = Translator([TEXTS_DIR])
    figures = {key: value for key, value in params.items() if key != "kind"}
    expected = translator.text(language, f"error-invalid_input-image-picture_{kind}", **figures)
    assert translator.error(language, error) == expected


def test_a_picture_is_given_as_path_base64_or_data_url(tmp_path: Path) -> None:
    """All three are the same picture."""
    data = saved(two_halves(), "PNG")
    file = tmp_path / "photo of me.png"
    file.write_bytes(data)
    encoded = base64.b64encode(data).decode()
    folded = "\n".join(encoded[i : i + 76] for i in range(0, len(encoded), 76))
    for image in (str(file), encoded, folded, f"data:image/png;base64,{encoded}"):
        assert photo_bytes(image) == data


def test_a_path_elsewhere_is_not_opened_for_strangers(tmp_path: Path) -> None:
    """Neither directly, nor up from the folder, nor by a link out of it; a picture below it is."""
    inside, outside = tmp_path / "sent" / "a.png", tmp_path / "b.png"
    inside.parent.mkdir()
    for file in (inside, outside):
        file.write_bytes(saved(two_halves(), "PNG"))
    (inside.parent / "c.png").symlink_to(outside)
    assert photo_bytes(str(inside), inside.parent)
    for path in (outside, inside.parent / ".." / "b.png", inside.parent / "c.png"):
        with pytest.raises(InvalidInput):
            photo_bytes(str(path), inside.parent)


@pytest.mark.parametrize("image", ["/no/such/file.jpg", "data:image/png,notbase64", "words words", "a\0b", "/etc"])
def test_what_names_no_picture_says_so(image: str) -> None:
    """Neither a folder nor a name that is not there is read as base64 by chance."""
    with pytest.raises(InvalidInput) as caught:
        photo_bytes(image)
    assert caught.value.params["kind"] == "picture_missing"


def test_a_kept_picture_has_lost_where_it_was_taken() -> None:
    """The place and time of the telephone are not kept."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (52.0, 31.0, 0.0)}
    exif[0x0132] = "2026:01:01 10:00:00"
    kept = as_webp(read_photo(saved(two_halves(), "JPEG", exif=exif)))
    assert dict(Image.open(BytesIO(kept)).getexif()) == {}
