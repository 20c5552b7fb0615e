"""A loaded InternVL: prompt pieces to tensors, tensors to text as it is written."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog

from agent.cores.local.checkpoint import Checkpoint
from agent.cores.local.device import Fit
from agent.cores.local.prompt import Control, Data, Piece, Sight
from agent.ports import MODEL_FIELD
from domain.errors import ModelError, SpotterError, Unavailable
from tools.recognition.photo import read_photo
from tools.recognition.photo_argument import photo_bytes

_TILES = {"low": 6, "high": 12}
"""Of 448 px by the wanted detail, beside a small view of the whole; `servers.yaml` has their tokens."""
_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Writing:
    """How an answer is written."""

    most_tokens: int
    steer: Sequence[Any] = field(default_factory=list)
    """Logits processors of transformers, such as a test's."""


class LocalModel:
    """One checkpoint in memory; it writes one answer at a time."""

    def __init__(self, tokenizer: Any, image_processor: Any, model: Any) -> None:
        self._tokenizer = tokenizer
        self._image_processor = image_processor
        self._model = model
        self._writing = threading.Lock()

    def inputs(self, pieces: Iterable[Piece]) -> dict[str, Any]:
        """The prompt as tensors on the model's device; raises InvalidInput for what is no picture."""
        import torch

        ids: list[int] = []
        tiles = []
        for piece in pieces:
            if isinstance(piece, Sight):
                pixels = self._tiles(piece)
                tiles.append(pixels)
                ids += self._placeholders(len(pixels))
            else:
                ids += self._ids(piece)
        tensors = {"input_ids": torch.tensor([ids]), "attention_mask": torch.ones(1, len(ids), dtype=torch.long)}
        if tiles:
            tensors["pixel_values"] = torch.cat(tiles).to(self._model.dtype)
        return {name: tensor.to(self._model.device) for name, tensor in tensors.items()}

    def write(self, pieces: Sequence[Piece], how: Writing, stop: threading.Event) -> Iterator[str]:
        """The answer as it grows; it ends early once `stop` is set. Reading it raises Unavailable or ModelError."""
        return _Answer(self, pieces, how, stop)

    def answer(self, pieces: Sequence[Piece], streamer: Any, how: Writing, stop: threading.Event) -> None:
        """Write into the streamer until the end, after whatever is being written now."""
        import torch

        with self._writing, torch.inference_mode():
            if not stop.is_set():
                options = _options(self._tokenizer, how, stop)
                self._model.generate(**self.inputs(pieces), **options, streamer=streamer)

    def streamer(self) -> Any:
        """Text as tokens are written, the protocol's marks included."""
        from transformers import TextIteratorStreamer

        return TextIteratorStreamer(self._tokenizer, skip_prompt=True, skip_special_tokens=False)

    def without_ends(self, text: str) -> str:
        """The text without the marks that end it."""
        for token in (self._tokenizer.eos_token, self._tokenizer.pad_token):
            text = text.replace(token, "") if token else text
        return text

    def _ids(self, piece: Control | Data) -> list[int]:
        is_data = isinstance(piece, Data)
        ids = self._tokenizer(piece.text, add_special_tokens=False, split_special_tokens=is_data).input_ids
        return list(ids)

    def _tiles(self, sight: Sight) -> Any:
        """The first frame of a picture, cut as the model was trained: [tiles, 3, height, width]."""
        frame = read_photo(photo_bytes(sight.url))[0]
        most = _TILES.get(sight.detail, _TILES["low"])
        cut = self._image_processor(images=[frame], crop_to_patches=True, max_patches=most, return_tensors="pt")
        return cut.pixel_values

    def _placeholders(self, tiles: int) -> list[int]:
        """Where the picture stands: its marks around as many places as it has features."""
        config, tokens = self._model.config, self._tokenizer
        inside = [config.image_token_id] * (config.image_seq_length * tiles)
        around = tokens.convert_tokens_to_ids([tokens.start_image_token, tokens.end_image_token])
        newline = self._ids(Control("\n"))
        return [around[0], *inside, around[1], *newline]


