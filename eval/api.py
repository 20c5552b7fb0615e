"""How fast the routine API answers over a real socket, and whether its loads are right.

`python -m eval.api` starts the server on a free port of this machine, sends the five requests of the old documentation
and random ones over one connection, and measures at the caller. Every answer is recomputed from the published
percentages with nothing but arithmetic. The server's processor time a request is what does not depend on how busy the
machine is. `--record` also puts the table into docs/results.md.
"""

from __future__ import annotations

import http.client
import json
import math
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from eval.report import percentile, print_table, record, write_json

HEADER = ["endpoint", "requests", "p50 ms", "p95 ms", "server CPU ms", "right"]
PATHS = ("/gen/routine/rate", "/gen/routine")
START_S = 300
"""A first start builds models and animations."""
TRAINING_MAX_PERCENT = {1: "80", 2: "82.5", 3: "85", 4: "87.5", 5: "90"}
PERCENTS = [(65, 75, 85), (70, 80, 90), (75, 85, 95), (40, 50, 60)]
"""Wendler (2011), written again here: a measure does not take its answers from what it measures."""
BAR_KG, STEP_KG = Decimal(20), Decimal("2.5")
LIFTS = ("bench_press", "squat", "dead_lift", "over_head_press")


def documented_requests(connection: http.client.HTTPConnection) -> list[dict[str, Any]]:
    """The examples of the OpenAPI page: the five requests of the old documentation."""
    connection.request("GET", "/openapi.json")
    operation = json.loads(connection.getresponse().read())["paths"][PATHS[0]]["post"]
    examples = operation["requestBody"]["content"]["application/json"]["examples"]
    return [example["value"] for example in examples.values()]


def random_request(chance: random.Random) -> dict[str, Any]:
    """A request that somebody might send."""
    return {
        "experience": chance.randint(1, 5),
        "gender": chance.choice(["남성", "여성"]),
        "purpose": chance.randint(1, 6),
        "rm_weight": {lift: chance.choice([chance.randint(20, 300), chance.randint(40, 600) / 2]) for lift in LIFTS},
    }


def right_load(one_rep_max_kg: float, experience: int, percent: int) -> float:
    """The load of a set: a percentage of the training max, rounded half up to 2.5 kg, at least the bar."""
    exact = Decimal(str(one_rep_max_kg)) * Decimal(TRAINING_MAX_PERCENT[experience]) / 100 * percent / 100
    rounded = (exact / STEP_KG).quantize(Decimal(1), ROUND_HALF_UP) * STEP_KG
    return float(max(rounded, BAR_KG))


def rate_is_right(request: dict[str, Any], answer: dict[str, Any]) -> bool:
    """Whether all 48 loads of the month and the four rates are as published."""
    rates = [answer[name] for name in ("init_weight_rate", "increase_rate_week", "increase_rate_set", "deloading_rate")]
    wanted = [
        right_load(request["rm_weight"][lift], request["experience"], percent)
        for week in PERCENTS
        for percent in week
        for lift in LIFTS
    ]
    loads = [one["load_kg"][lift] for week in answer["weekly_loads"] for one in week["sets"] for lift in LIFTS]
    return rates == [65, 5, 10, 40] and loads == wanted


def month_is_right(request: dict[str, Any], answer: dict[str, Any]) -> bool:
    """Whether the main sets of all sixteen days are as published and every exercise is shown."""
    lifts = {"bench-press": LIFTS[0], "barbell-back-squat": LIFTS[1], "deadlift": LIFTS[2], "overhead-press": LIFTS[3]}
    done = []
    for percents, week in zip(PERCENTS, answer["weeks"], strict=True):
        for exercise in (exercise for day in week["days"] for exercise in day["exercises"]):
            if not exercise["gif"]:
                return False
            if exercise["part"] == "main":
                loads = [one["load_kg"] for one in exercise["sets"] if one["kind"] == "main"]
                one_rep_max_kg = request["rm_weight"][lifts[exercise["exercise_id"]]]
                done.append(loads == [right_load(one_rep_max_kg, request["experience"], p) for p in percents])
    return len(done) == len(PERCENTS) * len(LIFTS) and all(done)


@contextmanager
def server() -> Iterator[tuple[http.client.HTTPConnection, int]]:
    """The API in a process of its own: a connection to it, and its process id."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "serving.http", "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        _wait_until_warm(port, process)
        yield http.client.HTTPConnection("127.0.0.1", port, timeout=10), process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_warm(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/health")
            if json.loads(connection.getresponse().read())["warm"]:
                return
        except OSError:
            pass
        time.sleep(0.5)
    sys.exit("The server did not start; python -m serving.http shows why.")


def cpu_ms(process_id: int) -> float:
    """Processor time of a process so far (Linux; not a number elsewhere)."""
    file = Path(f"/proc/{process_id}/stat")
    if not file.exists():
        return math.nan
    user, system = file.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) * 1000 / os.sysconf("SC_CLK_TCK")


def send(connection: http.client.HTTPConnection, path: str, request: dict[str, Any]) -> tuple[float, dict[str, Any]]:
    """Milliseconds at the caller, from sending to the last byte, and the answer."""
    body = json.dumps(request).encode()
    started = time.perf_counter()
    connection.request("POST", path, body, {"Content-Type": "application/json"})
    text = connection.getresponse().read()
    return (time.perf_counter() - started) * 1000, json.loads(text)


def main(
    repeats: Annotated[int, typer.Option(help="Random requests beside the five")] = 295,
    seed: int = 7,
    json_file: Annotated[Path | None, typer.Option("--json", help="Write the figures as one flat object")] = None,
    record_it: Annotated[bool, typer.Option("--record", help="Write the table to docs/results.md")] = False,
) -> None:
    """Measure and print."""
    chance = random.Random(seed)
    judges = dict(zip(PATHS, (rate_is_right, month_is_right), strict=True))
    rows: list[list[object]] = []
    figures: dict[str, float] = {}
    with server() as (connection, process_id):
        requests = [*documented_requests(connection), *(random_request(chance) for _ in range(repeats))]
        for path, is_right in judges.items():
            send(connection, path, requests[0])  # the first call reads the tables
            before = cpu_ms(process_id)
            answers = [(request, *send(connection, path, request)) for request in requests]
            cpu = (cpu_ms(process_id) - before) / len(requests)
            times = [ms for _, ms, _ in answers]
            right = sum(is_right(request, answer) for request, _, answer in answers)
            p50, p95 = percentile(times, 0.5), percentile(times, 0.95)
            shown = [f"{ms:.1f}" for ms in (p50, p95, cpu)]
            rows.append([f"`POST {path}`", len(requests), *shown, f"{right} of {len(requests)}"])
            name = path.strip("/").replace("/", "_")
            figures |= {f"{name}.p50_ms": p50, f"{name}.p95_ms": p95, f"{name}.server_cpu_ms": cpu}
            figures[f"{name}.right"] = right / len(requests)
    print_table("Routine API, at the caller", HEADER, rows)
    write_json(json_file, figures, len(requests), seed=seed)
    if record_it:
        what = f"the five requests of the old documentation and {repeats} random ones, one connection, warm"
        record("Routine API", "python -m eval.api", HEADER, rows, what)


if __name__ == "__main__":
    typer.run(main)
