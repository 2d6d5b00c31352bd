"""What a file may be made of; a test holds it to the server's own list.

ffmpeg opens text files that name other files (concat, HLS, SDP): naming the formats that are
taken keeps a file from being more than itself.
"""

PROTOCOLS = "file"
FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,flv,ogg,mp3,wav"

VIDEO_DECODERS = frozenset(
    [
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
    ]
)
AUDIO_DECODERS = frozenset(
    [
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
    ]
)

MAX_PIXELS = 8192 * 8192
MIN_SIDE = 16
"""Pixels."""


def open_options() -> dict[str, str]:
    """Options for every demuxer that is opened on a creator's file."""
    return {
        "protocol_whitelist": PROTOCOLS,
        "format_whitelist": FORMATS,
        "codec_whitelist": ",".join(sorted(VIDEO_DECODERS | AUDIO_DECODERS)),
    }
