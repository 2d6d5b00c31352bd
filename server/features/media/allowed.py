"""What a creator's file may be made of. Everything else is refused before it is decoded.

ffmpeg opens text files that name other files (concat, HLS, SDP) and knows hundreds of decoders,
some with a history of holes. Naming what we take closes both doors, for PyAV and for the
ffmpeg program alike.
"""

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


def open_options() -> dict[str, str]:
    """Options for every demuxer that is opened on a creator's file."""
    return {
        "protocol_whitelist": PROTOCOLS,
        "format_whitelist": FORMATS,
        "codec_whitelist": DECODERS,
    }
