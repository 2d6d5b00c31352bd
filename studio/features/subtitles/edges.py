"""Where a cue begins or ends when somebody says "here" while the film plays. Pure."""

from studio.features.subtitles.cue import Cues, place_of
from studio.features.subtitles.limits import Film, Limits


def edge_at(
    cues: Cues, key: int, moment: int, *, begin: bool, limits: Limits, film: Film
) -> tuple[int, int] | None:
    """The times of a cue that begins, or ends, at a moment.

    A neighbour that is nearer than cues may be, or lies over the moment by no more than that, is
    kept the least gap away from. A cue that would end before it begins keeps its length instead.

    Args:
        cues: The track.
        key: Of the cue.
        moment: Milliseconds.
        begin: Whether it begins there.
        limits: Of the track.
        film: The video.

    Returns:
        Start and end in milliseconds; None where there is no such cue.
    """
    row = place_of(cues, key)
    if row < 0:
        return None
    cue, gap = cues[row], film.frames(limits.gap_frames)
    if begin:
        before = cues[row - 1].end if row else None
        if before is not None and abs(moment - before) < gap:
            moment = before + gap
        return moment, cue.end if cue.end > moment else moment + cue.duration
    after = cues[row + 1].start if row + 1 < len(cues) else None
    if after is not None and abs(after - moment) < gap:
        moment = after - gap
    start = cue.start if cue.start < moment else max(0, moment - cue.duration)
    return (start, moment) if moment > start else None
