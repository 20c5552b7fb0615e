"""A caller elsewhere sends pictures, and cannot name files of this machine."""

from __future__ import annotations

import base64

import pytest

from domain.errors import InvalidInput
from serving.uploads import without_path
from tools.base import ToolArguments


class Shown(ToolArguments):
    image: str
    limit: int = 5


class Plain(ToolArguments):
    query: str


def test_bytes_become_a_data_url() -> None:
    """Base64 may look like a path ("/9j/" opens every JPEG); a data URL cannot."""
    sent = base64.b64encode(b"\xff\xd8\xff\xe0 a photo").decode()
    assert sent.startswith("/9j/")
    args = without_path(Shown(image=sent, limit=3))
    assert args.image == f"data:application/octet-stream;base64,{sent}"
    assert args.limit == 3


def test_a_data_url_and_other_arguments_are_left_alone() -> None:
    """Only the picture is looked at."""
    shown, plain = Shown(image="data:image/png;base64,AAAA"), Plain(query="/etc/passwd")
    assert without_path(shown) == shown
    assert without_path(plain) is plain


@pytest.mark.parametrize("image", ["/etc/passwd", "../photo.jpg", "photo.jpg", "", "https://example.org/a.jpg", "é"])
def test_a_path_is_refused(image: str) -> None:
    """One sentence with the remedy."""
    with pytest.raises(InvalidInput) as caught:
        without_path(Shown(image=image))
    assert caught.value.field == "image"


def test_a_path_that_is_base64_too_is_no_longer_a_path() -> None:
    """/bin/cat is valid base64; the tool sees bytes."""
    assert without_path(Shown(image="/bin/cat")).image.startswith("data:")
