"""LMDeploy reads a folder of random weights as an InternVL2, and renders with the template of its copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from serving.lmdeploy.chat_template import prepare_copy
from serving.lmdeploy.checkpoint import Checkpoint
from serving.lmdeploy.random_weights import write_random
from tests.serving.lmdeploy.test_random_weights import TINY

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("random")
    write_random(folder / "tiny", TINY, 4)
    return prepare_copy(Checkpoint(folder / "tiny"), folder / "copy")


def test_it_is_an_internvl_that_turbomind_knows(copy: Path) -> None:
    """Without any code in the folder, and with its precision where LMDeploy looks for it."""
    from lmdeploy.archs import check_vl_llm, get_model_arch, search_nested_config
    from lmdeploy.turbomind.supported_models import is_supported

    architecture, config = get_model_arch(str(copy))
    assert architecture == "InternVLChatModel"
    assert check_vl_llm("turbomind", config.to_dict())
    assert is_supported(str(copy))
    assert search_nested_config(config.to_dict(), "quantization_config")["bits"] == 4


def test_lmdeploys_own_template_class_takes_ours(copy: Path) -> None:
    """It finds the marks of the chat format by itself, which it needs to let an answer go on."""
    from lmdeploy.model import get_chat_template

    rendered = get_chat_template(str(copy))
    assert (rendered.user_start, rendered.user_end) == ("<|im_start|>user\n", "<|im_end|>")
    assert (rendered.assistant_start, rendered.assistant_end) == ("<|im_start|>assistant\n", "<|im_end|>")
    prompt = rendered.messages2prompt([{"role": "user", "content": "hi"}, {"role": "assistant", "content": "Well,"}])
    assert prompt == "<|im_start|>user\nhi<|im_end|><|im_start|>assistant\nWell,"


def test_one_first_token_only(copy: Path) -> None:
    """The template writes none, since tokenizers add theirs; two would cost quality."""
    from lmdeploy.model import get_chat_template
    from lmdeploy.tokenizer import Tokenizer

    prompt = get_chat_template(str(copy)).messages2prompt("hi")
    assert Tokenizer(str(copy)).encode(prompt).count(Tokenizer(str(copy)).bos_token_id) <= 1
