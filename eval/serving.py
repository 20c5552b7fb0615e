"""How fast a model server answers: time to the first token, tokens and requests a second, memory, at 1 to 64 users.

    python -m eval.serving --url http://gpu:23333 --label "W4 + KV8" --json w4kv8.json
    python -m eval.serving --join bf16.json --join w4kv8.json --record

Any OpenAI-compatible server can be measured; several `--url` (with as many `--label`) are measured one after the other,
and runs that were kept as JSON are joined into one table, with the ratios to the first. Questions are asked in words,
and about a drawn picture. Every answer has the same length (`ignore_eos`, where the server knows it), so that the
figures of two servers can be compared.
"""

from __future__ import annotations

import asyncio
import base64
import io
import os
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer
import yaml

from eval.report import percentile, print_table, record, write_json
from eval.serving_load import Body, Load, Target, bodies_of, put_load, trusting
from eval.serving_memory import memory_of
from eval.serving_table import HEADER, RATIO_HEADER, failures, ratio_rows, read_runs, rows

PROMPTS_FILE = Path(__file__).parent / "cases" / "serving_prompts.yaml"
KEY_VARIABLE = "SPOTTER_MODEL_API_KEY"
USERS = "1,2,4,8,16,32,64"
_REQUESTS_A_USER = 4
_ANSWER_S = 300.0
_WARM_TOKENS = 8


def picture() -> str:
    """A figure at a bar, drawn here, as a PNG data URL: one tile of 448 pixels."""
    from PIL import Image, ImageDraw

    canvas = Image.new("RGB", (448, 448), "white")
    draw = ImageDraw.Draw(canvas)
    draw.ellipse((199, 60, 249, 110), fill="black")
    for line in ((224, 110, 224, 250), (224, 250, 170, 380), (224, 250, 278, 380), (224, 140, 120, 120)):
        draw.line(line, fill="black", width=16)
    draw.line((224, 140, 328, 120), fill="black", width=16)
    draw.line((60, 120, 388, 120), fill="gray", width=10)
    file = io.BytesIO()
    canvas.save(file, "PNG")
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


def question_body(model: str, kind: str, tokens: int, question: str) -> Body:
    """One streamed request with an answer of `tokens` tokens."""
    content: Any = question
    if kind == "picture":
        content = [
            {"type": "image_url", "image_url": {"url": picture(), "detail": "low"}},
            {"type": "text", "text": question},
        ]
    return {
        "model": model,
        "messages": [{"role": "user", "content": content}],
        "max_tokens": tokens,
        "temperature": 0,
        "ignore_eos": True,
        "stream": True,
        "stream_options": {"include_usage": True},
    }


def connect(url: str, key: str | None, certificate: Path | None = None) -> Target:
    """The server at an address, with the name of its model; ends the program where nobody answers.

    `certificate` is trusted beside the usual ones, for a server that made its own.
    """
    root = url.rstrip("/").removesuffix("/v1")
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    trust = trusting(certificate)
    try:
        listed = httpx.get(f"{root}/v1/models", headers=headers, timeout=30, verify=trust).raise_for_status().json()
        return Target(root, str(listed["data"][0]["id"]), key, _ANSWER_S, trust)
    except (httpx.HTTPError, ValueError, KeyError, IndexError, TypeError) as error:
        sys.exit(f"No model server answers at {root} ({error}). Start one with python -m serving start.")


def figures_of(load: Load) -> dict[str, Any]:
    """What a load says; times in milliseconds. `error` is what most of the failed ones failed of."""
    good = load.good
    figures: dict[str, Any] = {"requests": float(len(load.answers)), "failed": float(len(load.answers) - len(good))}
    errors = Counter(answer.error for answer in load.answers if answer.error is not None)
    if errors:
        figures["error"] = errors.most_common(1)[0][0]
    if not good:
        return figures
    first = [answer.first_s * 1000 for answer in good]
    paces = [
        (answer.tokens - 1) / (answer.whole_s - answer.first_s) for answer in good if answer.whole_s > answer.first_s
    ]
    return figures | {
        "ttft_p50_ms": percentile(first, 0.5),
        "ttft_p95_ms": percentile(first, 0.95),
        "tokens_s_user": percentile(paces, 0.5) if paces else 0.0,
        "tokens_s": sum(answer.tokens for answer in good) / load.wall_s,
        "requests_s": len(good) / load.wall_s,
    }


