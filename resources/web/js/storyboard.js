// The small pictures for the seek bar: a WebVTT file tells which part of which sheet is of what time.

const TIMES = /^(?:(\d+):)?(\d\d):(\d\d\.\d{3}) --> /;
const PLACE = /^(.+)#xywh=(\d+),(\d+),(\d+),(\d+)$/;

class Storyboard {
  constructor(scenes) { this.scenes = scenes; }

  // Show the scene at that time as the element's background; the element hides where there is none.
  show(seconds, element) {
    const scene = this.scenes.findLast((each) => each.start <= seconds) ?? this.scenes[0];
    element.hidden = !scene;
    if (!scene) return;
    const { style } = element;
    style.width = `${scene.width}px`;
    style.height = `${scene.height}px`;
    style.backgroundImage = `url("${scene.sheet}")`;
    style.backgroundPosition = `-${scene.x}px -${scene.y}px`;
  }
}

function scenes(text, base) {
  const found = [];
  for (const block of text.split(/\n{2,}/)) {
    const [times, place] = block.split("\n");
    const [at, where] = [TIMES.exec(times), PLACE.exec(place ?? "")];
    if (!at || !where) continue;
    const [x, y, width, height] = where.slice(2).map(Number);
    const start = Number(at[1] ?? 0) * 3600 + Number(at[2]) * 60 + Number(at[3]);
    found.push({ start, sheet: new URL(where[1], base).href, x, y, width, height });
  }
  return found;
}

// A seek bar without pictures still tells the time: whatever fails here is no trouble.
export async function loadStoryboard(playback) {
  try {
    const answer = await fetch(playback);
    const path = answer.ok ? (await answer.json()).storyboard_path : null;
    const file = path ? await fetch(path) : null;
    return new Storyboard(file?.ok ? scenes(await file.text(), file.url) : []);
  } catch { return new Storyboard([]); }
}
