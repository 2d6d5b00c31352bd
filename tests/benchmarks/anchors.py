"""What PeerTube and MediaCMS have ffmpeg do, with the arguments of their own sources.

Their thread limits are lifted and their repackaging is spared them, which favours them.
"""

import resource
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import imageio_ffmpeg

from server.features.media.ladder import Rung
from server.features.media.source import MediaInfo

FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
PEERTUBE_KBPS = {240: 520, 360: 1000, 480: 1500, 720: 3000, 1080: 6200}
"""width x height x fps x bits per pixel of its bitrate.ts, at 30 frames a second."""
MEDIACMS_KBPS = {240: 300, 360: 500, 480: 1000, 720: 2500, 1080: 4500}


def peertube(source: Path, info: MediaInfo, rungs: Sequence[Rung], folder: Path) -> float:
    """Optimise, top rung as HLS by copy, then every lower rung by a decode of its own.

    Returns:
        When the first could be watched, on the clock of ``time.perf_counter``.
    """
    fps = round(info.fps)
    first = 0.0
    for rung in reversed(rungs):
        short = min(rung.width, rung.height)
        kbps = PEERTUBE_KBPS[short]
        video = ["-c:v", "libx264", "-preset", "veryfast", "-b_strategy", "1", "-bf", "16"]
        video += ["-pix_fmt", "yuv420p"]
        caps = ["-maxrate", f"{kbps}k", "-bufsize", f"{2 * kbps}k", "-r", str(fps)]
        rest = ["-g", str(2 * fps), "-map_metadata", "-1", "-max_muxing_queue_size", "1024"]
        scale = ["-vf", f"scale=w=-2:h={short}", "-c:a", "aac", "-ac", "2"]
        hls = ["-f", "hls", "-hls_time", "4", "-hls_playlist_type", "vod"]
        hls += ["-hls_segment_type", "fmp4", "-hls_flags", "single_file"]
        out = ["-hls_segment_filename", f"{rung.name}.mp4", f"{rung.name}.m3u8"]
        if not first:
            optimised = ["-movflags", "faststart", "optimised.mp4"]
            ffmpeg(folder, ["-i", str(source), *video, *caps, *rest, *scale, *optimised])
            ffmpeg(folder, ["-i", "optimised.mp4", "-c", "copy", *hls, *out])
            (folder / "optimised.mp4").unlink()
            first = time.perf_counter()
            continue
        ffmpeg(folder, ["-i", str(source), *video, *caps, *rest, *scale, *hls, *out])
    return first


def mediacms(source: Path, info: MediaInfo, rungs: Sequence[Rung], folder: Path) -> float:
    """One encode per profile, lowest first, with its sound; its HLS is spared it.

    Returns:
        As :func:`peertube`.
    """
    fps = round(info.fps)
    first = 0.0
    for rung in rungs:
        short = min(rung.width, rung.height)
        kbps = round(MEDIACMS_KBPS[short] * 1.5)
        video = ["-c:v", "libx264", "-preset", "medium", "-profile:v", "main", "-crf", "23"]
        video += ["-pix_fmt", "yuv420p"]
        caps = ["-maxrate", f"{kbps}k", "-bufsize", f"{kbps}k", "-g", str(8 * fps)]
        keys = ["-force_key_frames", "expr:gte(t,n_forced*4)"]
        scale = ["-vf", f"scale=-2:{short}:flags=lanczos"]
        sound = ["-c:a", "aac", "-b:a", "128k", "-ac", "2"]
        out = f"{rung.name}.mp4"
        ffmpeg(folder, ["-i", str(source), *video, *caps, *keys, *scale, *sound, out])
        first = first or time.perf_counter()
    return first


def ffmpeg(folder: Path, arguments: Sequence[str]) -> None:
    """Run it in ``folder``; it has to succeed."""
    argv = [FFMPEG, "-nostdin", "-v", "error", "-y", *arguments]
    subprocess.run(argv, cwd=folder, check=True)


def cpu_seconds() -> float:
    """Processor time of all programs that were started here and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