class _Answer:
    """The thread that writes one answer, and its text as it comes."""

    def __init__(self, model: LocalModel, pieces: Sequence[Piece], how: Writing, stop: threading.Event) -> None:
        self._model = model
        self._streamer = model.streamer()
        self._error: Exception | None = None
        threading.Thread(target=self._run, args=(pieces, how, stop), daemon=True).start()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            return self._model.without_ends(next(self._streamer))
        except StopIteration:
            if self._error is not None:
                raise _told(self._error) from self._error
            raise

    def _run(self, pieces: Sequence[Piece], how: Writing, stop: threading.Event) -> None:
        try:
            self._model.answer(pieces, self._streamer, how, stop)
        except (SpotterError, RuntimeError, ValueError, IndexError) as error:  # what torch and transformers raise
            self._error = error
        finally:
            self._streamer.end()


def _options(tokenizer: Any, how: Writing, stop: threading.Event) -> dict[str, Any]:
    from transformers import LogitsProcessorList, StoppingCriteriaList

    ends = {tokenizer.eos_token_id, tokenizer.convert_tokens_to_ids("<|im_end|>")} - {None}
    return {
        "max_new_tokens": how.most_tokens,
        "do_sample": False,
        "eos_token_id": sorted(ends),
        "pad_token_id": tokenizer.pad_token_id if tokenizer.pad_token_id is not None else tokenizer.eos_token_id,
        "stopping_criteria": StoppingCriteriaList([_stopped_by(stop)]),
        "logits_processor": LogitsProcessorList(how.steer),
    }


def _stopped_by(stop: threading.Event) -> Any:
    import torch
    from transformers import StoppingCriteria

    class Stopped(StoppingCriteria):  # type: ignore[misc]  # transformers is not read by mypy
        """Ends the answer after the token during which somebody stopped listening."""

        def __call__(self, input_ids: Any, scores: Any, **_: Any) -> Any:
            """True for every row once the event is set."""
            return torch.full((input_ids.shape[0],), stop.is_set(), dtype=torch.bool, device=input_ids.device)

    return Stopped()


def _told(error: Exception) -> SpotterError:
    if isinstance(error, SpotterError):
        return error
    if "out of memory" in str(error).lower() or "not enough memory" in str(error).lower():
        hint = "Send a smaller picture, begin a new chat, or set SPOTTER_MODEL_NAME to a smaller model."
        return Unavailable("The model ran out of memory.", field=MODEL_FIELD, hint=hint, kind="ran_out")
    _log.warning("local model failed", error=str(error))
    return ModelError("The model on this machine could not answer.", hint="Ask again, or begin a new chat.")


def load_model(checkpoint: Checkpoint, how: Fit) -> LocalModel:
    """The model of a checkpoint in memory. Raises Unavailable."""
    import torch
    from transformers import AutoImageProcessor, AutoModelForImageTextToText, AutoTokenizer

    options: dict[str, Any] = {"dtype": getattr(torch, how.dtype), "local_files_only": True}
    if how.four_bit:
        options |= {"quantization_config": _four_bits(how), "device_map": {"": 0}}
    try:
        tokenizer = AutoTokenizer.from_pretrained(checkpoint.folder, local_files_only=True)
        # AutoProcessor insists on torchvision for videos; pictures need these two alone.
        image_processor = AutoImageProcessor.from_pretrained(checkpoint.folder, local_files_only=True, backend="pil")
        model = AutoModelForImageTextToText.from_pretrained(checkpoint.folder, **options)
        if not how.four_bit:
            model = model.to(how.place.value)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        told = _told(error)
        if isinstance(told, Unavailable):
            raise told from error
        said = f"The model in {checkpoint.folder} cannot be loaded."
        raise Unavailable(said, field=MODEL_FIELD, hint="Download it again.", kind="broken") from error
    return LocalModel(tokenizer, image_processor, model.eval())


def _four_bits(how: Fit) -> Any:
    import torch
    from transformers import BitsAndBytesConfig

    kind = getattr(torch, how.dtype)
    return BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=kind)
