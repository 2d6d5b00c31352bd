"""Send a draft: merge what others changed meanwhile, and stop where somebody must decide."""

from dataclasses import dataclass, replace

from server.contract.errors import ErrorCode
from server.contract.videos import VideoOut, VideoPatch, VideoStatus, Visibility
from studio.features.editor.details import Values, changes, values_of
from studio.features.editor.drafts import Draft
from studio.features.editor.gateway import Editing
from studio.features.editor.merge import Merge, merge
from studio.kit.errors import ServerRefusal

_TRIES = 3
"""Somebody who changes the video between each of our looks and our change is a machine."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody else changed the same fields.

    Attributes:
        theirs: The video as it is now.
        merged: What follows, and what is to be decided.
    """

    theirs: VideoOut
    merged: Merge


def rebase(draft: Draft, video: VideoOut) -> tuple[Draft, Merge]:
    """The draft over the video as it is now, with the merge that this took."""
    merged = merge(draft.base, draft.values, values_of(video))
    return over(draft, video, merged.values), merged


def over(draft: Draft, video: VideoOut, values: Values) -> Draft:
    """The draft that makes these values of the video as it is now."""
    base = values_of(video)
    waits = video.status is VideoStatus.DRAFT and values["visibility"] != Visibility.PRIVATE
    return replace(
        draft,
        etag=video.etag,
        base=base,
        changed=changes(base, values),
        on_air=draft.on_air and waits,
    )


def opened(draft: Draft) -> Draft:
    """The draft as it is published: what opens the video to others puts it on air as well."""
    opens = draft.changed.get("visibility", Visibility.PRIVATE) != Visibility.PRIVATE
    return replace(draft, on_air=True) if opens else draft


def published(kept: Draft, sent: Draft, video: VideoOut) -> Draft:
    """What is left of a draft once it became the video: what was edited since it was sent."""
    meanwhile = changes(sent.values, kept.values)
    left = over(replace(kept, on_air=opened(sent).on_air), video, values_of(video) | meanwhile)
    return replace(left, waiting=kept.waiting and bool(left.changed))


async def send(editing: Editing, draft: Draft) -> VideoOut | Clash:
    """Make the draft the video.

    What is a draft and is opened to others goes on air, unless a time is set for that or it cannot
    be played yet.

    Raises:
        StudioError: The server is away, or will not have it.
    """
    draft = opened(draft)
    for _ in range(_TRIES):
        if not draft.changed:
            return await _go_on_air(editing, draft, await editing.video(draft.video_id))
        try:
            patch = VideoPatch.model_validate(draft.changed)
            video = await editing.change(draft.video_id, patch, draft.etag)
        except ServerRefusal as error:
            if error.code != ErrorCode.VIDEO_CHANGED:
                raise
            theirs = await editing.video(draft.video_id)
            newer, merged = rebase(draft, theirs)
            if merged.clashes:
                return Clash(theirs, merged)
            draft = newer
            continue
        return await _go_on_air(editing, draft, video)
    theirs = await editing.video(draft.video_id)
    return Clash(theirs, rebase(draft, theirs)[1])


async def _go_on_air(editing: Editing, draft: Draft, video: VideoOut) -> VideoOut:
    wanted = draft.on_air and video.visibility is not Visibility.PRIVATE
    if wanted and video.status is VideoStatus.DRAFT and video.playable:
        return await editing.publish(video.id, video.visibility)
    return video
