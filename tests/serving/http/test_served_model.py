"""The API over a model's server: it answers through the model, and goes on without it where the server is gone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from bootstrap import Spotter
from domain.settings import Core, Settings
from serving.http.app import create_app
from serving.http.chat import CONVERSATION_HEADER
from tests.served_server import Ending, ServedServer, called, said
from tests.serving.conftest import LOCAL


def events_of(client: TestClient, path: str, body: dict[str, Any]) -> tuple[list[dict[str, Any]], str]:
    """The events of a stream and the conversation's id."""
    with client.stream("POST", path, json=body) as response:
        assert response.status_code == 200, response.read()
        lines = [line.removeprefix("data: ") for line in response.iter_lines() if line.startswith("data: ")]
        return [json.loads(line) for line in lines], response.headers[CONVERSATION_HEADER]


def kinds(events: list[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(event["type"] for event in events))


def test_a_model_that_goes_away_in_the_middle_of_a_conversation(prepared_data_dir: Path, tmp_path: Path) -> None:
    """The failure offers the embedded core; the same message is answered by it, and everything said is kept."""
    with ServedServer() as server:
        database = f"sqlite:///{tmp_path / 'c.db'}"
        settings = Settings(data_dir=prepared_data_dir, database_url=database, core=Core.LMDEPLOY, model_url=server.url)
        app = create_app(Spotter(settings))
        with TestClient(app, base_url=LOCAL) as client:
            server.will(called("find_exercises", {"query": "plank"}), said("A plank trains the abs."))
            first, conversation = events_of(client, "/chat", {"message": "Show me a plank"})
            assert kinds(first) == ["conversation", "tool_started", "tool_finished", "picture", "text", "done"]
            server.close()
            body = {"message": "And a squat?", "conversation_id": conversation}
            failed, _ = events_of(client, "/chat", body)
            assert kinds(failed) == ["conversation", "failed", "done"]
            assert failed[1]["offer"] == "embedded"
            assert "without the model" in failed[1]["message"]
            again, _ = events_of(client, f"/conversations/{conversation}/answer", {"core": "embedded"})
            assert kinds(again) == ["conversation", "tool_started", "tool_finished", "picture", "text", "done"]
            more, _ = events_of(client, "/chat", {**body, "message": "And a lunge?", "core": "embedded"})
            assert "tool_finished" in kinds(more)
            stored = client.get(f"/conversations/{conversation}").json()["messages"]
            said_by_person = [message["text"] for message in stored if message["role"] == "user"]
            assert said_by_person == ["Show me a plank", "And a squat?", "And a lunge?"]
            done, _ = events_of(client, f"/conversations/{conversation}/answer", {})
            assert done[1]["code"] == "invalid_input", "it has been answered"
            other, _ = events_of(client, "/chat", {**body, "core": "oracle"})
            assert other[1]["code"] == "unknown_name"


def test_a_model_that_breaks_off_in_the_middle_of_an_answer(prepared_data_dir: Path, tmp_path: Path) -> None:
    """Half an answer is kept as half an answer; the same message is answered without the model, also after a tool ran."""
    half = said("A squat ", "trains ", "the").ending_with(Ending.DROP, after=3)
    look_up = called("find_exercises", {"query": "squat"})
    with ServedServer() as server:
        database = f"sqlite:///{tmp_path / 'c.db'}"
        settings = Settings(data_dir=prepared_data_dir, database_url=database, core=Core.LMDEPLOY, model_url=server.url)
        with TestClient(create_app(Spotter(settings)), base_url=LOCAL) as client:
            for script, seen in (([half], []), ([look_up, half], ["tool_started", "tool_finished", "picture"])):
                server.will(*script)
                broken, conversation = events_of(client, "/chat", {"message": "Show me a squat"})
                assert [kind for kind in kinds(broken) if kind != "text"] == ["conversation", *seen, "failed", "done"]
                assert next(event for event in broken if event["type"] == "failed")["offer"] == "embedded"
                path = f"/conversations/{conversation}"
                again, _ = events_of(client, f"{path}/answer", {"core": "embedded"})
                assert "failed" not in kinds(again)
                assert "squat" in "".join(event["text"] for event in again if event["type"] == "text").lower()
                stored = client.get(path).json()["messages"]
                assert [message["text"] for message in stored if message["role"] == "user"] == ["Show me a squat"]
                server.will(said("You are welcome."))
                after, _ = events_of(client, "/chat", {"message": "Thanks!", "conversation_id": conversation})
                assert "".join(event["text"] for event in after if event["type"] == "text") == "You are welcome."
