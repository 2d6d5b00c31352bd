"""``chitra-server storage``: what takes the room in the store, and what of it can go."""

import json
from collections import Counter
from typing import Annotated
from uuid import UUID

import typer

from server.app.commands.options import DataDir, current, fail
from server.app.storage_usage import Place, Usage, measure, prune
from server.app.wiring import Parts
from server.features.uploads.folder import UploadFolder
from server.features.videos.models import VideoVersion
from server.features.videos.prune_versions import prune_versions, superfluous
from server.integrations.storage.port import Storage
from server.kit.db.unit import Units

storage_cli = typer.Typer(no_args_is_help=True, help="What takes the room in the store.")
Json = Annotated[bool, typer.Option("--json", help="Everything, for programs.")]


@storage_cli.command("usage")
def usage_command(
    *,
    channel: Annotated[str | None, typer.Option(help="Handle; tells of each video.")] = None,
    video: Annotated[str | None, typer.Option(help="Id; tells of each version and rung.")] = None,
    as_json: Json = False,
    data_dir: DataDir = None,
) -> None:
    """Bytes per channel, video, version and rung."""
    parts = current(data_dir)
    usage = _measure(parts)
    parts.close()
    if as_json:
        typer.echo(json.dumps(_everything(usage)))
    elif video is not None:
        _tell_video(usage, _id(video))
    elif channel is not None:
        _tell({str(each): size for each, size in usage.by_video(channel.lstrip("@")).items()})
    else:
        rest = {
            "people (pictures, copies of data)": usage.people.total(),
            "left over; `storage prune` removes it": sum(size for _, size in usage.lost),
            "unknown, never removed": usage.unknown.total(),
        }
        _tell({f"@{name}": size for name, size in usage.by_channel().items()})
        _tell({name: size for name, size in rest.items() if size})


@storage_cli.command("prune")
def prune_command(
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell, and remove nothing.")] = False,
    data_dir: DataDir = None,
) -> None:
    """Remove what belongs to nothing any more, and versions beyond the number to keep."""
    parts = current(data_dir)
    get = parts.providers.get
    store, keep = get(Storage), parts.settings.keep_versions  # type: ignore[type-abstract]
    if not dry_run:
        prune_versions(get(Units), store, get(UploadFolder), keep)
    old = superfluous(get(Units), keep)
    usage = _measure(parts)
    if not dry_run:
        prune(store, usage)
    parts.close()
    _tell(dict(usage.lost) | {each.folder_key: _size(usage, each) for each in old})
    typer.echo("Nothing was removed." if dry_run else "Removed.")


def _measure(parts: Parts) -> Usage:
    storage = parts.providers.get(Storage)  # type: ignore[type-abstract]
    return measure(parts.providers.get(Units), storage)


def _size(usage: Usage, version: VideoVersion) -> int:
    place = Place(version.video_id, version.version_number)
    return usage.pieces.get(place, Counter()).total()


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        fail("A video is named by its id.")


def _tell_video(usage: Usage, video_id: UUID) -> None:
    for place in sorted(usage.pieces):
        if place.video_id == video_id:
            typer.echo(f"Version {place.number}")
            _tell(usage.pieces[place])


def _tell(sizes: dict[str, int]) -> None:
    for name, size in Counter(sizes).most_common():
        typer.echo(f"{size / 1e6:12,.1f} MB  {name}")
    typer.echo(f"{sum(sizes.values()) / 1e6:12,.1f} MB  in all")


def _everything(usage: Usage) -> dict[str, object]:
    versions = [
        {
            "channel": usage.channels[place],
            "video": str(place.video_id),
            "version": place.number,
            "bytes": dict(pieces),
        }
        for place, pieces in sorted(usage.pieces.items())
    ]
    return {
        "versions": versions,
        "people": {str(user): size for user, size in usage.people.items()},
        "lost": dict(usage.lost),
        "unknown": dict(usage.unknown),
        "bytes": usage.total,
    }
