"""Which square of a picture is chosen. Numbers only."""

from dataclasses import dataclass, replace

_MOST_ZOOM = 8.0


@dataclass(frozen=True, slots=True)
class Crop:
    """A square on a picture, always within it.

    Attributes:
        width: Of the picture, in its pixels.
        height: Of the picture.
        x: Middle of the square.
        y: Middle of the square.
        zoom: 1 shows the largest square there is; 2 one of half its side.
    """

    width: int
    height: int
    x: float
    y: float
    zoom: float = 1.0

    @classmethod
    def middle_of(cls, width: int, height: int) -> "Crop":
        """The largest square, in the middle."""
        return cls(width, height, width / 2, height / 2)

    @property
    def most_zoom(self) -> float:
        """As near as makes sense: not so near that nothing but a few pixels is left."""
        return max(1.0, min(_MOST_ZOOM, min(self.width, self.height) / 32))

    @property
    def side(self) -> float:
        """Of the square, in the picture's pixels."""
        return min(self.width, self.height) / self.zoom

    @property
    def square(self) -> tuple[int, int, int]:
        """Left, top and side in whole pixels."""
        side = max(1, round(self.side))
        left = min(max(0, round(self.x - self.side / 2)), self.width - side)
        top = min(max(0, round(self.y - self.side / 2)), self.height - side)
        return left, top, side

    def moved(self, across: float, down: float) -> "Crop":
        """The square elsewhere, by pixels of the picture; it stops at the edges."""
        return self._within(self.x + across, self.y + down, self.zoom)

    def zoomed(self, zoom: float) -> "Crop":
        """Nearer or farther, around the same middle."""
        return self._within(self.x, self.y, min(max(zoom, 1.0), self.most_zoom))

    def _within(self, x: float, y: float, zoom: float) -> "Crop":
        half = min(self.width, self.height) / zoom / 2
        return replace(
            self,
            x=min(max(x, half), self.width - half),
            y=min(max(y, half), self.height - half),
            zoom=zoom,
        )
