"""`eval.serving` measures what it says, against a scripted server on a real socket, and joins runs."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import psutil
import pytest

from eval import serving, serving_gpu
from eval.serving import connect, figures_of, measure, question_body
from eval.serving_load import Answer, Load, Target, bodies_of, put_load
from eval.serving_memory import memory_of
from eval.serving_table import HEADER, RATIO_HEADER, failures, ratio_rows, read_runs, rows
from tests.served_server import DONE, Ending, Reply, ServedServer, called, chunk, event, refused, said


def counted(texts: int, tokens: int) -> Reply:
    """An answer in pieces with the server's own count of tokens at its end."""
    pieces = [chunk({"content": "word "}) for _ in range(texts)]
    usage = event({"choices": [], "usage": {"prompt_tokens": 9, "completion_tokens": tokens}})
    return Reply((*pieces, chunk({}, "length"), usage, DONE))


def load_of(server: ServedServer, users: int, count: int, most_s: float = 30) -> Load:
    target = Target(server.url.removesuffix("/v1"), "internvl2", "key", 10)
    bodies = bodies_of(["a", "b", "c"], count, lambda said: question_body("internvl2", "text", 16, said))
    return asyncio.run(put_load(target, users, bodies, most_s))


def test_every_question_is_asked_once_and_in_turn() -> None:
    """Whatever the number of users; the key goes along; every answer has the same length."""
    with ServedServer() as server:
        load = load_of(server, 4, 10)
    asked = sorted(chat.body["messages"][0]["content"] for chat in server.chats)
    assert asked == sorted(["a", "b", "c"] * 3 + ["a"])
    assert len(load.good) == 10
    assert {chat.headers["authorization"] for chat in server.chats} == {"Bearer key"}
    assert {(chat.body["max_tokens"], chat.body["ignore_eos"]) for chat in server.chats} == {(16, True)}


def test_tokens_are_the_servers_count_or_else_the_pieces() -> None:
    """A piece may hold several tokens, so the server's count goes first; calls are answers too."""
    with ServedServer() as server:
        server.will(counted(3, 40), said("one", "two"), called("find_exercises", {"query": "squat"}, pieces=2))
        answers = load_of(server, 1, 3).answers
    assert [answer.tokens for answer in answers] == [40, 2, 2]
    assert all(0 < answer.first_s <= answer.whole_s for answer in answers)


def test_the_first_token_is_timed_at_its_arrival() -> None:
    """Not at the head of the answer, which carries no word."""
    with ServedServer() as server:
        server.will(Reply((chunk({"role": "assistant", "content": ""}), *said("late").pieces[1:]), pause_s=0.2))
        (answer,) = load_of(server, 1, 1).answers
    assert answer.first_s >= 0.4


ERROR = event({"error": {"code": 500, "message": "out of memory"}})
BROKEN = [
    refused(503),
    Reply((chunk({"content": "half"}), ERROR, chunk({}, "stop"), DONE)),
    said("half", "more", done=False).ending_with(Ending.DROP, after=2),
    Reply((b"data: {\n\n",)),
]


@pytest.mark.parametrize("reply", BROKEN)
def test_a_broken_answer_is_a_failure_and_not_a_fast_one(reply: Reply) -> None:
    """Refused, cut off, or no JSON: counted as failed, left out of every time."""
    with ServedServer() as server:
        server.will(reply, counted(2, 2))
        load = load_of(server, 1, 2)
    figures = figures_of(load)
    assert (figures["requests"], figures["failed"]) == (2, 1)
    assert load.answers[0].error


def test_no_question_is_asked_after_the_time() -> None:
    """A cell of the table ends."""
    with ServedServer() as server:
        assert load_of(server, 2, 10, most_s=-1).answers == []


def test_the_figures_by_hand() -> None:
    """Two users, three answers of 11, 21 and 31 tokens and one failure in two seconds."""
    answers = [Answer(0.1, 1.1, 11), Answer(0.2, 1.2, 21), Answer(0.3, 1.3, 31), Answer(0, 0, 0, "status 503")]
    figures = figures_of(Load(2, answers, 2.0))
    assert figures == pytest.approx(
        {
            "requests": 4,
            "failed": 1,
            "ttft_p50_ms": 200,
            "ttft_p95_ms": 300,
            "tokens_s_user": 20,
            "tokens_s": 31.5,
            "requests_s": 1.5,
            "error": "status 503",
        }
    )


def test_only_failures_give_no_speed() -> None:
    """And no division by nothing."""
    assert figures_of(Load(1, [Answer(0, 0, 0, "cut off")], 1.0)) == {"requests": 1, "failed": 1, "error": "cut off"}


