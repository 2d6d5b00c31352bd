"""``chitra-server preview``: what viewers would see of a film at one size, for the studio."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from server.app.commands.encode import tell, telling
from server.contract.media import Resolution
from server.features.media.sample import sample


def preview_command(
    source: Annotated[Path, typer.Argument(help="The video.")],
    to: Annotated[Path, typer.Option(help="Empty folder for the pictures.")],
    size: Annotated[Resolution, typer.Option(help="Which size to look at.")],
    at: Annotated[float, typer.Option(help="Second of the film at which to begin.", min=0)] = 0.0,
) -> None:
    """Encode some seconds at one size, and picture a frame of them before and after.

    It tells the quality (VMAF) and how large the whole film would be. End it by closing its input.
    """
    with telling() as wish:
        tell("made", **asdict(sample(source, size, at, to, cancelled=wish)))
