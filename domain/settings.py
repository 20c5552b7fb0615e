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


class RetrieverName(StrEnum):
    """How passages are found."""

    VECTOR = "vector"
    BM25 = "bm25"
    HYBRID = "hybrid"
    FEEDBACK = "feedback"
    SENTENCE_WINDOW = "sentence_window"


class Settings(BaseSettings):
    """The settings with their defaults; the defaults need no GPU, no key and no network."""

    model_config = SettingsConfigDict(env_prefix="SPOTTER_", env_file=".env", extra="ignore")

    core: Core = Field(Core.AUTO, description="auto takes the best core there is: today the embedded one")
    data_dir: Path = Field(CHECKOUT / "var", description="Everything that is written lies under this folder")
    database_url: str | None = Field(None, description="SQLAlchemy URL; default: SQLite in the data folder")
    retriever: RetrieverName = Field(RetrieverName.HYBRID, description="How passages are found")
    language: Language = Field(Language.EN, description="Language of the page before anyone has chosen one")
    api_key: SecretStr | None = Field(None, description="Key that programs must send; needed to serve other machines")

    @field_validator("api_key")
    @classmethod
    def _empty_is_none(cls, key: SecretStr | None) -> SecretStr | None:
        """`SPOTTER_API_KEY=` sets no key, rather than one that everybody knows."""
        return key if key and key.get_secret_value().strip() else None

    @property
    def resolved_database_url(self) -> str:
        """The database URL, or that of the SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'spotter.db'}"
