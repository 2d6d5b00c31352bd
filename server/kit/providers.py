"""The parts that composition puts together and features ask for, by type."""

from typing import Annotated, Any, TypeVar, cast

from fastapi import Depends, Request

Part = TypeVar("Part")


class Providers:
    """One object per type. Filled once by composition, only read afterwards."""

    def __init__(self) -> None:
        self._parts: dict[type[Any], Any] = {}

    def put(self, kind: type[Part], part: Part) -> Part:
        """Provide ``part`` to whoever asks for ``kind``."""
        self._parts[kind] = part
        return part

    def get(self, kind: type[Part]) -> Part:
        """The part of that type.

        Raises:
            LookupError: composition did not provide it, which is a mistake in the wiring.
        """
        try:
            return cast("Part", self._parts[kind])
        except KeyError:
            raise LookupError(f"nothing provides {kind.__name__}") from None


async def of_request(request: Request) -> Providers:
    """The providers of the application that answers this request.

    Async on purpose: a sync dependency would cost a hop to another thread.
    """
    return cast("Providers", request.app.state.providers)


ProvidersDep = Annotated[Providers, Depends(of_request)]
