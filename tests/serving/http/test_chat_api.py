"""The chat as a stream: the events of a turn in order, conversations that go on, and pictures as addresses."""

from __future__ import annotations

import base64
import json
from io import BytesIO
from typing import Any

import pytest
from fastapi.testclient import TestClient
from PIL import Image
from pydantic import TypeAdapter

from agent.assistant import MAX_MESSAGE_LENGTH
from agent.events import Event
from bootstrap import Spotter
from serving.http.chat import CONVERSATION_HEADER

EVENT: TypeAdapter[Event] = TypeAdapter(Event)


def say(client: TestClient, **body: Any) -> list[dict[str, Any]]:
    """The events that answer a message; the name of each is its type."""
    events = []
    with client.stream("POST", "/chat", json=body) as response:
        assert response.status_code == 200, response.read()
        assert response.headers["content-type"].startswith("text/event-stream")
        name = ""
        for line in response.iter_lines():
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            if line.startswith("data: "):
                events.append(json.loads(line.removeprefix("data: ")))
                assert events[-1]["type"] == name
        assert events[0] == {"type": "conversation", "conversation_id": response.headers[CONVERSATION_HEADER]}
    return events


def test_a_turn_is_its_events(client: TestClient, spotter: Spotter) -> None:
    """After the conversation's id come the typed events that the page shows too, and done is the last."""
    events = say(client, message="Show me how to do a Romanian deadlift")
    parsed = [EVENT.validate_python(event) for event in events[1:]]
    types = [event.type for event in parsed]
    assert types[0] == "tool_started"
    assert types[-1] == "done"
    assert "failed" not in types
    picture = next(event for event in events if event["type"] == "picture")
    assert picture["path"] == "http://127.0.0.1:8000/exercises/romanian-deadlift/animation.gif?language=en"
    assert str(spotter.settings.data_dir) not in json.dumps(events)


def test_a_conversation_goes_on_where_it_is_named(client: TestClient) -> None:
    """The second message changes the first one's plan, which it could not without knowing it."""
    first = say(client, message="5/3/1 with squat 140, bench 100, deadlift 180, press 60 kg")
    second = say(client, message="and in pounds", conversation_id=first[0]["conversation_id"])
    started = next(event for event in second if event["type"] == "tool_started")
    assert started["call"]["name"] == "calculate_531"
    assert started["call"]["arguments"]["unit"] == "lb"


def test_conversations_are_read_and_forgotten(client: TestClient, spotter: Spotter) -> None:
    """Messages with calls and results, without paths; afterwards nothing is left."""
    conversation_id = say(client, message="Show me a plank")[0]["conversation_id"]
    read = client.get(f"/conversations/{conversation_id}")
    roles = [message["role"] for message in read.json()["messages"]]
    assert roles[0] == "user"
    assert {"assistant", "tool"} <= set(roles)
    assert str(spotter.settings.data_dir) not in read.text
    assert client.delete(f"/conversations/{conversation_id}").status_code == 204
    assert client.get(f"/conversations/{conversation_id}").status_code == 404
    gone = client.post("/chat", json={"message": "hello", "conversation_id": conversation_id})
    assert (gone.status_code, gone.json()["error"]["field"]) == (404, "conversation_id")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"message": ""},
        {"message": "   "},
        {"message": "x" * (MAX_MESSAGE_LENGTH + 1)},
        {"message": "hi", "conversation_id": "../1"},
        {"message": "hi", "language": "xx"},
        {"message": "hi", "profile": {}},
    ],
)
def test_other_messages_are_refused_before_the_stream(client: TestClient, body: dict[str, Any]) -> None:
    """A stream that has begun has status 200; so what can be refused is refused first."""
    response = client.post("/chat", json=body)
    assert response.status_code == 422
    assert response.json()["error"]["field"] in body or response.json()["error"]["field"] == "message"


def test_the_language_of_a_message_without_any(client: TestClient) -> None:
    """Numbers alone show no language: then the body's language counts, else Accept-Language."""
    events = say(client, message="???", language="ko")
    assert any("가" <= letter <= "힣" for letter in "".join(e.get("text", "") for e in events))


def test_a_picture_comes_with_a_message_as_bytes(client: TestClient, spotter: Spotter) -> None:
    """It is looked at and can be fetched again; where it lies on this machine is not told."""
    stream = BytesIO()
    Image.new("RGB", (40, 30), "grey").save(stream, "PNG")
    image = base64.b64encode(stream.getvalue()).decode()
    events = say(client, message="what exercise is this?", image=image)
    finished = next(event for event in events if event["type"] == "tool_finished")
    assert finished["call"]["name"] == "identify_exercise"
    assert finished["result"]["is_exercise"] is False
    assert str(spotter.settings.data_dir) not in json.dumps(events)
    kept = client.get(finished["call"]["arguments"]["image"])
    assert kept.status_code == 200 and kept.headers["content-type"] == "image/webp"
    client.delete(f"/conversations/{events[0]['conversation_id']}")
    assert client.get(finished["call"]["arguments"]["image"]).status_code == 404


@pytest.mark.parametrize("image", ["/etc/passwd", "../../photo.jpg", "https://example.org/a.jpg", "data:image/png,x"])
def test_a_message_names_no_file(client: TestClient, image: str) -> None:
    """A path of this machine is no picture."""
    response = client.post("/chat", json={"message": "what is this?", "image": image})
    assert response.status_code == 422
    assert response.json()["error"]["field"] == "image"


def test_what_is_no_picture_fails_in_one_sentence(client: TestClient) -> None:
    """In the language that the message shows."""
    image = base64.b64encode(b"these bytes are not a picture at all").decode()
    events = say(client, message="이게 무슨 운동이야?", image=image)
    assert [event["type"] for event in events] == ["conversation", "failed", "done"]
    assert "사진" in events[1]["message"]
