"""Turn a source into HLS renditions, in as few decodes as can be.

The lowest rung and the sound are made first, in one run, so that the video can be watched soon.
All other rungs come from one further run: one decode, split, scaled, N encoders. PeerTube and
MediaCMS decode the whole source once per rung.

Every rung has a closed GOP each two seconds, forced by time on the same constant-rate frames, so
segments begin at the same instants in all of them and a player can change rungs at any.

A rendition is one fMP4 file indexed by byte ranges, not thousands of segment files: a 12 h video
is 7 objects instead of 75,000, is put into storage and deleted as a whole, and is as cacheable.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from server.features.media.ffmpeg import LIMITS, Progress, read_source, run, threads
from server.features.media.ladder import BUFFER_SECONDS, CRF, HIGH_FPS, Rung
from server.features.media.leash import Limits
from server.features.media.picture import prepare, resize
from server.features.media.source import MediaInfo

AUDIO = "audio"
GOP_SECONDS = 2
SEGMENT_SECONDS = 4
"""Shorter than Apple's 6: a player starts and changes rungs sooner, at no measurable cost."""
SHORTEST_SECONDS = 0.5
"""hls.js takes a segment of less than 0.2 s for one that never arrived, and waits for ever."""
PRESET = "veryfast"
AUDIO_KBPS = 128
AUDIO_HZ = 48_000

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
    with_audio: bool,
    on_progress: Callable[[Progress], None] = lambda _progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write ``{name}.m3u8`` and ``{name}.mp4`` into ``folder`` for each rung, and for the sound.

    Args:
        source: The creator's file.
        info: What the probe found in it.
        rungs: From one plan, at least one; all have the same frame rate.
        folder: Of this attempt alone.
        with_audio: Also write ``audio.*``, when the source has sound.
        on_progress: As for :func:`server.features.media.ffmpeg.run`.
        cancelled: The same.

    Raises:
        EncodeError: ffmpeg failed.
        NoSpaceError: The disk is full.
        EncodeCancelledError: ``cancelled`` said so.
    """
    # A file may go on for longer than it says, or its clock may jump ahead by years.
    stop = ["-t", f"{info.duration + 1:.3f}"]
    arguments = [*read_source(source, *stop), "-filter_complex", _graph(info, rungs)]
    for i, rung in enumerate(rungs):
        arguments += ["-map", f"[v{i}]", *_video_output(rung)]
    if with_audio and info.audio:
        arguments += _audio_output(info.audio[0].index)
    limits = limits_for(info, rungs)
    run(arguments, folder, limits=limits, on_progress=on_progress, cancelled=cancelled)


def limits_for(info: MediaInfo, rungs: Sequence[Rung]) -> Limits:
    """What encoding ``rungs`` may use: several times what the slowest honest file needs."""
    fps = max(float(info.fps), HIGH_FPS)
    pixels = info.coded_width * info.coded_height + sum(r.width * r.height for r in rungs)
    work = pixels * fps * info.duration
    kbps = max(AUDIO_KBPS, *(rung.max_kbps for rung in rungs))
    return replace(
        LIMITS,
        cpu_seconds=LEAST_SECONDS + math.ceil(work / LEAST_PIXELS_A_SECOND),
        file_bytes=LEAST_BYTES + math.ceil(kbps * 1000 / 8 * info.duration * MOST_OVER_CAP),
    )


def _graph(info: MediaInfo, rungs: Sequence[Rung]) -> str:
    # A constant rate from zero: frames, and so segments, fall on the same instants in every run.
    first = [*prepare(info), f"fps=fps={rungs[0].fps}:start_time=0", *_hold_last(info)]
    split = "".join(f"[s{i}]" for i in range(len(rungs)))
    chains = [f"[0:{info.video_index}]{','.join(first)},split={len(rungs)}{split}"]
    for i, rung in enumerate(rungs):
        chains.append(f"[s{i}]{','.join(resize(info, rung.width, rung.height))}[v{i}]")
    return ";".join(chains)


def _hold_last(info: MediaInfo) -> list[str]:
    """Keep the last picture of a film of a few frames standing until it can be played."""
    missing = SHORTEST_SECONDS - info.duration
    return [f"tpad=stop_mode=clone:stop_duration={missing:.3f}"] if missing > 0 else []


def _video_output(rung: Rung) -> list[str]:
    cap = rung.max_kbps
    rate = ["-crf", str(CRF), "-maxrate", f"{cap}k", "-bufsize", f"{cap * BUFFER_SECONDS}k"]
    gop = [
        "-force_key_frames",
        f"expr:gte(t,n_forced*{GOP_SECONDS})",
        # The forced frames come first; this only keeps x264 from adding its own in between.
        "-g",
        str(round(rung.fps * GOP_SECONDS * 2)),
        "-sc_threshold",
        "0",
        "-flags",
        "+cgop",
    ]
    codec = ["-c:v", "libx264", "-preset", PRESET, "-profile:v", "high", "-threads", str(threads())]
    return [*codec, *rate, *gop, *_hls(rung.name)]


def _audio_output(index: int) -> list[str]:
    # Padded from zero and stretched where timestamps leave gaps, so that it stays in step.
    chain = f"aresample=async=1000:first_pts=0,apad=whole_dur={SHORTEST_SECONDS}"
    codec = ["-c:a", "aac", "-b:a", f"{AUDIO_KBPS}k", "-ac", "2", "-ar", str(AUDIO_HZ)]
    return ["-map", f"0:{index}", "-af", chain, *codec, *_hls(AUDIO)]


def _hls(name: str) -> list[str]:
    return [
        # Where a phone was, and with what program, is nobody's business.
        "-map_metadata",
        "-1",
        "-map_chapters",
        "-1",
        "-max_muxing_queue_size",
        "4096",
        "-f",
        "hls",
        "-hls_time",
        str(SEGMENT_SECONDS),
        "-hls_playlist_type",
        "vod",
        "-hls_segment_type",
        "fmp4",
        "-hls_flags",
        "single_file+independent_segments",
        # Picture and sound both begin at zero, by edit list. ffmpeg would shift them instead:
        # the picture by two B-frames, the sound by 21 ms of priming, and so out of step.
        "-avoid_negative_ts",
        "disabled",
        "-hls_segment_filename",
        f"{name}.mp4",
        f"{name}.m3u8",
    ]
