"""Turn a source into HLS renditions, in as few decodes as can be.

The sound and one rung are made first, in one run, so that the video can be watched soon: the top
one where the source fits as it is and is only copied, else the lowest. All other rungs come from
one further run: one decode, split, scaled, N encoders. PeerTube and MediaCMS decode the whole
source once per rung.

Every rung has its closed GOPs at the same instants: each two seconds, forced by time on the same
constant-rate frames, or where the copied source has its own. So segments begin together and a
player can change rungs at any.

A rendition is one fMP4 file indexed by byte ranges, not thousands of segment files: a 12 h video
is a dozen objects instead of 75,000, is put into storage and deleted as a whole, and is as
cacheable. :mod:`server.features.media.playlist` writes the index from what the file holds.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from server.features.media.chunks import marks
from server.features.media.chunks.spans import is_indexed
from server.features.media.ffmpeg import LIMITS, Progress, read_source, run, threads
from server.features.media.ladder import BUFFER_SECONDS, HIGH_FPS, Rung, plan
from server.features.media.leash import Limits
from server.features.media.picture import prepare, resize
from server.features.media.sound import Track, to_stereo, tracks
from server.features.media.source import MediaInfo

AUDIO = "audio"
GOP_SECONDS = 2
SHORTEST_SECONDS = 0.5
"""hls.js takes a segment of less than 0.2 s for one that never arrived, and waits for ever."""
EFFORT = ["-preset", "veryfast", "-x264-params", "trellis=1"]
"""Of x264. Of what the preset leaves out, trellis seemed to pay best for its time."""
LONGEST_GOP_SECONDS = 10
"""For x264, whose own key frames would come between those that are forced."""
AUDIO_KBPS = 128
AUDIO_HZ = 48_000
AUDIO_FRAGMENT_SECONDS = 4

LEAST_PIXELS_A_SECOND = 1_000_000
"""Decoded, scaled and encoded by one core. Old laptops do ten times that, tone mapping included."""
LEAST_SECONDS = 600
MOST_OVER_CAP = 2
"""What the rate control keeps to over its buffer, with room for the container."""
LEAST_BYTES = 64 << 20


def encode(
    source: Path,
    info: MediaInfo,
    rungs: Sequence[Rung],
    folder: Path,
    *,
    sounds: Sequence[Track] = (),
    marked: bool = False,
    on_progress: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write ``{name}.mp4`` into ``folder`` for each rung and each sound track.

    Args:
        source: The creator's file.
        info: What the probe found in it.
        rungs: From one plan, at least one; all have the same frame rate.
        folder: Of this attempt alone.
        sounds: The tracks to make beside them.
        marked: Also note what the frames look like (:mod:`server.features.media.chunks.marks`).
        on_progress: As for :func:`server.features.media.ffmpeg.run`.
        cancelled: The same.

    Raises:
        EncodeError: ffmpeg failed.
        NoSpaceError: The disk is full.
        EncodeCancelledError: ``cancelled`` said so.
    """
    arguments = encoding(source, info, rungs, sounds, marked=marked)
    limits = limits_for(info, rungs)
    run(arguments, folder, limits=limits, on_progress=on_progress, cancelled=cancelled)


def encoding(
    source: Path,
    info: MediaInfo,
    rungs: Sequence[Rung],
    sounds: Sequence[Track] = (),
    *,
    marked: bool = False,
) -> list[str]:
    """What ffmpeg is told by :func:`encode`."""
    # A file may go on for longer than it says, or its clock may jump ahead by years.
    stop = ["-t", f"{info.duration + 1:.3f}"]
    arguments = read_source(source, *stop)
    drawn = [rung for rung in rungs if not rung.copied]
    if drawn:
        graph = drawn_graph(info, drawn, f"[0:{info.video_index}]", marked=marked)
        arguments += ["-filter_complex", graph]
    for i, rung in enumerate(drawn):
        arguments += ["-map", f"[v{i}]", *video_output(rung, key_frames(info))]
    for rung in rungs:
        if rung.copied:
            arguments += _copy_output(info, rung)
    for track in sounds:
        arguments += _audio_output(track)
    if not sounds:
        arguments += same_clock(info)
    return [*arguments, *marks.output()] if marked else arguments


def same_clock(info: MediaInfo) -> list[str]:
    """Let a run without sound count from the instant from which one with sound does.

    In formats whose clock may jump (MPEG-TS), ffmpeg counts from the first packet of the streams
    that it uses. Where sound begins before the picture, that would put the picture earlier.
    """
    if is_indexed(info):
        return []
    used: list[str] = []
    for track in tracks(info):
        used += ["-map", f"0:{track.index}", "-c", "copy", "-frames:a", "1", "-f", "null", "-"]
    return used


def sound_name(track: Track) -> str:
    """Of a sound track's files, without the ending."""
    return AUDIO if track.number == 1 else f"{AUDIO}-{track.number}"


def limits_for(info: MediaInfo, rungs: Sequence[Rung]) -> Limits:
    """What encoding ``rungs`` may use: several times what the slowest honest file needs."""
    fps = max(float(info.fps), HIGH_FPS)
    pixels = info.coded_width * info.coded_height + sum(r.width * r.height for r in rungs)
    work = pixels * fps * info.duration
    kbps = max([AUDIO_KBPS, *(rung.max_kbps for rung in rungs)])
    return replace(
        LIMITS,
        cpu_seconds=LEAST_SECONDS + math.ceil(work / LEAST_PIXELS_A_SECOND),
        file_bytes=LEAST_BYTES + math.ceil(kbps * 1000 / 8 * info.duration * MOST_OVER_CAP),
    )


