"""The plugin-aware chat template, and the copy of a model folder that holds it.

Since 0.10 LMDeploy renders with the checkpoint's own template; InternVL2's drops `tools`, calls and results without an
error. The copy links to the weights and never touches the original.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from domain.errors import InvalidInput, StorageError
from serving.lmdeploy.checkpoint import WEIGHTS, Checkpoint, read_json

TEMPLATES_DIR = Path(__file__).parent / "templates"
MARK = "spotter_template.json"
TEMPLATE_FILE = "chat_template.jinja"
_TOKENIZER_FILE = "tokenizer_config.json"
_PROCESSOR_TEMPLATE = "chat_template.json"
_DEFAULT_FAMILY = "internvl2_5"
_SETTINGS = ("opening", "plugin_opening", "end", "environment")


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load((TEMPLATES_DIR / "families.yaml").read_text("utf-8"))
    return table


def families() -> list[str]:
    """The families of checkpoints that there is a template for."""
    return list(_table()["families"])


def family_of(config: Mapping[str, Any]) -> str:
    """The family that a config.json names; raises InvalidInput for one that nobody knows here."""
    named = config.get("template")
    if named is None:
        return _DEFAULT_FAMILY
    for family, settings in _table()["families"].items():
        if named in settings["templates"]:
            return str(family)
    raise InvalidInput(
        f"The chat format {named!r} of this checkpoint is not known.",
        field="family",
        hint=f"Choose the nearest with --family: {', '.join(families())}.",
    )


def template(family: str) -> str:
    """The Jinja source for a family; raises InvalidInput for one that there is not."""
    if family not in families():
        raise InvalidInput(
            f"There is no family {family!r} of chat formats.", field="family", hint=f"Choose: {', '.join(families())}."
        )
    settings = _table()["families"][family]
    values = {name: settings[name] for name in _SETTINGS} | {"instruction": _table()["instruction"]}
    head = "".join(f"{{%- set {name} = {json.dumps(value)} -%}}\n" for name, value in values.items())
    return head + (TEMPLATES_DIR / "plugin.jinja").read_text("utf-8").rstrip("\n")


def prepare_copy(checkpoint: Checkpoint, target: Path, family: str | None = None) -> Path:
    """A folder at `target` that serves the checkpoint with the plugin-aware template; made anew unless it is current.

    Raises InvalidInput where `target` is the original or somebody else's folder, StorageError where it cannot be
    written.
    """
    source, target = checkpoint.folder.resolve(), target.expanduser().resolve()
    if target == source or target.is_relative_to(source) or source.is_relative_to(target):
        raise InvalidInput(
            "The copy with the chat template must lie beside the model folder, not in it or around it.",
            field="work_dir",
            hint="Name another folder with --work-dir.",
        )
    text = template(family or family_of(checkpoint.config))
    mark = _mark(source, text)
    if _is_ours(target, mark):
        return target
    try:
        _write(source, target, text, mark)
    except OSError as error:
        raise StorageError(
            f"{target} cannot be written: {error}.", hint="Name another folder with --work-dir."
        ) from error
    return target


def _is_ours(target: Path, mark: Mapping[str, Any]) -> bool:
    """Whether the folder is a current copy; raises InvalidInput where it holds something else."""
    if not target.exists() or not any(target.iterdir()):
        return False
    if not (target / MARK).is_file():
        raise InvalidInput(
            f"{target} exists and was not made by this program.",
            field="work_dir",
            hint="Name an empty folder with --work-dir.",
        )
    return read_json(target / MARK) == mark


def _mark(source: Path, text: str) -> dict[str, Any]:
    files = sorted(file for file in source.iterdir() if file.is_file())
    state = [[file.name, file.stat().st_size, file.stat().st_mtime_ns] for file in files]
    state_sha = sha256(json.dumps(state).encode()).hexdigest()
    return {"source": str(source), "files_sha256": state_sha, "template_sha256": sha256(text.encode()).hexdigest()}


def _write(source: Path, target: Path, text: str, mark: Mapping[str, Any]) -> None:
    unfinished = target.with_name(target.name + ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for file in sorted(source.iterdir()):
        _bring(file, unfinished / file.name)
    tokenizer = read_json(source / _TOKENIZER_FILE) if (source / _TOKENIZER_FILE).exists() else {}
    _write_json(unfinished / _TOKENIZER_FILE, {**tokenizer, "chat_template": text})
    (unfinished / TEMPLATE_FILE).write_text(text, "utf-8")
    _write_json(unfinished / MARK, mark)
    shutil.rmtree(target, ignore_errors=True)
    unfinished.rename(target)


def _bring(file: Path, copy: Path) -> None:
    """Weights as links, small files as copies; no hidden folder and no other template."""
    if file.is_dir():
        if not file.name.startswith("."):
            shutil.copytree(file, copy)
    elif file.suffix in WEIGHTS:
        try:
            os.link(file.resolve(), copy)
        except OSError:  # another file system
            copy.symlink_to(file.resolve())
    elif file.name not in (_PROCESSOR_TEMPLATE, TEMPLATE_FILE):
        shutil.copyfile(file, copy)


def _write_json(file: Path, value: Mapping[str, Any]) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", "utf-8")
