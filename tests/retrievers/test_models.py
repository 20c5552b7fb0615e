"""Models by a setting: a tiny embedding and a tiny cross-encoder with random weights stand for real ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from domain.errors import Unavailable
from domain.evidence import Source
from domain.vocabulary import Language, Topic
from knowledge.articles.library import Passage
from retrievers.bm25 import Bm25Retriever
from retrievers.embedding.sentence_transformer import SentenceTransformerEmbedder
from retrievers.reranked import CrossEncoderScorer, RerankedRetriever
from retrievers.vector import VectorRetriever

SOURCE = (Source(title="A work", year=2000, url_or_doi="10.1/x"),)
TEXTS = {
    Language.EN: "protein for muscle",
    Language.KO: "근육 단백질",
    Language.ZH: "肌肉蛋白质",
    Language.BN: "পেশি প্রোটিন",
}
PASSAGES = [Passage(f"a#{lang}", "a", "a", Topic.NUTRITION, lang, text, text, SOURCE) for lang, text in TEXTS.items()]
HIDDEN = 16


def tiny_model(folder: Path, *, is_cross_encoder: bool) -> str:
    """A BERT of one layer over single letters."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizerFast

    letters = sorted({letter for text in TEXTS.values() for letter in text if letter != " "})
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{letter}" for letter in letters)]
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(words), "utf-8")
    config = BertConfig(
        vocab_size=len(words), hidden_size=HIDDEN, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=HIDDEN, max_position_embeddings=64, num_labels=1,
    )  # fmt: skip
    torch.manual_seed(0)
    model = BertForSequenceClassification(config) if is_cross_encoder else BertModel(config)
    model.save_pretrained(folder)
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt"), do_lower_case=False).save_pretrained(folder)
    return str(folder)


def test_a_multilingual_embedding_indexes_and_reads_all_languages(tmp_path: Path) -> None:
    """Every language's own passage is nearest to itself; vectors are unit vectors of the model's own length."""
    embedder = SentenceTransformerEmbedder(tiny_model(tmp_path / "model", is_cross_encoder=False))
    assert embedder.dimensions == HIDDEN
    assert embedder.embed([]).shape == (0, HIDDEN)
    assert np.linalg.norm(embedder.embed(list(TEXTS.values())), axis=1) == pytest.approx([1] * 4, abs=1e-5)
    retriever = VectorRetriever(PASSAGES, embedder, tmp_path / "index")
    for language, text in TEXTS.items():
        assert retriever.reads(text)
        assert retriever.search(text)[0].passage.id == f"a#{language}"


def test_an_index_of_another_embedding_is_not_used(tmp_path: Path) -> None:
    """Switching the model builds the index anew."""
    first = SentenceTransformerEmbedder(tiny_model(tmp_path / "one", is_cross_encoder=False))
    second = SentenceTransformerEmbedder(tiny_model(tmp_path / "two", is_cross_encoder=False))
    VectorRetriever(PASSAGES, first, tmp_path / "index").prepare()
    assert VectorRetriever(PASSAGES, first, tmp_path / "index").is_prepared
    assert not VectorRetriever(PASSAGES, second, tmp_path / "index").is_prepared


def test_a_cross_encoder_orders_the_first_hits(tmp_path: Path) -> None:
    """The hits are those of the first search, in the order of the model's scores."""
    scorer = CrossEncoderScorer(tiny_model(tmp_path / "model", is_cross_encoder=True))
    first = Bm25Retriever([PASSAGES[0]] * 3)
    hits = RerankedRetriever(first, scorer).search("protein", limit=2)
    expected = scorer("protein", ["a. protein for muscle"])
    assert [hit.score for hit in hits] == pytest.approx([float(expected[0])] * 2, abs=1e-5)
    assert scorer("protein", []).shape == (0,)


@pytest.mark.parametrize("use", [lambda name: SentenceTransformerEmbedder(name).embed(["x"]),
                                 lambda name: CrossEncoderScorer(name)("x", ["y"])])  # fmt: skip
def test_a_model_that_is_not_there_is_one_clear_error(
    tmp_path: Path, use: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error names the setting, and nobody waits for a download."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(Unavailable) as caught:
        use(str(tmp_path / "missing"))  # type: ignore[operator]
    assert "SPOTTER_" in (caught.value.hint or "")
