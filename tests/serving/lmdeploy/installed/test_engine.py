"""Where TurboMind cannot run, LMDeploy says so itself, and `start` stops with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import Unavailable
from serving.lmdeploy.launch import ensure_lmdeploy, ensure_turbomind

pytestmark = pytest.mark.filterwarnings("ignore")


def test_a_fallback_is_refused_with_lmdeploys_reason(tiny_model: Path) -> None:
    """On a machine without CUDA its library does not load; with CUDA there is nothing to refuse."""
    from lmdeploy import turbomind

    ensure_lmdeploy()
    if turbomind.is_available():
        ensure_turbomind(tiny_model, remote_code=False)
        return
    with pytest.raises(Unavailable, match=r"would fall back .* its library does not load") as refused:
        ensure_turbomind(tiny_model, remote_code=False)
    assert "--engine pytorch" in (refused.value.hint or "")