@dataclass(frozen=True)
class Cut:
    """A part of the film, by the numbers of its frames on the constant-rate clock."""

    first: int
    end: int
    """The first one that is not in it."""

    def filters(self, fps: Fraction) -> list[str]:
        """Bring the picture to the constant rate, and take the part out."""
        # After this filter a frame's timestamp is its number. Only the film's own beginning is
        # filled up to zero: the part's is entered before it.
        steady = f"fps=fps={fps}" + ("" if self.first else ":start_time=0")
        return [steady, f"trim=start_pts={self.first}:end_pts={self.end}"]


def drawn_graph(
    info: MediaInfo,
    rungs: Sequence[Rung],
    source: str,
    end: Callable[[int], str] = lambda i: f"[v{i}]",
    cut: Cut | None = None,
    *,
    marked: bool = False,
) -> str:
    """Filters from the decoded picture ``source``, or a part, to each rung's: to ``end``.

    Where it is ``marked``, ``[marks]`` goes to what writes them.
    """
    # A constant rate from zero: frames, and so segments, fall on the same instants in every run.
    fps = rungs[0].fps
    steady = cut.filters(fps) if cut else [f"fps=fps={fps}:start_time=0", *_hold_last(info)]
    noted = [marks.branch(fps)] if marked else []
    # From zero on.
    first = [*prepare(info), *steady, *noted, *([f"setpts=PTS-{cut.first}"] if cut else [])]
    split = "".join(f"[s{i}]" for i in range(len(rungs)))
    chains = [f"{source}{','.join(first)},split={len(rungs)}{split}"]
    for i, rung in enumerate(rungs):
        chains.append(f"[s{i}]{','.join(resize(info, rung.width, rung.height))}{end(i)}")
    return ";".join(chains)


def _hold_last(info: MediaInfo) -> list[str]:
    """Keep the last picture of a film of a few frames standing until it can be played."""
    missing = SHORTEST_SECONDS - info.duration
    return [f"tpad=stop_mode=clone:stop_duration={missing:.3f}"] if missing > 0 else []


def video_output(rung: Rung, key_frames: str) -> list[str]:
    """Encode a drawn rung into its file, with key frames where ``key_frames`` tells ffmpeg."""
    cap = rung.max_kbps
    rate = ["-crf", f"{rung.crf:g}", "-maxrate", f"{cap}k", "-bufsize", f"{cap * BUFFER_SECONDS}k"]
    # The forced frames come first; the longest GOP only keeps x264 from adding its own in between.
    gop = ["-force_key_frames", key_frames, "-g", longest_gop(rung.fps), "-sc_threshold", "0"]
    codec = ["-c:v", "libx264", *EFFORT, "-profile:v", "high", "-threads", str(threads())]
    return [*codec, *rate, *gop, "-flags", "+cgop", *cmaf(rung.name, "+frag_keyframe")]


def longest_gop(fps: Fraction) -> str:
    """Frames, so many that the encoder never adds a key frame to those that are forced."""
    return str(round(fps * LONGEST_GOP_SECONDS))


def key_frames(info: MediaInfo) -> str:
    """Where the rungs have their key frames: where a copied one has them, or by the clock."""
    if plan(info)[-1].copied:
        return "source"
    return f"expr:gte(t,n_forced*{GOP_SECONDS})"


def _copy_output(info: MediaInfo, rung: Rung) -> list[str]:
    # What cameras and programs note beside the picture (SEI) is nobody's business either.
    bare = "filter_units=remove_types=6"
    copy = ["-map", f"0:{info.video_index}", "-c:v", "copy", "-bsf:v", bare]
    return [*copy, *cmaf(rung.name, "+frag_keyframe")]


def _audio_output(track: Track) -> list[str]:
    # Padded from zero and stretched where timestamps leave gaps, so that it stays in step.
    steady = ["aresample=async=1000:first_pts=0", f"apad=whole_dur={SHORTEST_SECONDS}"]
    chain = ",".join([*to_stereo(track.channels), *steady])
    codec = ["-c:a", "aac", "-b:a", f"{AUDIO_KBPS}k", "-ac", "2", "-ar", str(AUDIO_HZ)]
    fragment = ["-frag_duration", str(AUDIO_FRAGMENT_SECONDS * 1_000_000)]
    return ["-map", f"0:{track.index}", "-af", chain, *codec, *fragment, *cmaf(sound_name(track))]


def cmaf(name: str, flags: str = "") -> list[str]:
    """Write one track into ``{name}.mp4``, with nothing of the source but picture or sound."""
    return [
        # Where a phone was, and with what program, is nobody's business.
        "-map_metadata",
        "-1",
        "-map_chapters",
        "-1",
        "-max_muxing_queue_size",
        "4096",
        "-f",
        "mp4",
        "-movflags",
        f"+cmaf+delay_moov+default_base_moof+skip_trailer{flags}",
        # Picture and sound both begin at zero, by edit list. ffmpeg would shift them instead:
        # the picture by two B-frames, the sound by 21 ms of priming, and so out of step.
        "-avoid_negative_ts",
        "disabled",
        f"{name}.mp4",
    ]
