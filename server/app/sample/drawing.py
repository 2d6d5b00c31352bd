"""Draw the sample films as ffmpeg filter graphs: skies, hills, boats and bowls, from formulas.

Each layer is worked out once, pixel by pixel, and then moved over the ones below it: that costs a
second where drawing every frame would cost half a minute.
"""

from dataclasses import dataclass
from itertools import pairwise

FPS = 25
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Layer:
    """A drawing: red, green, blue and opacity (0 to 255) by X, Y, W and H, and where it goes.

    ``x`` and ``y`` say by the time t in seconds where the layer stands over what is below.
    """

    channels: tuple[str, str, str, str]
    x: str = "0"
    y: str = "0"


def scene(width: int, height: int, layers: list[Layer]) -> str:
    """A filter graph without end of these layers, the first at the bottom; its output is open."""
    chains = []
    for number, layer in enumerate(layers):
        red, green, blue, alpha = layer.channels
        chains.append(
            f"color=black:s={width}x{height}:r={FPS},trim=end_frame=1,format=gbrap,"
            f"geq=r='{red}':g='{green}':b='{blue}':a='{alpha}',"
            f"loop=loop=-1:size=1,setpts=N/{FPS}/TB[l{number}]"
        )
    below = "l0"
    for number, layer in enumerate(layers[1:], start=1):
        over = f"overlay=x='{layer.x}':y='{layer.y}':eval=frame:format=gbrp"
        chains.append(f"[{below}][l{number}]{over}[o{number}]")
        below = f"o{number}"
    return ";".join([*chains, f"[{below}]null"])


def sky(*colours: Colour, down_to: str = "H") -> Layer:
    """One colour into the next from above to ``down_to``, without a seam."""
    steps = len(colours) - 1
    place = f"clip(Y/({down_to})*{steps},0,{steps})"
    channels = []
    for part in range(3):
        values = [colour[part] for colour in colours]
        steep = "".join(
            f"+({after - before})*clip({place}-{step},0,1)"
            for step, (before, after) in enumerate(pairwise(values))
        )
        channels.append(f"{values[0]}{steep}")
    return Layer((channels[0], channels[1], channels[2], "255"))


def shape(colour: Colour, inside: str, *, x: str = "0", y: str = "0") -> Layer:
    """One colour wherever ``inside`` is not 0."""
    red, green, blue = (str(part) for part in colour)
    return Layer((red, green, blue, f"255*gt({inside},0)"), x, y)


def disc(colour: Colour, at: tuple[float, float], radius: float, **moved: str) -> Layer:
    """A round thing with a soft edge; all in shares of width and height."""
    red, green, blue = (str(part) for part in colour)
    edge = f"clip((H*{radius}-hypot(X-W*{at[0]},Y-H*{at[1]}))*2,0,1)"
    return Layer((red, green, blue, f"255*{edge}"), **moved)


def hills(colour: Colour, top: float, height: float, waves: float, phase: float) -> Layer:
    """A range of hills from ``top`` (share of the height) down to the lower edge."""
    wide, narrow = f"sin(X/W*{waves}+{phase})", f"sin(X/W*{waves * 2.3:.2f}+{phase}*2)"
    ridge = f"H*({top}-{height}*(0.6*{wide}+0.4*{narrow}))"
    return shape(colour, f"gte(Y,{ridge})")


def water(colour: Colour, deep: Colour, top: float, light_at: float) -> Layer:
    """Water below ``top``, with ripples in the light that falls at ``light_at``."""
    depth = f"(Y-H*{top})/(H*{1 - top:.2f})"
    ripple = f"(0.5+0.5*sin(Y*Y/H*0.9+9*sin(X/W*7)))*lt(abs(X-W*{light_at}),W*(0.05+0.22*{depth}))"
    red, green, blue = (
        f"lerp({near},{far},{depth})+46*{ripple}" for near, far in zip(colour, deep, strict=True)
    )
    return Layer((red, green, blue, f"255*gte(Y,H*{top})"))


def boat(hull: Colour, sail: Colour, at: tuple[float, float], size: float, x: str) -> list[Layer]:
    """A country boat under one sail, which moves by ``x``."""
    left, line = f"(X-W*{at[0]})", f"(Y-H*{at[1]})"
    unit = f"(H*{size})"
    body = f"between({line},0,{unit}*0.28)*lt(abs({left}),{unit}-{line}*1.5)"
    cloth = f"between({line},-{unit}*1.6,-{unit}*0.06)*between({left},0,({line}+{unit}*1.6)*0.6)"
    mast = f"between({line},-{unit}*1.7,0)*lt(abs({left}),H*0.004)"
    return [shape(sail, cloth, x=x), shape(hull, f"{body}+{mast}", x=x)]


def windows(wall: Colour, light: Colour, inside: str, grain: float, **moved: str) -> Layer:
    """A wall with rows of windows, some of them lit."""
    lit = (
        f"lt(mod(X,W*{grain}),W*{grain}*0.5)*lt(mod(Y,W*{grain}),W*{grain}*0.45)"
        f"*gt(mod(floor(X/(W*{grain}))*7+floor(Y/(W*{grain}))*13,5),1)"
    )
    red, green, blue = (f"if({lit},{on},{off})" for on, off in zip(light, wall, strict=True))
    return Layer((red, green, blue, f"255*gt({inside},0)"), **moved)
