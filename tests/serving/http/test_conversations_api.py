"""Conversations over HTTP: list, search, branches, titles, files, forgetting."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from agent.conversations.export import ExportedConversations
from bootstrap import Spotter
from serving.http.chat import CONVERSATION_HEADER
from tests.serving.http.test_chat_api import say

UNKNOWN = "0" * 32


@pytest.fixture
def talked(client: TestClient) -> str:
    """A conversation about a plank."""
    return str(say(client, message="Show me a plank")[0]["conversation_id"])


def shown(client: TestClient, conversation_id: str) -> dict[str, Any]:
    """The conversation as it is read."""
    read: dict[str, Any] = client.get(f"/conversations/{conversation_id}").json()
    return read


def test_a_message_in_other_words_begins_a_branch(client: TestClient, talked: str) -> None:
    """Both wordings are there; the other branch is shown by its number."""
    (first, *_) = shown(client, talked)["places"]
    say(client, message="Show me a lunge", conversation_id=talked, replaces=first["number"])
    now = shown(client, talked)
    assert now["messages"][0]["text"] == "Show me a lunge"
    alternatives = now["places"][0]["alternatives"]
    assert (alternatives[0], len(alternatives)) == (first["number"], 2)
    back = client.patch(f"/conversations/{talked}", json={"show": first["number"]})
    assert back.json()["messages"][0]["text"] == "Show me a plank"
    assert len(back.json()["messages"]) == len(back.json()["places"])


def test_a_message_is_answered_once_more(client: TestClient, talked: str) -> None:
    """The second answer stands beside the first."""
    (first, *_) = shown(client, talked)["places"]
    with client.stream("POST", f"/conversations/{talked}/answer", json={"number": first["number"]}) as response:
        assert response.headers[CONVERSATION_HEADER] == talked
        assert "event: done" in "".join(response.iter_text())
    assert len(shown(client, talked)["places"][1]["alternatives"]) == 2


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/chat", {"message": "x", "replaces": 1}, 422),
        ("POST", "/chat", {"message": "x", "conversation_id": "ID", "replaces": 999_999}, 404),
        ("POST", "/chat", {"message": "x", "conversation_id": UNKNOWN, "replaces": 1}, 404),
        ("POST", "/conversations/ID/answer", {"number": 999_999}, 404),
        ("PATCH", "/conversations/ID", {"show": 999_999}, 404),
        ("PATCH", "/conversations/ID", {"title": "  "}, 422),
        ("PATCH", "/conversations/ID", {"owner": "me"}, 422),
        ("PATCH", f"/conversations/{UNKNOWN}", {"title": "x"}, 404),
        ("GET", f"/conversations/{UNKNOWN}/export", None, 404),
        ("GET", "/conversations/ID/export?format=pdf", None, 422),
        ("GET", "/conversations?limit=0", None, 422),
    ],
)
def test_what_is_not_there_is_refused(
    client: TestClient, talked: str, method: str, path: str, body: dict[str, Any] | None, status: int
) -> None:
    """One error in the usual form, before any stream begins."""
    sent = json.loads(json.dumps(body).replace('"ID"', f'"{talked}"'))
    response = client.request(method, path.replace("ID", talked), json=sent)
    assert response.status_code == status
    assert response.json()["error"]["message"]


def test_conversations_are_listed_searched_and_named(client: TestClient, talked: str) -> None:
    """The latest first; a search says by which message and shows the words around."""
    assert client.get("/conversations?limit=1").json()["conversations"][0]["conversation_id"] == talked
    client.patch(f"/conversations/{talked}", json={"title": "Trunk work"})
    (named, *_) = client.get("/conversations", params={"query": "trunk WORK"}).json()["conversations"]
    assert named["title"] == "Trunk work"
    (hit, *_) = client.get("/conversations", params={"query": "me a plank"}).json()["conversations"]
    assert hit["number"] in [place["number"] for place in shown(client, talked)["places"]]
    assert "plank" in hit["excerpt"].lower()
    assert client.get("/conversations", params={"query": "zzzzqq"}).json() == {"conversations": []}


def test_conversations_are_taken_away(client: TestClient, spotter: Spotter, talked: str) -> None:
    """JSON in the documented form with every branch, Markdown to read; neither names a folder of the server."""
    one = client.get(f"/conversations/{talked}/export")
    exported = ExportedConversations.model_validate(one.json())
    assert [conversation.id for conversation in exported.conversations] == [talked]
    assert exported.conversations[0].shown == [message.number for message in exported.conversations[0].messages]
    everything = ExportedConversations.model_validate(client.get("/conversations/export").json())
    assert talked in [conversation.id for conversation in everything.conversations]
    text = client.get(f"/conversations/{talked}/export?format=markdown", headers={"Accept-Language": "ko"})
    assert text.headers["content-type"].startswith("text/markdown")
    assert "## 나\n\n> Show me a plank" in text.text
    assert str(spotter.settings.data_dir) not in one.text + text.text


def test_all_conversations_are_forgotten(client: TestClient, talked: str) -> None:
    """Nothing is listed or read afterwards."""
    assert client.delete("/conversations").status_code == 204
    assert client.get("/conversations").json() == {"conversations": []}
    assert client.get(f"/conversations/{talked}").status_code == 404
