"""A sampler that needs no encoder."""

import asyncio
from pathlib import Path
from threading import Event

from PySide6.QtGui import QImage

from studio.features.preview.viewmodel import PreviewViewModel
from studio.kit.errors import EncodingFailed
from studio.net.sampler import Sample, Sampler


async def settled(model: PreviewViewModel) -> None:
    """Until nothing is being made."""
    changed = asyncio.Event()
    model.changed.connect(changed.set)
    while model.busy:
        changed.clear()
        await changed.wait()


class QuickSampler(Sampler):
    """Answers at once, with two small pictures."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.place = folder
        self.asked: list[tuple[str, float]] = []
        self.refuse: EncodingFailed | None = None

    def make(
        self, _film: Path, _content: str, size: str, at: float, _stop: Event
    ) -> tuple[Sample, Path]:
        self.asked.append((size, at))
        if self.refuse is not None:
            raise self.refuse
        for name in ("original", "encoded"):
            image = QImage(32, 18, QImage.Format.Format_RGB32)
            image.fill(0)
            image.save(str(self.place / f"{name}.png"))
        largest = min(size, "720p", key=lambda each: int(each[:-1]))
        sample = Sample(
            size=largest,
            width=32,
            height=18,
            vmaf=91.4,
            kbps=900,
            film_bytes=2_400_000,
            sizes=("240p", "360p", "480p", "720p"),
            duration=20.0,
        )
        return sample, self.place
