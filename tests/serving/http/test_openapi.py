"""The OpenAPI page: complete, with examples, without any other host; and the API keeps what its schema promises."""

from __future__ import annotations

import re
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from pydantic import SecretStr
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from bootstrap import Spotter
from serving.http.app import create_app

DOCUMENTED_STATUSES = {"401", "422"}


@pytest.fixture(scope="session")
def document(client: TestClient) -> dict[str, Any]:
    """The OpenAPI document."""
    body: dict[str, Any] = client.get("/openapi.json").json()
    return body


def operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {f"{method} {path}": one for path, item in document["paths"].items() for method, one in item.items()}


def test_every_operation_says_what_it_does(document: dict[str, Any]) -> None:
    """A summary, a description, a tag, and what an error looks like."""
    for name, operation in operations(document).items():
        assert operation["summary"] and operation["description"] and operation["tags"], name
        statuses = set(operation["responses"])
        assert statuses & DOCUMENTED_STATUSES or name == "get /health", name
        if "422" in statuses:
            schema = operation["responses"]["422"]["content"]["application/json"]["schema"]
            assert schema["$ref"].endswith("/ErrorBody"), name


def test_every_body_has_an_example(document: dict[str, Any], spotter: Spotter) -> None:
    """The page can be tried out without typing; other tests send these examples."""
    posts = {name: one for name, one in operations(document).items() if "requestBody" in one}
    assert {f"post /tools/{tool.name}" for tool in spotter.tools} <= set(posts)
    for name, operation in posts.items():
        content = operation["requestBody"]["content"]["application/json"]
        assert content.get("examples"), f"{name} needs an example in serving/http/examples.yaml"


def test_the_page_needs_no_other_host(client: TestClient) -> None:
    """Its script and style come from here: nothing is sent anywhere, and it works without a network."""
    page = client.get("/docs").text
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len(addresses) >= 3
    for address in addresses:
        assert address.startswith("/docs/files/")
        assert client.get(address).status_code == 200
    assert client.get("/", follow_redirects=False).headers["location"] == "/docs"


KEY = {"Authorization": "Bearer a-long-key-of-ours"}


@pytest.fixture(scope="session")
def promised(spotter: Spotter) -> Any:
    """What the document promises, as a source of requests; with a key, since the caller is named testserver."""
    settings = spotter.settings.model_copy(update={"api_key": SecretStr(KEY["Authorization"].split()[1])})
    return schemathesis.openapi.from_asgi("/openapi.json", create_app(Spotter(settings)))


def hold(promised: Any, path: str, mode: GenerationMode, excluded: list[Any]) -> None:
    """Send some requests that fit the schema, or do not, and compare what comes back with what it says."""

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=promised[path]["POST"].as_strategy(generation_mode=mode))
    def keeps_it(case: Any) -> None:
        case.call_and_validate(headers=KEY, excluded_checks=excluded)

    keeps_it()


@pytest.mark.parametrize("path", ["/gen/routine/rate", "/gen/routine"])
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_the_routine_api_keeps_its_schema(promised: Any, path: str, mode: GenerationMode) -> None:
    """What the schema allows is answered as documented, what it forbids is refused as documented."""
    hold(promised, path, mode, [])


@pytest.mark.parametrize("tool", ["one_rep_max", "calculate_531", "energy_needs", "find_exercises"])
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_the_tools_keep_their_schema(promised: Any, tool: str, mode: GenerationMode) -> None:
    """Answers and refusals fit their schemas. Which values are taken is the tool's: it knows more than a schema can say,
    and reads "5" as 5, since language models write it so.
    """
    hold(promised, f"/tools/{tool}", mode, [positive_data_acceptance, negative_data_rejection])
