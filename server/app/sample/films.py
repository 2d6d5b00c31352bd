"""The sample films: what is seen and heard in each, and its faces as posters."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from server.app.sample.drawing import boat, disc, hills, scene, shape, sky, water, windows

Moment = float
"""Seconds into a film."""

DAY = "null"
NIGHT = "eq=brightness=-0.08:saturation=0.7,colorbalance=bs=0.25:bm=0.2:rm=-0.15"
GOLD = "colorbalance=rm=0.18:rs=0.08:bm=-0.2:gm=0.03"
MIST = "eq=contrast=0.72:brightness=0.12:saturation=0.75"


@dataclass(frozen=True)
class Film:
    """One short film. All are made on the spot; none has to be fetched or licensed."""

    name: str
    seconds: float
    picture: Callable[[], str]
    """Makes an ffmpeg filter graph without inputs; its output is left open."""
    chord: tuple[int, ...]
    """What is heard, in Hz."""
    looks: tuple[tuple[Moment, str], ...] = ((1.2, DAY), (3.4, NIGHT), (2.3, GOLD), (4.4, MIST))
    """Posters: a moment of the film and a filter for its light. The first is the engine's own."""


def _river(width: int, height: int) -> str:
    return scene(
        width,
        height,
        [
            sky((62, 52, 104), (206, 120, 104), (252, 196, 116), down_to="H*0.6"),
            disc((255, 232, 160), (0.68, 0.24), 0.10, y="H*0.035*t"),
            hills((92, 70, 80), 0.58, 0.03, 9, 0.4),
            water((222, 140, 100), (44, 50, 92), 0.6, 0.68),
            *boat((40, 24, 22), (196, 70, 48), (0.2, 0.68), 0.16, "W*0.03*t"),
        ],
    )


def _tea(width: int, height: int) -> str:
    return scene(
        width,
        height,
        [
            sky((150, 200, 222), (244, 232, 190), down_to="H*0.7"),
            disc((255, 246, 206), (0.3, 0.3), 0.09, x="W*0.01*t", y="-H*0.015*t"),
            hills((148, 186, 168), 0.52, 0.07, 7, 1.0),
            hills((96, 152, 112), 0.64, 0.07, 8, 2.6),
            hills((58, 120, 74), 0.77, 0.06, 10, 0.2),
            shape((40, 92, 54), "gt(Y,H*0.84+H*0.02*sin(X/W*60))*gt(sin((Y-X*0.2)/H*90),0)"),
        ],
    )


def _ferry(width: int, height: int) -> str:
    ferry = "between(Y,H*0.5,H*0.68)*between(X,W*(0.2+(0.68-Y/H)*0.12),W*(0.62-(0.68-Y/H)*0.12))"
    return scene(
        width,
        height,
        [
            sky((8, 14, 38), (34, 56, 104), down_to="H*0.66"),
            disc((236, 236, 214), (0.82, 0.2), 0.07, y="H*0.01*t"),
            windows((14, 22, 46), (226, 190, 110), "gt(Y,H*(0.58-0.1*gt(sin(X/W*40),0.2)))", 0.012),
            water((40, 62, 104), (8, 14, 34), 0.66, 0.82),
            windows((226, 226, 220), (250, 196, 90), ferry, 0.022, x="W*0.03*t"),
            shape(
                (150, 44, 40),
                "between(Y,H*0.68,H*0.75)*between(X,W*(0.14+(Y/H-0.68)*0.5),W*(0.68-(Y/H-0.68)*0.5))",
                x="W*0.03*t",
            ),
        ],
    )


def _bowl(width: int, height: int) -> str:
    return scene(
        width,
        height,
        [
            sky((122, 66, 40), (84, 42, 28)),
            disc((52, 26, 18), (0.5, 0.55), 0.42),
            disc((240, 228, 206), (0.5, 0.53), 0.40),
            disc((206, 120, 40), (0.5, 0.53), 0.33),
            shape(
                (246, 196, 96),
                "lt(hypot(X-W/2,Y-H*0.53),H*0.30)*gt(sin(X/W*70)+sin(Y/H*62+sin(X/W*30)),1.1)",
            ),
            disc((92, 138, 52), (0.42, 0.45), 0.045, x="W*0.004*t"),
            disc((186, 40, 34), (0.6, 0.6), 0.035, y="-H*0.004*t"),
            disc((92, 138, 52), (0.55, 0.4), 0.03, x="-W*0.004*t"),
        ],
    )


def _loom(colours: str) -> str:
    return (
        f"cellauto=s=160x90:rate=15:rule=90:seed=3:ratio=0.03:scroll=1,fps=25,format=gbrp,{colours},"
        "scale=640:360:flags=neighbor"
    )


def _two_colours(on: tuple[int, int, int], off: tuple[int, int, int]) -> str:
    names = zip("rgb", on, off, strict=True)
    return "lutrgb=" + ":".join(f"{name}='if(gt(val,128),{a},{b})'" for name, a, b in names)


def _fractal() -> str:
    return (
        "mandelbrot=s=640x360:rate=25:maxiter=400:start_scale=1.6:end_scale=0.05:end_pts=160,"
        "hue=h=170:s=0.7"
    )


def _life() -> str:
    return (
        "life=s=160x90:rate=12:mold=18:ratio=0.12:seed=7:death_color=#0b2a1d:"
        "life_color=#f4e9b8:mold_color=#2f9e6e,fps=25,scale=640:360:flags=neighbor"
    )


def _carpet() -> str:
    colours = _two_colours((236, 214, 160), (28, 70, 92))
    return f"sierpinski=s=640x360:rate=25:type=carpet:seed=4:jump=60,format=gbrp,{colours}"


def _lights() -> str:
    return "gradients=s=854x480:rate=25:c0=0x12244f:c1=0xe0457b:c2=0xf7b267:n=3:seed=5:speed=0.02"


def _camera_test() -> str:
    return "testsrc2=s=854x480:rate=25,eq=saturation=0.7"


_TURNED = ((1.0, DAY), (3.0, "hue=h=70"), (2.0, "hue=h=-60"), (4.0, "hflip,hue=h=150:s=0.8"))
_MAROON = _two_colours((236, 196, 120), (118, 22, 46))
_INDIGO = _two_colours((240, 236, 220), (24, 62, 110))
_SMALL = (
    Film("loom", 6, partial(_loom, _MAROON), (175, 220, 262), _TURNED),
    Film("river", 7, partial(_river, 1280, 720), (147, 220, 294)),
    Film("tea", 6, partial(_tea, 854, 480), (196, 247, 294)),
    Film("ferry", 8, partial(_ferry, 854, 480), (98, 147, 196)),
    Film("bowl", 5, partial(_bowl, 480, 480), (262, 330, 392)),
    Film("fractal", 6.5, _fractal, (110, 165, 220), _TURNED),
    Film("upright", 5.5, partial(_river, 406, 720), (165, 220, 330)),
)
_MORE = (
    Film("life", 6, _life, (131, 196, 262), _TURNED),
    Film("carpet", 5, _carpet, (156, 233, 311), _TURNED),
    Film("lights", 8, _lights, (185, 277, 370), _TURNED),
    Film("camera", 5, _camera_test, (440, 880), _TURNED),
    Film("nakshi", 6, partial(_loom, _INDIGO), (147, 185, 220), _TURNED),
)
FILMS: tuple[Film, ...] = (*_SMALL, *_MORE)
FEW = len(_SMALL)
"""The first so many are enough for a small platform."""
