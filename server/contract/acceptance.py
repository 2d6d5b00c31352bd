"""What a creator's file may be made of, and what is said when it is refused.

The studio asks before it sends, the server before it decodes; both by this list.

ffmpeg opens text files that name other files (concat, HLS, SDP) and knows hundreds of decoders,
some with a history of holes. Naming what we take closes both doors, for PyAV and for the
ffmpeg program alike.
"""

from server.contract.errors import ErrorCode

PROTOCOLS = "file"
"""No network, no pipes, no nested protocols."""

FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,ogg,mp3,wav"
"""Demuxers. The sound-only ones are here so that a song can be told from rubbish."""

VIDEO_DECODERS = frozenset(
    {
        "h264",
        "hevc",
        "vp8",
        "vp9",
        "libvpx",
        "libvpx-vp9",
        "av1",
        "libdav1d",
        "mpeg4",
        "mpeg1video",
        "mpeg2video",
        "mjpeg",
        "prores",
        "dnxhd",
        "h263",
        "flv",
        "theora",
        "msmpeg4",
        "vc1",
        "wmv3",
    }
)

AUDIO_DECODERS = frozenset(
    {
        "aac",
        "aac_latm",
        "mp3",
        "mp3float",
        "mp2",
        "mp2float",
        "ac3",
        "eac3",
        "opus",
        "libopus",
        "vorbis",
        "libvorbis",
        "flac",
        "alac",
        "dca",
        "pcm_s16le",
        "pcm_s16be",
        "pcm_s24le",
        "pcm_s24be",
        "pcm_s32le",
        "pcm_f32le",
        "pcm_u8",
        "pcm_alaw",
        "pcm_mulaw",
        "adpcm_ms",
        "adpcm_ima_wav",
        "amrnb",
        "amrwb",
    }
)

DECODERS = ",".join(sorted(VIDEO_DECODERS | AUDIO_DECODERS))

MAX_PIXELS = 8192 * 8192
"""A larger picture is refused: a small file can claim one and exhaust memory."""
MIN_SIDE = 16
"""Pixels; x264 and players have no use for less."""


REFUSALS = {
    ErrorCode.LADDER_REFUSED: (
        "The sizes that were made on another computer cannot be taken. Send the file itself."
    ),
    ErrorCode.EMPTY_FILE: "The file is empty. Choose the file again, or export it once more.",
    ErrorCode.NOT_A_VIDEO: (
        "This file is not a video, whatever its name says. Choose a video file, "
        "such as MP4, MOV, MKV or WebM."
    ),
    ErrorCode.NO_PICTURE: (
        "This file has sound but no picture. Choose a video, or make one with a picture over "
        "the sound."
    ),
    ErrorCode.UNSUPPORTED_FORMAT: (
        "This kind of file cannot be taken. Export the video as MP4, MOV, MKV or WebM."
    ),
    ErrorCode.UNSUPPORTED_CODEC: (
        "The picture is stored in a way that cannot be taken. Export the video with H.264, "
        "H.265, VP9 or AV1."
    ),
    ErrorCode.TRUNCATED: (
        "The end of this file is missing: it was cut off while it was saved or copied. Copy it "
        "again from where it was made, or export it once more."
    ),
}
"""Per code, what is wrong with the file and what to do."""


def open_options() -> dict[str, str]:
    """Options for every demuxer that is opened on a creator's file."""
    return {
        "protocol_whitelist": PROTOCOLS,
        "format_whitelist": FORMATS,
        "codec_whitelist": DECODERS,
    }
