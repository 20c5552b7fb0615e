"""The script that Streamlit runs."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

CHECKOUT = Path(__file__).parents[2]
HEAVY = ["altair", "pandas", "plotly", "torch", "transformers", "sklearn", "skia", "llama_index"]


def test_a_data_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the folder and the setting; there is no traceback."""
    occupied = tmp_path / "file"
    occupied.touch()
    monkeypatch.setenv("SPOTTER_DATA_DIR", str(occupied))
    page = AppTest.from_file(str(CHECKOUT / "ui" / "app.py"), default_timeout=60).run()
    assert not page.exception
    (error,) = page.error
    assert str(occupied) in error.value.replace("\\", "")
    assert "SPOTTER_DATA_DIR" in error.value.replace("\\", "")


def test_the_page_loads_nothing_heavy_before_it_is_needed() -> None:
    """The first sight of the page waits for no library of tables, charts, pictures or models."""
    script = f"import sys, bootstrap, ui.page; print(*[name for name in {HEAVY} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", script], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


def test_a_port_in_use_is_one_sentence_with_a_way_out() -> None:
    """`python -m ui` does not start on another program's port, and no traceback follows."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "ui", "--port", str(port)]
        served = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert served.returncode != 0
    assert served.stderr.strip().startswith(f"Port {port} is in use.")
    assert "Traceback" not in served.stderr


def test_no_module_of_the_page_hides_another_package() -> None:
    """Streamlit puts ui/ first on the path, so a file there must not be called like a top-level package of ours."""
    top = {path.stem for path in CHECKOUT.iterdir() if (path / "__init__.py").exists() or path.suffix == ".py"}
    assert not top & {path.stem for path in (CHECKOUT / "ui").iterdir() if not path.stem.startswith("__")}
