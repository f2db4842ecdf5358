"""The settings of a workspace: `legalgap.yaml`."""

from pydantic import Field

from legalgap.model.base import Iso3, Record, Slug


class Workspace(Record):
    """Defaults for the commands that are run in a folder and below it."""

    country: Iso3 | None = Field(default=None, description="The State that `assess` takes.")
    language: str = Field(
        default="en", pattern=r"^[a-z]{2,3}$", description="The language of reports: `en`, `ru`."
    )
    methodology: Slug = Field(
        default="legalgap-2026", description="The methodology: `legalgap list` shows them."
    )
    with_package: bool = Field(
        default=True, description="Whether what the workspace lacks comes from the package."
    )
