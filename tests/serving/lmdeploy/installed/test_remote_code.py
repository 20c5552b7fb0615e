"""Models whose code lies in their folder load with the transformers of the GPU host, as InternVL2's has to."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

CONFIGURATION = """
from transformers.configuration_utils import PretrainedConfig

class TinyConfig(PretrainedConfig):
    model_type = "tiny_chat"

    def __init__(self, hidden_size=8, **others):
        super().__init__(**others)
        self.hidden_size = hidden_size
"""
MODELING = """
from torch import nn
from transformers.modeling_utils import PreTrainedModel

from .configuration_tiny import TinyConfig

class TinyChat(PreTrainedModel):
    config_class = TinyConfig

    def __init__(self, config):  # without post_init, as InternVLChatModel
        super().__init__(config)
        self.mlp1 = nn.Linear(config.hidden_size, config.hidden_size)
"""
LOAD = """
import sys, torch
from transformers import AutoModel
print(type(AutoModel.from_pretrained(sys.argv[1], trust_remote_code=True, dtype=torch.half)).__name__)
"""


def test_a_model_that_never_calls_post_init_loads(tmp_path: Path) -> None:
    """With transformers 5 it raises AttributeError: all_tied_weights_keys."""
    import torch
    from safetensors.torch import save_file

    folder = tmp_path / "tiny"
    folder.mkdir()
    code = {"AutoConfig": "configuration_tiny.TinyConfig", "AutoModel": "modeling_tiny.TinyChat"}
    config = {"architectures": ["TinyChat"], "model_type": "tiny_chat", "hidden_size": 8, "auto_map": code}
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "configuration_tiny.py").write_text(CONFIGURATION)
    (folder / "modeling_tiny.py").write_text(MODELING)
    weights = {"mlp1.weight": torch.ones(8, 8).half(), "mlp1.bias": torch.ones(8).half()}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    done = subprocess.run(
        [sys.executable, "-c", LOAD, folder],
        capture_output=True,
        text=True,
        check=False,
        env={"HF_HOME": str(tmp_path / "cache"), "HF_HUB_OFFLINE": "1"},
    )
    assert done.stdout.strip() == "TinyChat", done.stderr[-1500:]
