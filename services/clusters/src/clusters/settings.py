"""The settings of clusters: the kit's, read from CLUSTERS_…."""

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from arit_kit.settings import ServiceSettings


class Settings(ServiceSettings):
    """What the service is told."""

    model_config = SettingsConfigDict(env_prefix="CLUSTERS_", frozen=True, extra="ignore")

    port: int = Field(8003, ge=1, le=65535, description="Port to listen on.")
