"""What benchmarks of whole processes share: their memory, and starting them in turns."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

import psutil

from tests.benchmarks.table import print_table

REST_SECONDS = 2.0
"""How long a process is left alone before its memory is read."""

Measured = Mapping[str, float]
"""What was measured, by name; times in seconds, memory in MiB."""


def resident(pid: int) -> float:
    """Memory that the process holds now, in MiB."""
    return float(psutil.Process(pid).memory_info().rss) / (1 << 20)


def peak(pid: int) -> float:
    """The most memory that the process ever held, in MiB (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def compare(
    contenders: Mapping[str, Callable[[], Measured]], *, reference: str, rounds: int
) -> None:
    """Let them take turns, then print lowest and median, and ratios to the reference's lowest."""
    runs: dict[tuple[str, str], list[float]] = defaultdict(list)
    for _ in range(rounds):
        for name, run in contenders.items():
            for what, value in run().items():
                runs[name, what].append(value)
    rows: list[list[str | float]] = []
    for (name, what), values in runs.items():
        # What the reference has no counterpart of is held against its first measure.
        first = next(key for key in runs if key[0] == reference)
        against = runs.get((reference, what), runs[first])
        ratio = min(values) / min(against)
        rows.append([f"{name}: {what}", min(values), median(values), ratio])
    print_table(["", "lowest", "median", "ratio"], rows)
