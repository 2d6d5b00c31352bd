"""The page about what the nightly upkeep does, from its own lists."""

from server.app.settings import Settings
from server.app.upkeep import COUNTERS, RULES
from server.kit.retention import Rule


def upkeep_page() -> str:
    """Rules of retention with their settings, and the counters that are counted anew."""
    lines = [
        "# What goes when",
        "",
        "The nightly job applies these rules in this order.",
        "",
        "| rule | what goes, counted from when | setting | default |",
        "|---|---|---|---|",
        *(_row(rule) for rule in RULES),
        "",
        "Then it counts these anew:",
        "",
        *(f"- `{counter.name}`" for counter in COUNTERS),
    ]
    return "\n".join(lines) + "\n"


def _row(rule: Rule) -> str:
    days: int | None = Settings.model_fields[rule.setting].default
    told = "never" if days is None else f"{days} days" if days != 1 else "1 day"
    return f"| `{rule.name}` | {rule.what} | `CHITRA_{rule.setting.upper()}` | {told} |"
