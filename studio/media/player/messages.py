"""What the studio and the process that plays say to each other: lines of JSON, both ways.

What comes from that process is checked like anything a hostile file may have had a hand in.
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

SLOTS = 3
"""Pictures in the shared memory: one shown, one on its way, one being drawn."""
MOST_WIDTH, MOST_HEIGHT = 1920, 1080
SLOT_BYTES = (MOST_WIDTH + 64) * (MOST_HEIGHT + 8) * 4
MOST_LINE = 65_536
SPEEDS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LocalFile(_Said):
    """A file of this computer."""

    kind: Literal["file"] = "file"
    path: Path


class Stream(_Said):
    """What a server plays.

    Attributes:
        address: Of the multivariant playlist; whoever has it can watch.
    """

    kind: Literal["stream"] = "stream"
    address: str


Why = Literal["unreadable", "away", "refused", "gone", "grab"]

Source = Annotated[LocalFile | Stream, Field(discriminator="kind")]


class Open(_Said):
    """Show the first frame of another film; what was open goes."""

    do: Literal["open"] = "open"
    number: int
    """Comes back with every event about it."""
    source: Source


class Seek(_Said):
    """Show the frame of a moment."""

    do: Literal["seek"] = "seek"
    seconds: float = Field(ge=0, allow_inf_nan=False)


class Step(_Said):
    """Pause, and go so many frames on, or back."""

    do: Literal["step"] = "step"
    frames: int


class Play(_Said):
    """Play at a speed; below zero backwards, without sound. Zero pauses."""

    do: Literal["play"] = "play"
    speed: float = Field(ge=-8, le=8, allow_inf_nan=False)


class Loop(_Said):
    """Play a stretch again and again; to its end once where ``again`` is false. None: no more."""

    do: Literal["loop"] = "loop"
    start: float | None = None
    end: float | None = None
    again: bool = True


class Fit(_Said):
    """How large pictures are shown, in pixels of the screen."""

    do: Literal["fit"] = "fit"
    width: int = Field(ge=1)
    height: int = Field(ge=1)


class Volume(_Said):
    """How loud, from 0 to 1."""

    do: Literal["volume"] = "volume"
    level: float = Field(ge=0, le=1)


class Taken(_Said):
    """A picture was copied; its slot is free."""

    do: Literal["taken"] = "taken"
    slot: int


class Grab(_Said):
    """Write the frame that is shown to a file, whole and upright."""

    do: Literal["grab"] = "grab"
    target: Path


Command = Annotated[
    Open | Seek | Step | Play | Loop | Fit | Volume | Taken | Grab, Field(discriminator="do")
]
COMMANDS: TypeAdapter[Command] = TypeAdapter(Command)


class Film(_Said):
    """What is known of an open film.

    Attributes:
        width: Pixels as shown: upright, with square pixels.
        height: As ``width``.
        duration: Seconds; 0 when unknown.
        frame_rate: Frames a second; the usual one where it varies.
        varies: Frames do not follow each other evenly.
        sound: There is something to be heard.
        heavy: It takes long to decode, so that a proxy pays.
    """

    tell: Literal["opened"] = "opened"
    number: int
    width: int
    height: int
    duration: float
    frame_rate: float = Field(gt=0, allow_inf_nan=False)
    varies: bool
    sound: bool
    heavy: bool


class Shown(_Said):
    """A picture stands in a slot.

    Attributes:
        stride: Bytes a line; four a pixel: blue, green, red, nothing.
        quarters: Quarter turns, counter-clockwise, that make it upright.
        seconds: When it is in the film.
    """

    tell: Literal["shown"] = "shown"
    number: int
    slot: int = Field(ge=0, lt=SLOTS)
    width: int = Field(ge=1, le=MOST_WIDTH)
    height: int = Field(ge=1, le=MOST_WIDTH)
    stride: int = Field(ge=4)
    quarters: int = Field(ge=0, le=3)
    seconds: float


class Playing(_Said):
    """It plays at another speed, or stands (0)."""

    tell: Literal["playing"] = "playing"
    number: int
    speed: float
    ended: bool = False
    """It stands because it is over."""


class Grabbed(_Said):
    """The frame is in the file."""

    tell: Literal["grabbed"] = "grabbed"
    number: int
    target: Path
    seconds: float


class Failed(_Said):
    """It cannot be played, or not any further.

    Attributes:
        why: ``unreadable``, ``away`` (the server does not answer), ``refused`` (by the server),
            ``gone`` (the process ended) or ``grab`` (the picture could not be written).
    """

    tell: Literal["failed"] = "failed"
    number: int
    why: Why


Event = Annotated[Film | Shown | Playing | Grabbed | Failed, Field(discriminator="tell")]
EVENTS: TypeAdapter[Event] = TypeAdapter(Event)
