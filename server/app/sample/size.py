"""How much sample data is made."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """Numbers of one sample platform; those of a video are means, popular ones have more."""

    name: str
    users: int
    """Creators among them; more than ``channels`` by a dozen at least."""
    channels: int
    videos: int
    films: int
    """Different films; every other video shows one of them under a poster of its own."""
    analysed: int
    """Channels, the first ones, that have daily figures, revenue and payouts."""
    reach: int
    """Views of a middling video."""
    followers: int
    """Subscribers of a middling channel."""
    views: int
    """VIEW rows of a video; older ones have become its ``archived_view_count``."""
    likes: int
    sittings: int
    comments: int
    searches: int
    media: bool = True
    """False leaves the store empty: for tests and measurements of the database alone."""


SMALL = Size(
    name="small",
    users=180,
    channels=14,
    videos=110,
    films=7,
    analysed=6,
    reach=900,
    followers=36,
    views=24,
    likes=14,
    sittings=7,
    comments=9,
    searches=400,
)
LARGE = Size(
    name="large",
    users=12_000,
    channels=2_000,
    videos=20_000,
    films=12,
    analysed=60,
    reach=4_000,
    followers=26,
    views=10,
    likes=6,
    sittings=2,
    comments=10,
    searches=20_000,
)
SIZES = {size.name: size for size in (SMALL, LARGE)}