def in_force(target: Target) -> dict[str, str]:
    """What the server publishes of its engine and precision, if `python -m serving start` started it."""
    headers = {"Authorization": f"Bearer {target.key}"} if target.key else {}
    try:
        text = httpx.get(f"{target.url}/metrics", headers=headers, timeout=30, verify=target.trust).text
    except httpx.HTTPError:
        return {}
    line = re.search(r"^spotter_serving_info\{(.*)\}", text, re.MULTILINE)
    return dict(re.findall(r'(\w+)="([^"]*)"', line[1])) if line else {}


def measure(target: Target, users: Sequence[int], tokens: int, most_s: float) -> dict[str, Any]:
    """Both kinds of questions at every number of users: `text.8.ttft_p50_ms` and so on."""
    prompts: Mapping[str, list[str]] = yaml.safe_load(PROMPTS_FILE.read_text("utf-8"))
    figures: dict[str, Any] = {}
    for kind, questions in prompts.items():
        warm = [question_body(target.model, kind, _WARM_TOKENS, questions[0])]
        asyncio.run(put_load(target, 1, warm, most_s))
        for count in users:
            make = partial(question_body, target.model, kind, tokens)
            bodies = bodies_of(questions, count * _REQUESTS_A_USER, make)
            load = asyncio.run(put_load(target, count, bodies, most_s))
            figures |= {f"{kind}.{count}.{name}": value for name, value in figures_of(load).items()}
    return figures | memory_of(target.url)


def main(  # noqa: PLR0913 - each is an option of the command line
    *,
    url: Annotated[list[str] | None, typer.Option(help="Address of a server; several are compared")] = None,
    label: Annotated[list[str] | None, typer.Option(help="What to call it, in the same order")] = None,
    join: Annotated[list[Path] | None, typer.Option(help="A run kept with --json; several are compared")] = None,
    users: Annotated[str, typer.Option(help="Numbers of users")] = USERS,
    tokens: Annotated[int, typer.Option(help="Tokens of each answer")] = 128,
    most_s: Annotated[float, typer.Option(help="Longest time that a cell of the table asks questions")] = 60.0,
    note: Annotated[str, typer.Option(help="What readers have to know, such as the GPU, or random weights")] = "",
    certificate: Annotated[Path | None, typer.Option(help="Certificate (PEM) that a server made itself")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as one flat object")] = None,
    record_it: Annotated[bool, typer.Option("--record", help="Write the tables to docs/results.md")] = False,
) -> None:
    """Measure and print, or join what was measured."""
    runs = read_runs(join or [])
    labels = label or [f"server {number}" for number in range(1, len(url or []) + 1)]
    if len(labels) != len(url or []) or not (url or join):
        sys.exit("Give --url with as many --label, or --join with runs that were kept.")
    for address, name in zip(url or [], labels, strict=True):
        target = connect(address, os.environ.get(KEY_VARIABLE), certificate)
        engine = {f"in_force.{key}": value for key, value in in_force(target).items()}
        runs[name] = {**measure(target, [int(count) for count in users.split(",")], tokens, most_s), **engine}
    table, ratios = rows(runs), ratio_rows(runs)
    print_table("Model servers", HEADER, table)
    for line in failures(runs):
        print(line)
    if ratios:
        print_table(f"Ratios to {next(iter(runs))}", RATIO_HEADER, ratios)
    flat = {f"{name}.{figure}": value for name, run in runs.items() for figure, value in run.items()}
    write_json(json_file, flat, len(table), users=users, tokens=tokens, note=note, labels=list(runs))
    if record_it:
        cases = f"answers of {tokens} tokens" + (f", {note}" if note else "")
        record("Model servers", "python -m eval.serving", HEADER, table, cases)
        if ratios:
            record(
                f"Model servers, ratios to {next(iter(runs))}", "python -m eval.serving", RATIO_HEADER, ratios, cases
            )


if __name__ == "__main__":
    typer.run(main)
