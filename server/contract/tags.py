"""Tags: the words that videos are found by."""

from typing import Annotated

from pydantic import Field

from server.contract.shapes import In, Out

TAGS_MAX = 30
"""Tags of one video."""
TAG_MAX = 50
"""Characters of a tag, once it is normalised."""


Tags = Annotated[list[Annotated[str, Field(max_length=4 * TAG_MAX)]], Field(max_length=100)]
"""At most 30 different ones of at most 50 characters; case and spacing do not matter."""


class TagsIn(In):
    """A video's tags, all of them; whatever it had before is replaced."""

    names: Tags


class TagOut(Out):
    """A tag."""

    name: str
    slug: str
    """The name in an address."""
    usage_count: int
    """How many videos have it."""
