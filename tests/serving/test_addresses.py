"""No path of this machine leaves: pictures become addresses, folders disappear."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from domain.vocabulary import Language
from serving.addresses import Addresses, is_picture_name

DATA = Path("/home/someone/spotter/var")
ADDRESSES = Addresses("https://coach.example/api/", Language.KO, {"plank"}.__contains__, [DATA])


def test_an_animation_is_an_address_by_the_exercise() -> None:
    """Whether the result has a path, or none since nothing was drawn yet."""
    shown = "https://coach.example/api/exercises/plank/animation.gif?language=ko"
    for gif in (str(DATA / "pictures/plank-0123456789abcdef.gif"), None):
        assert ADDRESSES.publish({"id": "plank", "gif": gif})["gif"] == shown
        assert ADDRESSES.publish({"weeks": [{"exercise_id": "plank", "gif": gif}]})["weeks"][0]["gif"] == shown
    assert ADDRESSES.publish({"id": "flying", "gif": None}) == {"id": "flying", "gif": None}


def test_a_drawn_picture_is_an_address_by_its_name() -> None:
    """Its folder is nobody's business; what is no picture has no address."""
    image = str(DATA / "pictures/tree-pose-0123-512x512.png")
    assert ADDRESSES.publish({"image": image}) == {
        "image": "https://coach.example/api/pictures/tree-pose-0123-512x512.png"
    }
    assert ADDRESSES.publish({"image": "/etc/passwd"}) == {"image": None}
    assert ADDRESSES.publish({"image": "data:image/png;base64,AAAA"}) == {"image": "data:image/png;base64,AAAA"}


def test_a_folder_in_a_sentence_is_withheld() -> None:
    """Errors name places; callers are told without them."""
    assert ADDRESSES.publish(f"The database {DATA}/spotter.db cannot be used.") == (
        "The database …/spotter.db cannot be used."
    )


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["gif", "image", "id", "load_kg", "x"]), inner),
    max_leaves=12,
)


@given(value=values)
def test_whatever_leaves_holds_no_folder_of_ours(value: object) -> None:
    """For any JSON value with a path of ours somewhere in it; what holds none is left as it is."""
    assert str(DATA) not in repr(ADDRESSES.publish({"x": value, "image": f"{DATA}/a/b.png", "note": [str(DATA)]}))
    plain = {"load_kg": 20.0, "name": "Plank", "sets": [1, None, True]}
    assert ADDRESSES.publish(plain) == plain


def test_picture_names_lead_nowhere() -> None:
    """A plain file name with a picture's ending, and nothing else."""
    assert is_picture_name("tree-pose-0123-512x512.png")
    for name in ("../a.png", "a/b.png", ".png", "a.db", "a.png\n", "", "a.png.db", "a\x00.png"):
        assert not is_picture_name(name)
