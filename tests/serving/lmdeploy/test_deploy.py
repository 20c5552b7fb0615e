"""The files for a GPU host say what our programs understand: every command line parses, every file that is named exists."""

from __future__ import annotations

import configparser
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from serving.__main__ import app
from serving.lmdeploy.shapes import known_sizes

ROOT = Path(__file__).parents[3]
DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
PROGRAM: Any = typer.main.get_command(app)


def parse(words: list[str]) -> dict[str, Any]:
    """The options of a command line as `python -m serving` reads them; raises where it would refuse."""
    command = PROGRAM.commands[words[0]]
    return dict(command.make_context(words[0], words[1:]).params)


def unit(file: Path) -> dict[str, dict[str, str]]:
    parser = configparser.RawConfigParser(strict=True, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(file)
    return {section: dict(parser[section]) for section in parser.sections()}


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_a_service_runs_a_command_that_there_is(name: str) -> None:
    """With a key from a file that compose brings, and as nobody special."""
    service = COMPOSE["services"][name]
    options = parse(service["command"])
    assert options["key_file"] == Path("/run/secrets/model_api_key")
    assert service["secrets"] == ["model_api_key"]
    assert service["cap_drop"] == ["ALL"]
    assert (DEPLOY / service["build"]["context"] / service["build"]["dockerfile"]).is_file()
    assert set(service["networks"]) <= set(COMPOSE["networks"])


def test_the_model_gets_a_gpu_and_says_whether_it_lives() -> None:
    """Ports are open to this machine only; the folder of models cannot be written."""
    model = COMPOSE["services"]["model"]
    (device,) = model["deploy"]["resources"]["reservations"]["devices"]
    assert (device["driver"], device["capabilities"]) == ("nvidia", ["gpu"])
    assert "/health" in model["healthcheck"]["test"][-1]
    assert all(port.startswith("127.0.0.1:") for port in model["ports"])
    assert "../models:/models:ro" in model["volumes"]
    assert {volume.split(":")[0] for volume in model["volumes"]} - {"../models"} <= set(COMPOSE["volumes"])


def test_the_default_model_is_of_the_family() -> None:
    """The quantized repository of a size that we know."""
    folder = re.search(r"\$\{SPOTTER_MODEL_FOLDER:-(.+)\}", COMPOSE["services"]["model"]["command"][1])
    assert folder is not None
    repositories = {shape.name.split("/")[1] for shape in known_sizes().values()}
    assert folder[1].removesuffix("-AWQ") in repositories


def test_the_image_holds_what_the_programs_import() -> None:
    """And every file that it copies is there."""
    text = (DEPLOY / "Dockerfile.serving").read_text("utf-8")
    copied = [line.split()[1] for line in text.splitlines() if line.startswith("COPY ")]
    assert all((ROOT / name).exists() for name in copied)
    files = [
        *(ROOT / "serving/lmdeploy").glob("*.py"),
        ROOT / "serving/__main__.py",
        *(ROOT / "eval").glob("serving*.py"),
    ]
    imported = {
        found[1]
        for file in files
        for found in re.finditer(r"^(?:from|import) (\w+)", file.read_text("utf-8"), re.MULTILINE)
    }
    ours = {room.name for room in ROOT.iterdir() if (room / "__init__.py").exists()}
    assert imported & ours <= set(copied)
    assert "USER spotter" in text


@pytest.mark.parametrize("file", UNITS, ids=lambda file: file.name)
def test_a_unit_starts_a_command_that_there_is(file: Path) -> None:
    """With a key that systemd hands over, restarted when it fails, and without new privileges."""
    service = unit(file)["Service"]
    words = shlex.split(service["ExecStart"])
    assert words[1:3] == ["-m", "serving"]
    options = parse(words[3:])
    assert str(options["key_file"]) == "${CREDENTIALS_DIRECTORY}/model_api_key"
    assert service["LoadCredential"].startswith("model_api_key:")
    assert service["Restart"] == "on-failure"
    assert service["NoNewPrivileges"] == "true"
    assert unit(file)["Install"]["WantedBy"] == "multi-user.target"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    """No unknown key and no bad value; the interpreter of the GPU host is not here."""
    copies = []
    for file in UNITS:
        text = file.read_text("utf-8").replace("/opt/spotter/.venv-gpu/bin/python", "/usr/bin/env")
        copies.append(tmp_path / file.name)
        copies[-1].write_text(text)
    done = subprocess.run(["systemd-analyze", "verify", *copies], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_pins_of_the_host_are_those_that_were_resolved_together() -> None:
    """LMDeploy's own limits: torch at most 2.12.1, peft at most 0.14."""
    text = (ROOT / "requirements-serving.txt").read_text("utf-8")
    pins = dict(re.findall(r"^([\w.-]+)==([\w.]+)$", text, re.MULTILINE))
    assert (pins["lmdeploy"], pins["torch"], pins["torchvision"], pins["peft"]) == (
        "0.18.0",
        "2.12.1",
        "0.27.1",
        "0.14.0",
    )
    assert {"httpx", "typer", "PyYAML", "pydantic-settings", "pillow", "rich"} <= set(pins)
    tests = (ROOT / "requirements-serving-tests.txt").read_text("utf-8")
    for name in ("lmdeploy", "transformers"):  # what is tested is what is run
        assert f"{name}=={pins[name]}" in tests
