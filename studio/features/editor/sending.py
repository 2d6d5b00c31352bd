"""Send a draft: merge what others changed meanwhile, and stop where somebody must decide."""

from dataclasses import dataclass, replace

from server.contract.errors import ErrorCode
from server.contract.videos import VideoOut, VideoPatch, VideoStatus, Visibility
from studio.features.editor.details import changes, values_of
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
    theirs = values_of(video)
    merged = merge(draft.base, draft.values, theirs)
    changed = changes(theirs, merged.values)
    return replace(draft, etag=video.etag, base=theirs, changed=changed), merged


async def send(editing: Editing, draft: Draft) -> VideoOut | Clash:
    """Make the draft the video.

    What is a draft and is opened to others goes on air, unless a time is set for that.

    Raises:
        StudioError: The server is away, or will not have it.
    """
    for _ in range(_TRIES):
        if not draft.changed:
            return await editing.video(draft.video_id)
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
        return await _on_air(editing, draft, video)
    theirs = await editing.video(draft.video_id)
    return Clash(theirs, rebase(draft, theirs)[1])


async def _on_air(editing: Editing, draft: Draft, video: VideoOut) -> VideoOut:
    opened = "visibility" in draft.changed and video.visibility is not Visibility.PRIVATE
    if opened and video.status is VideoStatus.DRAFT and video.playable:
        return await editing.publish(video.id, video.visibility)
    return video
