// The pictures of videos in lists move while a mouse rests on them.

const REST_MS = 300;
const WANTED = matchMedia("(hover: hover) and (prefers-reduced-motion: no-preference)");

// A picture that stands still is a picture too: whatever fails here is no trouble.
async function load(cover) {
  try {
    const answer = await fetch(cover.dataset.playback);
    const path = answer.ok ? (await answer.json()).preview_path : null;
    if (!path) return null;
    const picture = new Image();
    picture.alt = "";
    picture.src = path;
    await picture.decode();
    return picture;
  } catch { return null; }
}

function watch(cover) {
  let loading, resting, over = false;
  cover.addEventListener("pointerenter", (event) => {
    if (event.pointerType !== "mouse" || !WANTED.matches) return;
    over = true;
    resting = setTimeout(async () => {
      // Asked for once, by the first who rests here.
      loading ??= load(cover);
      const picture = await loading;
      if (picture && over) cover.querySelector(".thumb").append(picture);
    }, REST_MS);
  });
  cover.addEventListener("pointerleave", () => {
    over = false;
    clearTimeout(resting);
    loading?.then((picture) => { if (!over) picture?.remove(); });
  });
}

document.querySelectorAll("[data-playback].cover, [data-playback].row").forEach(watch);
