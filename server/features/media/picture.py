"""The filters that turn any decoded picture into 8-bit BT.709 in limited range."""

from server.features.media.source import ColourInfo, MediaInfo

HD_LINES = 720
MATRICES = {1: "bt709", 4: "fcc", 5: "bt470", 6: "smpte170m", 7: "smpte240m", 9: "bt2020"}
"""ITU-T H.273 matrix codes, under the names of ffmpeg's scale filter."""
TAGS = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"
REFERENCE_NITS = 203
"""ITU-R BT.2408: how bright a sheet of white paper is in HDR; it becomes nearly white here too."""
PEAK_NITS = 1000
"""What most HDR is graded for; brighter is cut off."""
TONE_LINEAR = 0.5
"""Of white, up to which everything stays exactly as bright as it was: faces, grass, shadows."""
_HDR_CURVES = {16: "smpte2084", 18: "arib-std-b67"}


def prepare(info: MediaInfo) -> list[str]:
    """Filters before the picture is brought to size; none for an ordinary one."""
    return ["bwdif=mode=send_frame:deint=interlaced"] if info.interlaced else []


def resize(info: MediaInfo, width: int, height: int) -> list[str]:
    """Filters that bring the picture to ``width`` by ``height`` and to the colours of screens."""
    if info.colour.hdr:
        return [f"scale={width}:{height}:flags=bicubic", *_tone_map(info.colour), *_finish()]
    matrix = f"in_color_matrix={_matrix(info)}:out_color_matrix=bt709:out_range=tv"
    return [f"scale={width}:{height}:flags=bicubic:{matrix}", *_finish()]


def _finish() -> list[str]:
    return ["format=yuv420p", "setsar=1", TAGS]


def _matrix(info: MediaInfo) -> str:
    """The source's matrix; where it does not say, what players assume by its size."""
    if info.colour.matrix in MATRICES:
        return MATRICES[info.colour.matrix]
    return "bt709" if min(info.width, info.height) >= HD_LINES else "smpte170m"


def _tone_map(colour: ColourInfo) -> list[str]:
    # What the file leaves open is said explicitly: zscale refuses to guess.
    curve = _HDR_CURVES[colour.transfer]
    peak = PEAK_NITS / REFERENCE_NITS
    return [
        f"zscale=tin={curve}:min=bt2020nc:pin=bt2020:t=linear:npl={REFERENCE_NITS}",
        "format=gbrpf32le",
        "zscale=p=bt709",
        f"tonemap=tonemap=mobius:param={TONE_LINEAR}:peak={peak:.2f}:desat=0",
        "zscale=t=bt709:m=bt709:p=bt709:r=tv",
    ]
