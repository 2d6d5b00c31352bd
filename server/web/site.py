"""What the watch site needs to know about itself."""

from dataclasses import dataclass
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@dataclass(frozen=True)
class Site:
    """Set by composition from the server's settings."""

    name: str
    public_url: str | None
    """Without a slash at the end; None: whatever address the viewer came by."""
    assets_dir: Path
    """Fonts, icons and the player's engine, as the asset build laid them out."""
    resources_dir: Path = RESOURCES
