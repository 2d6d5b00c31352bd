"""Where tests find things beside themselves."""

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
MEDIA = REPOSITORY.parent / "shared" / "media"
"""Real video files, where somebody has put them beside the project."""
