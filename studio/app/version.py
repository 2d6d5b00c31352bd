"""Which studio this is."""

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


def version() -> str:
    """The installed version, or ``0`` for a checkout that was never installed."""
    try:
        return installed("chitra-studio")
    except PackageNotFoundError:
        return "0"
