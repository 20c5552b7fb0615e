"""`python llama_cpp_server.py GGUF OPTIONS_JSON`: llama.cpp's own server over a model file, until it is stopped.

Options are fields of its parameters, as `llama-server` sets them from its command line; the address is printed.
"""

from __future__ import annotations

import json
import signal
import sys

import xllamacpp


def main(model: str, options: dict[str, object]) -> None:
    """Serve."""
    params = xllamacpp.CommonParams()
    params.model.path = model
    params.model_alias = {"rote"}
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.warmup = False
    params.endpoint_metrics = True
    params.port = 0
    for name, value in options.items():
        if name == "mmproj":
            params.mmproj.path = value
        else:
            setattr(params, name, value)
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    signal.sigwait({signal.SIGTERM, signal.SIGINT})


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
    main(sys.argv[1], json.loads(sys.argv[2]))
