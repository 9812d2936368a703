"""The settings of dossiers: the kit's, read from DOSSIERS_…."""

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from arit_kit.settings import FileSettings


class Settings(FileSettings):
    """What the service is told."""

    model_config = SettingsConfigDict(env_prefix="DOSSIERS_", frozen=True, extra="ignore")

    port: int = Field(8001, ge=1, le=65535, description="Port to listen on.")
