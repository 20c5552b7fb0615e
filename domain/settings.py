"""Every setting there is; read once, by `bootstrap`, from the environment (`SPOTTER_…`) or a `.env` file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.vocabulary import Language

CHECKOUT = Path(__file__).resolve().parent.parent


class Core(StrEnum):
    """Which model decides."""

    AUTO = "auto"
    EMBEDDED = "embedded"
    LMDEPLOY = "lmdeploy"
    TRANSFORMERS = "transformers"


class RetrieverName(StrEnum):
    """How passages are found."""

    VECTOR = "vector"
    BM25 = "bm25"
    HYBRID = "hybrid"
    FEEDBACK = "feedback"
    SENTENCE_WINDOW = "sentence_window"
    AUTO_MERGING = "auto_merging"


class Settings(BaseSettings):
    """The settings with their defaults; the defaults need no GPU, no key and no network."""

    model_config = SettingsConfigDict(env_prefix="SPOTTER_", env_file=".env", extra="ignore")

    core: Core = Field(
        Core.AUTO, description="auto takes the served model where it answers at the start, else embedded"
    )
    model_url: str | None = Field(None, description="Address of an OpenAI-compatible server, up to and with /v1")
    model_name: str | None = Field(None, description="The model to ask; default: the first that the server names")
    model_api_key: SecretStr | None = Field(None, description="The key that the server wants, if any")
    model_certificate: Path | None = Field(None, description="PEM file to trust beside the usual certificates, if any")
    model_server: str | None = Field(None, description="Kind of the server; default: what it says of itself")
    model_session_tokens: int | None = Field(None, ge=2048, description="Its window; default: what it says, else 8192")
    model_four_bit: bool = Field(
        False, description="Load the weights of the transformers core with 4 bits; needs a GPU"
    )
    model_writes: str = Field(
        "en,zh", description="Languages that the model answers in itself; templates in the others"
    )
    data_dir: Path = Field(CHECKOUT / "var", description="Everything that is written lies under this folder")
    database_url: str | None = Field(None, description="SQLAlchemy URL; default: SQLite in the data folder")
    vector_url: str | None = Field(None, description="PostgreSQL with pgvector, as SQLAlchemy takes it; default: FAISS")
    queue_url: str | None = Field(None, description="URL of a Redis for jobs; default: SQLite in the data folder")
    retriever: RetrieverName = Field(RetrieverName.HYBRID, description="How passages are found")
    embedding: str | None = Field(None, description="Folder or hub name of a multilingual embedding; default: MiniLM")
    reranker: str | None = Field(None, description="Folder or hub name of a cross-encoder that orders the first hits")
    query_expansion: bool = Field(False, description="Let a served model reword a question before it is looked up")
    language: Language = Field(Language.EN, description="Language of the page before anyone has chosen one")
    api_key: SecretStr | None = Field(None, description="Key that programs must send; needed to serve other machines")

    @field_validator(
        "model_url",
        "model_name",
        "model_certificate",
        "model_server",
        "model_session_tokens",
        "vector_url",
        "queue_url",
        "embedding",
        "reranker",
        mode="before",
    )
    @classmethod
    def _nothing_is_none(cls, value: object) -> object:
        """`SPOTTER_MODEL_URL=` names no server."""
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("model_writes")
    @classmethod
    def _are_languages(cls, value: str) -> str:
        """Refuses a language that there is not."""
        for name in filter(None, (part.strip() for part in value.split(","))):
            Language(name)
        return value

    @property
    def model_languages(self) -> frozenset[Language]:
        """The languages in which a model writes its answers itself."""
        return frozenset(Language(part.strip()) for part in self.model_writes.split(",") if part.strip())

    @field_validator("api_key", "model_api_key")
    @classmethod
    def _empty_is_none(cls, key: SecretStr | None) -> SecretStr | None:
        """`SPOTTER_API_KEY=` sets no key, rather than one that everybody knows."""
        return key if key and key.get_secret_value().strip() else None

    @property
    def resolved_database_url(self) -> str:
        """The database URL, or that of the SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'spotter.db'}"
