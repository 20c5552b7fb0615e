"""What the engine says about itself when it is ready: which one it is, and with which precision it really runs.

LMDeploy falls back to its PyTorch engine with no more than a line in its log, and tells no caller the policy of its KV
cache. The report is read off its log and published at /metrics, where `python -m serving check` finds it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version

METRIC = "spotter_serving"
LOGGER = "lmdeploy"
_READY = re.compile(r"updated backend_config=(?P<engine>\w+?)EngineConfig\((?P<fields>.*)\)", re.DOTALL)
_FIELD = r"\b{name}=(?:<[\w.]+: (?P<enum>\d+)>|'(?P<text>[^']*)'|(?P<plain>[\w.]+))"
_NO_POLICY = "0"
_FULL_BITS = "16"
_BITS_OF_FORMAT = {"hf": _FULL_BITS, "None": _FULL_BITS, "awq": "4", "gptq": "4"}


@dataclass(frozen=True)
class EngineReport:
    """What is in force, in the words that /metrics carries; 16 bits are not quantized."""

    engine: str
    weight_bits: str
    kv_bits: str
    session_tokens: str
    cache_share: str
    gpus: str
    lmdeploy: str

    def labels(self) -> dict[str, str]:
        """As labels of a metric."""
        return asdict(self)

    def sentence(self) -> str:
        """As an operator reads it."""
        return (
            f"Engine {self.engine}, weights {self.weight_bits} bits, KV cache {self.kv_bits} bits, "
            f"{self.session_tokens} tokens a session, {self.cache_share} of the free memory for the cache, "
            f"LMDeploy {self.lmdeploy}."
        )


def read_report(line: str) -> EngineReport | None:
    """The report in a line of LMDeploy's log; None where it is another line."""
    ready = _READY.search(line)
    if ready is None:
        return None
    policy, model_format = _field(ready["fields"], "quant_policy"), _field(ready["fields"], "model_format")
    return EngineReport(
        engine=ready["engine"].lower(),
        weight_bits=_BITS_OF_FORMAT.get(model_format, model_format),
        kv_bits=_FULL_BITS if policy == _NO_POLICY else policy,
        session_tokens=_field(ready["fields"], "session_len"),
        cache_share=_field(ready["fields"], "cache_max_entry_count"),
        gpus=_field(ready["fields"], "tp"),
        lmdeploy=version("lmdeploy"),
    )


def _field(fields: str, name: str) -> str:
    found = re.search(_FIELD.format(name=name), fields)
    return next((value for value in found.groups() if value is not None), "unknown") if found else "unknown"


class ReportListener(logging.Handler):
    """Waits for the report in LMDeploy's log, then turns the log down: at INFO it would tell of every request."""

    def __init__(self, announce: Callable[[EngineReport], None]) -> None:
        super().__init__(logging.INFO)
        self._announce = announce

    def emit(self, record: logging.LogRecord) -> None:
        """Read one line."""
        report = read_report(record.getMessage())
        if report is not None:
            logging.getLogger(LOGGER).setLevel(logging.WARNING)
            self._announce(report)


def publish(report: EngineReport) -> None:
    """Show the report at the /metrics of this process."""
    from prometheus_client import Info

    Info(METRIC, "What the engine of this server runs with").info(report.labels())
