"""How benchmarks are printed."""

from collections.abc import Sequence


def print_table(head: Sequence[str], rows: Sequence[Sequence[str | float]]) -> None:
    """The rows in columns: a name, then numbers with two digits behind the point."""
    cells = [[each if isinstance(each, str) else f"{each:.2f}" for each in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(head, *cells, strict=True)]
    for row in (head, *cells):
        name, *numbers = row
        padded = [each.rjust(width) for each, width in zip(numbers, widths[1:], strict=True)]
        print("  ".join([name.ljust(widths[0]), *padded]))
    print()


def print_goal(goal: str, *, met: bool) -> None:
    """Whether the goal was met."""
    print(f"{'met   ' if met else 'MISSED'}  {goal}")
