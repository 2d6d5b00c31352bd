"""What a session is begun from."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

NAME_MAX = 120
ADDRESS_MAX = 45
"""What its columns hold: every address without a zone fits."""


@dataclass(frozen=True)
class Device:
    """Where a session is begun from."""

    info: str
    """What it calls itself, or its browser's name."""
    ip_address: str


NOWHERE = Device("", "")
"""Where no request stands behind what happens."""


async def _device(request: Request) -> Device:
    return Device(
        info=request.headers.get("user-agent", "")[:NAME_MAX],
        ip_address=request.client.host[:ADDRESS_MAX] if request.client else "",
    )


DeviceDep = Annotated[Device, Depends(_device)]
