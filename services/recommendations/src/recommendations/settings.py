"""The settings of recommendations: the kit's, read from RECOMMENDATIONS_…."""

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from arit_kit.settings import ServiceSettings


class Settings(ServiceSettings):
    """What the service is told."""

    model_config = SettingsConfigDict(env_prefix="RECOMMENDATIONS_", frozen=True, extra="ignore")

    port: int = Field(8004, ge=1, le=65535, description="Port to listen on.")
