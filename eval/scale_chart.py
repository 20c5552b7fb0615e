"""The curves of `eval.scale` as one picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eval.scale_measure import Figures

_PANELS = [
    ("build_s", "Build (s)", True),
    ("memory_mb", "Memory (MB)", True),
    ("p95_ms", "Search, p95 (ms)", True),
    ("recall", "Recall@10", False),
]
_COLOURS = {"flat": "#4c72b0", "ivf": "#dd8452", "hnsw": "#55a868", "pgvector": "#8172b3"}


def draw(figures: Sequence[Figures], file: Path) -> None:
    """Four panels over the number of passages, a line for each store, as SVG."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    pyplot.rcParams.update({"svg.hashsalt": "spotter", "font.size": 9, "axes.spines.top": False})
    pyplot.rcParams["axes.spines.right"] = False
    canvas, panels = pyplot.subplots(1, len(_PANELS), figsize=(12, 3.2), layout="constrained")
    for panel, (name, title, logarithmic) in zip(panels, _PANELS, strict=True):
        for store, colour in _COLOURS.items():
            points = sorted((one.passages, getattr(one, name)) for one in figures if one.store == store)
            if points:
                panel.plot(*zip(*points, strict=True), "o-", color=colour, label=store, markersize=4)
        panel.set(title=title, xscale="log", xlabel="passages")
        panel.set_yscale("log" if logarithmic else "linear")
        panel.grid(alpha=0.25)
    panels[-1].set_ylim(0.5, 1.02)
    canvas.legend(*panels[0].get_legend_handles_labels(), loc="outside right center", frameon=False)
    canvas.savefig(file, metadata={"Date": None})
    pyplot.close(canvas)
