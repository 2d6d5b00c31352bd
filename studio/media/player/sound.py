"""The sound of a film from a moment on, at any speed and with its pitch kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.filter import Graph

RATE = 48_000
CHANNELS = 2
_SAMPLE_BYTES = 2 * CHANNELS
_LEAST_TEMPO = 0.5
_LONGEST_SILENCE = 1.0
"""Seconds that are made at a time where the sound has a gap."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Samples of 16 bits, stereo, 48 kHz.

    Attributes:
        seconds: When the first of them is in the film.
        samples: Left and right in turn.
    """

    seconds: float
    samples: bytes


class SoundReader:
    """Reads sound.

    Args:
        container: Nobody else's.
        stream: The sound.
        origin: Seconds of the container's clock that are the film's beginning.
    """

    def __init__(self, container: InputContainer, stream: AudioStream, origin: float) -> None:
        self._container = container
        self._stream = stream
        self._origin = origin

    def read(self, start: float, speed: float) -> Iterator[Piece]:
        """Pieces from a moment on, without a gap; they end where the sound does.

        Raises:
            av.FFmpegError: It cannot be read.
        """
        graph: Graph | None = None
        at = start
        for frame in self._frames(start):
            begins = (frame.time or 0.0) - self._origin
            if begins + frame.samples / frame.sample_rate <= start:
                continue
            if graph is None:
                graph = _graph(frame, speed)
                yield from _silences(start, begins, speed)
                at = begins
            graph.push(frame)
            for samples in _pulled(graph):
                yield Piece(at, samples)
                at += len(samples) / _SAMPLE_BYTES / RATE * speed
        if graph is not None:
            graph.push(None)
            for samples in _pulled(graph):
                yield Piece(at, samples)
                at += len(samples) / _SAMPLE_BYTES / RATE * speed

    def _frames(self, start: float) -> Iterator[AudioFrame]:
        base = self._stream.time_base or Fraction(1, RATE)
        clock = int(max(0.0, start + self._origin) / base)
        self._container.seek(clock, backward=True, stream=self._stream)
        for packet in self._container.demux(self._stream):
            try:
                yield from packet.decode()
            except av.InvalidDataError:
                continue


def _silences(start: float, begins: float, speed: float) -> Iterator[Piece]:
    at = start
    while begins - at > 1 / RATE:
        length = min(_LONGEST_SILENCE, begins - at)
        yield Piece(at, bytes(round(length / speed * RATE) * _SAMPLE_BYTES))
        at += length


def _pulled(graph: Graph) -> Iterator[bytes]:
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        if isinstance(frame, AudioFrame):
            yield bytes(frame.planes[0])[: frame.samples * _SAMPLE_BYTES]


def _graph(frame: AudioFrame, speed: float) -> Graph:
    graph = Graph()
    last = graph.add_abuffer(
        sample_rate=frame.sample_rate,
        format=frame.format.name,
        layout=frame.layout.name,
        time_base=Fraction(1, frame.sample_rate),
    )
    steps = [("aresample", str(RATE)), *(("atempo", str(tempo)) for tempo in _tempos(speed))]
    steps.append(("aformat", f"sample_fmts=s16:channel_layouts=stereo:sample_rates={RATE}"))
    for name, arguments in steps:
        step = graph.add(name, arguments)
        last.link_to(step)
        last = step
    last.link_to(graph.add("abuffersink"))
    graph.configure()
    return graph


def _tempos(speed: float) -> list[float]:
    """What atempo, which takes one half at least, makes the speed of."""
    if speed == 1:
        return []
    return [_LEAST_TEMPO, speed / _LEAST_TEMPO] if speed < _LEAST_TEMPO else [speed]