def test_text_and_pictures_at_every_number_of_users(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture is sent as a data URL that we drew."""
    monkeypatch.setattr(serving, "memory_of", lambda _: {"memory_mib": 5_000.0})
    with ServedServer() as server:
        figures = measure(connect(server.url, None), [1, 2], 4, 30)
    assert figures["memory_mib"] == 5_000
    assert {re.sub(r"\w+$", "", name) for name in figures} - {""} == {"text.1.", "text.2.", "picture.1.", "picture.2."}
    assert figures["picture.2.requests"] == 8
    assert figures["picture.2.failed"] == 0
    contents = [chat.body["messages"][0]["content"] for chat in server.chats]
    pictures = [content for content in contents if isinstance(content, list)]
    assert len(pictures) == 1 + 4 + 8
    assert pictures[0][0]["image_url"]["url"].startswith("data:image/png;base64,")


def test_memory_is_that_of_the_process_that_listens() -> None:
    """Ours, while we serve; nobody's where nobody listens; nothing is said of another machine."""
    with ServedServer() as server:
        figures = memory_of(server.url)
        own = psutil.Process()  # with the servers that other tests have started
        rss = sum(one.memory_info().rss for one in (own, *own.children(recursive=True)))
        assert figures["process_mib"] == pytest.approx(rss / 2**20, rel=0.2)
    assert "process_mib" not in memory_of(server.url)
    assert memory_of("http://192.0.2.1:23333") == {}


def test_what_most_failed_of_is_said() -> None:
    """Beside the table: a model without eyes says so itself."""
    with ServedServer() as server:
        server.will(refused(400, "no multimodal model"), refused(400, "no multimodal model"), refused(503))
        run = {f"picture.1.{name}": value for name, value in figures_of(load_of(server, 1, 3)).items()}
    (line,) = failures({"llama.cpp": run})
    assert line.startswith("llama.cpp, picture, 1 users: 3 failed, status 400: ")
    assert "no multimodal model" in line


def test_a_file_that_is_no_certificate_is_one_sentence(tmp_path: Path) -> None:
    """It names the file."""
    (tmp_path / "cert.pem").write_text("no certificate")
    with pytest.raises(SystemExit, match=r"cert\.pem is no certificate"):
        connect("https://127.0.0.1:9", None, tmp_path / "cert.pem")


def test_nobody_there_is_one_sentence() -> None:
    """With the remedy."""
    with pytest.raises(SystemExit, match=r"No model server answers at http://127\.0\.0\.1:9"):
        connect("http://127.0.0.1:9/v1", None)


RUNS: dict[str, dict[str, Any]] = {
    "bf16": {"text.1.ttft_p50_ms": 100.0, "text.1.tokens_s": 40.0, "text.1.requests_s": 1.0, "memory_mib": 20_000.0},
    "W4": {"text.1.ttft_p50_ms": 80.0, "text.1.tokens_s": 100.0, "text.1.requests_s": 0.0},
}


def test_ratios_are_to_the_first_run() -> None:
    """Less waiting is below 1, more tokens above; what was not measured is left open."""
    (row,) = ratio_rows(RUNS)
    assert dict(zip(RATIO_HEADER, row, strict=True)) == {
        "server": "W4",
        "asked about": "text",
        "users": 1,
        "first token": "× 0.80",
        "tokens/s a user": "–",
        "tokens/s": "× 2.50",
        "requests/s": "× 0.00",
        "GPU memory": "–",
        "process memory": "–",
    }
    assert ratio_rows({"bf16": RUNS["bf16"]}) == []
    assert [len(row) for row in rows(RUNS)] == [len(HEADER)] * 2


def test_runs_are_kept_and_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Servers that cannot run at the same time on one GPU become one table."""
    monkeypatch.setattr(serving, "memory_of", lambda _: {})
    files = []
    for label in ("bf16", "W4 + KV8"):
        files.append(tmp_path / f"{label}.json")
        with ServedServer() as server:
            serving.main(url=[server.url], label=[label], users="1", tokens=4, json_file=files[-1])
    capsys.readouterr()
    serving.main(join=files)
    assert "Ratios to bf16" in capsys.readouterr().out
    assert list(read_runs(files)) == ["bf16", "W4 + KV8"]
    assert json.loads(files[0].read_text())["setting.tokens"] == 4


@pytest.mark.parametrize("content", ["{", "[]", '{"x": 1}'])
def test_a_file_that_is_no_run_is_one_sentence(tmp_path: Path, content: str) -> None:
    """It names the file."""
    (tmp_path / "odd.json").write_text(content)
    with pytest.raises(SystemExit, match=r"odd\.json holds no run"):
        read_runs([tmp_path / "odd.json"])


@pytest.mark.parametrize("options", [{}, {"url": ["http://a"], "label": ["a", "b"]}])
def test_labels_belong_to_addresses(options: dict[str, Any]) -> None:
    """One for each, and something to measure."""
    with pytest.raises(SystemExit, match="--label"):
        serving.main(**options)


@pytest.mark.parametrize(
    ("log", "pages"),
    [
        ("[cache] region=1 live=2 | pages 3/4711 used (0.1%)", 4711),
        ("num_gpu_blocks=99, block_size=64", 99),
        ("", None),
    ],
)
def test_the_pages_of_the_cache_are_read_from_the_log(tmp_path: Path, log: str, pages: int | None) -> None:
    """TurboMind's pages, the PyTorch engine's blocks, or nothing."""
    (tmp_path / "log").write_text(log)
    assert serving_gpu.cache_pages(tmp_path / "log") == pages


def test_without_a_gpu_the_command_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is written."""
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(SystemExit, match="Run this on the GPU host"):
        serving_gpu.main()
