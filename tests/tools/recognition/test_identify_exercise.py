"""The tool over the real parts: drawn figures stand in for photos of people."""

from __future__ import annotations

import base64
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from agent.cores.embedded.dialogue import read_dialogue
from agent.messages import UserMessage
from bootstrap import Spotter
from domain.errors import InvalidInput, StorageError
from domain.vocabulary import Language
from tools.recognition.album import Album
from tools.recognition.answers import exercises_named
from tools.recognition.mediapipe_pose import MediaPipePose
from tools.recognition.pose_cache import PoseCache


def png(shape: tuple[int, int, int] = (64, 64, 3)) -> bytes:
    stream = BytesIO()
    Image.fromarray(np.full(shape, 127, dtype=np.uint8)).save(stream, "PNG")
    return stream.getvalue()


def test_a_grey_wall_is_no_exercise(spotter: Spotter) -> None:
    """The contract: `candidates`, `is_exercise` and `method`, and nothing invented."""
    image = base64.b64encode(png()).decode()
    result = spotter.tools.run("identify_exercise", {"image": image}).model_dump(mode="json")
    wanted = {"candidates": [], "is_exercise": False, "reason": "no_person", "method": "mediapipe-pose"}
    assert {name: result[name] for name in wanted} == wanted
    assert not result["by_sight"] and result["equipment"] == [] and result["has_writing"] is None


def test_one_pixel_is_no_exercise(spotter: Spotter) -> None:
    """The smallest picture gets an answer, not an error."""
    image = "data:image/png;base64," + base64.b64encode(png((1, 1, 3))).decode()
    result = spotter.tools.run("identify_exercise", {"image": image}).model_dump(mode="json")
    assert result["is_exercise"] is False


@pytest.mark.parametrize("arguments", [{}, {"image": ""}, {"image": "x.jpg", "limit": 0}, {"image": "no-such.jpg"}])
def test_bad_arguments_are_refused(spotter: Spotter, arguments: dict[str, object]) -> None:
    """By the argument's name."""
    with pytest.raises(InvalidInput) as caught:
        spotter.tools.run("identify_exercise", arguments)
    assert caught.value.field in ("image", "limit")


def test_a_models_words_become_exercises(spotter: Spotter) -> None:
    """Names in the order of the answer, in any language; a description where no name stands; nothing for nothing."""

    def named(answer: str) -> list[str]:
        found = exercises_named(answer, spotter.exercise_names, spotter.own_exercise_search, 3)
        assert sum(one.confidence for one in found) <= 1
        return [one.exercise_id for one in found]

    assert named("This looks like a Romanian deadlift, or maybe a good morning.")[:2] == [
        "romanian-deadlift",
        "good-morning",
    ]
    assert named("푸시업을 하고 있어요")[:1] == ["push-up"]
    assert named("A dog sleeps on a sofa.") == []


def test_photos_are_looked_at_once(tmp_path: Path) -> None:
    """The second time their poses come from the file; one in which nobody is counts as looked at."""
    photo = tmp_path / "wall.png"
    photo.write_bytes(png())

    class Once(MediaPipePose):
        looks = 0

        def find(self, picture: object) -> None:  # type: ignore[override]
            Once.looks += 1

    for looked_at in ([photo], []):
        cache = PoseCache(tmp_path / "kept", Once())
        assert list(cache.look([photo])) == looked_at
        assert cache.known(photo) is None and cache.missing([photo]) == []
    assert Once.looks == 1


def test_an_album_forgets_only_its_own(tmp_path: Path) -> None:
    """What it keeps can be deleted; a path from elsewhere is not touched."""
    album = Album(tmp_path / "pictures")
    kept = Path(album.keep(png()))
    other = tmp_path / "photo-of-mine.webp"
    other.write_bytes(b"mine")
    album.forget([str(kept), str(other), "/etc/hosts"])
    assert not kept.exists() and other.exists()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageError):
        Album(tmp_path / "file").keep(png())


@pytest.mark.parametrize("language", list(Language))
async def test_a_picture_in_the_chat_is_looked_at(spotter: Spotter, language: Language) -> None:
    """Without a word it asks what it shows; the answer says in the language that nobody is there."""
    assistant, conversation = spotter.assistant, spotter.assistant.new_conversation()
    events = [event async for event in assistant.send(conversation, "", language, [png()])]
    said = "".join(event.text for event in events if event.type == "text")
    assert said == spotter.translator.text(language, "photo-no_person")
    message = assistant.messages(conversation)[0]
    path = Path(message.images[0])  # type: ignore[union-attr]
    assert path.is_file()
    assistant.delete(conversation)
    assert not path.exists()


async def test_a_picture_begins_a_new_topic(spotter: Spotter) -> None:
    """A question that was open before the picture is not answered by what comes after it."""
    assistant, conversation = spotter.assistant, spotter.assistant.new_conversation()
    asked = [event async for event in assistant.send(conversation, "make me a meal plan to lose fat")]
    assert any(event.type == "asked" for event in asked)
    looked = [e async for e in assistant.send(conversation, "what is this?", images=[png()])]
    assert [e.call.name for e in looked if e.type == "tool_started"] == ["identify_exercise"]
    messages = assistant.messages(conversation)
    assert len([message for message in messages if message.role == "user"]) == 2
    dialogue = read_dialogue([*messages, UserMessage(text="30")], spotter.facts)
    assert dialogue.pending is None
    assert dialogue.last_call is not None and dialogue.last_call.name == "identify_exercise"


async def test_a_file_that_is_no_picture_is_refused_and_nothing_is_stored(spotter: Spotter) -> None:
    """The sentence is in the person's language."""
    assistant, conversation = spotter.assistant, spotter.assistant.new_conversation()
    events = [event async for event in assistant.send(conversation, "이게 뭐야?", images=[b"not a picture"])]
    failed = next(event for event in events if event.type == "failed")
    assert failed.message == spotter.translator.text(Language.KO, "error-invalid_input-image-picture_unknown")
    assert assistant.messages(conversation) == []
