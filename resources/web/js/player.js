// The player: hls.js for the stream, the page's own controls. One module, no inline anything.
import Hls from "../player/hls.min.mjs";
import { loadStoryboard } from "./storyboard.js";

const VIEW_SECONDS = 30;
const IDLE_MS = 2500;
const RENEWAL_MS = 60_000;
const GONE = 410;
const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
const DIGITS = "০১২৩৪৫৬৭৮৯";
const KEEP = "chitra.player";

function remembered() {
  try { return JSON.parse(localStorage.getItem(KEEP)) || {}; } catch { return {}; }
}

function remember(change) {
  try { localStorage.setItem(KEEP, JSON.stringify({ ...remembered(), ...change })); } catch { /* private window */ }
}

class Player {
  constructor(root) {
    this.root = root;
    this.video = root.querySelector("video");
    this.words = JSON.parse(root.dataset.words);
    this.seek = root.querySelector("[data-seek]");
    this.volume = root.querySelector("[data-volume]");
    this.menu = root.querySelector(".menu");
    this.hls = null;
    this.storyboard = null;
    this.watched = 0;
    this.lastTime = null;
    this.viewSent = false;
    this.wantsToPlay = false;
    this.listen();
    this.load();
    this.fillSpeeds();
    const kept = remembered();
    this.video.volume = kept.volume ?? 1;
    this.video.muted = kept.muted ?? false;
    this.video.defaultPlaybackRate = this.video.playbackRate = kept.speed ?? 1;
    this.showVolume();
  }

  // Stream ------------------------------------------------------------------------------

  load() {
    const source = this.root.dataset.source;
    if (Hls.isSupported()) {
      this.hls = new Hls({
        workerPath: this.root.dataset.worker,
        capLevelToPlayerSize: true,
        startLevel: -1,
        backBufferLength: 60,
        autoStartLoad: false,
      });
      this.hls.on(Hls.Events.MANIFEST_PARSED, () => this.fillQualities());
      this.hls.on(Hls.Events.SUBTITLE_TRACKS_UPDATED, () => this.fillSubtitles());
      this.hls.on(Hls.Events.AUDIO_TRACKS_UPDATED, () => this.fillSound());
      this.hls.on(Hls.Events.LEVEL_SWITCHED, () => this.showQuality());
      this.hls.on(Hls.Events.ERROR, (_event, error) => this.onError(error));
      this.hls.loadSource(source);
      this.hls.attachMedia(this.video);
    } else if (this.video.canPlayType("application/vnd.apple.mpegurl")) {
      this.video.src = source;
      this.root.querySelector("[data-quality]").hidden = true;
    } else {
      this.trouble(this.words.cannot_play);
    }
  }

  onError(error) {
    if (!error.fatal) return;
    if (error.type === Hls.ErrorTypes.MEDIA_ERROR && !this.recovered) {
      this.recovered = true;
      this.hls.recoverMediaError();
      return;
    }
    if (error.response?.code === GONE && this.renew()) return;
    const network = error.type === Hls.ErrorTypes.NETWORK_ERROR;
    this.trouble(network ? this.words.no_network : this.words.cannot_play);
  }

  trouble(text) {
    const box = this.root.querySelector(".trouble[role]");
    box.querySelector("p").textContent = text;
    box.classList.add("shown");
  }

  // The addresses of a stream end after some hours: somebody who paused for the night gets new ones.
  renew() {
    const now = performance.now();
    if (this.renewed !== undefined && now - this.renewed < RENEWAL_MS) return false;
    this.renewed = now;
    this.reload(!this.video.paused);
    return true;
  }

  retry() {
    this.root.querySelector(".trouble[role]").classList.remove("shown");
    this.reload(true);
  }

  reload(playing) {
    const at = this.video.currentTime;
    this.recovered = false;
    this.storyboard = null;
    this.hls?.destroy();
    this.load();
    this.video.addEventListener("loadedmetadata", () => { this.video.currentTime = at; if (playing) this.play(); }, { once: true });
    this.hls?.startLoad();
  }

  // Quality and speed -------------------------------------------------------------------

  label(level) { return `${Math.min(level.width, level.height)}p`; }

  fillQualities() {
    const choices = this.hls.levels.map((level, index) => ({ value: index, text: this.label(level), note: level.frameRate > 32 ? `${Math.round(level.frameRate)}` : "" }));
    const kept = remembered().quality;
    const index = this.hls.levels.findIndex((level) => this.label(level) === kept);
    this.fill("quality", [{ value: -1, text: this.words.automatic, note: "" }, ...choices.reverse()], index, (value) => {
      this.hls.nextLevel = Number(value);
      const level = this.hls.levels[Number(value)];
      remember({ quality: level ? this.label(level) : null });
      this.showQuality();
    });
    if (index >= 0) this.hls.startLevel = this.hls.nextLevel = index;
    if (this.wantsToPlay) this.hls.startLoad();
  }

  fillSpeeds() {
    const kept = remembered().speed ?? 1;
    const choices = SPEEDS.map((speed) => ({ value: speed, text: speed === 1 ? this.words.normal : `${this.digits(String(speed))}×`, note: "" }));
    this.fill("speed", choices, kept, (value) => this.setSpeed(Number(value)));
  }

  fill(name, choices, chosen, act) {
    const box = this.root.querySelector(`[data-${name}]`);
    box.querySelectorAll("label").forEach((label) => label.remove());
    for (const choice of choices) {
      const label = document.createElement("label");
      const input = document.createElement("input");
      Object.assign(input, { type: "radio", name, value: String(choice.value), checked: choice.value === chosen });
      input.addEventListener("change", () => act(input.value));
      label.append(input, choice.text);
      if (choice.note) {
        const note = document.createElement("small");
        note.textContent = choice.note;
        label.append(note);
      }
      box.append(label);
    }
  }

  fillSubtitles() {
    const tracks = this.hls.subtitleTracks;
    const none = tracks.length === 0;
    this.root.querySelector("[data-do=captions]").hidden = none;
    this.root.querySelector("[data-subtitles]").hidden = none;
    if (none) return;
    const choices = tracks.map((track, at) => ({ value: at, text: track.name, note: "" }));
    this.fill("subtitles", [{ value: -1, text: this.words.no_captions, note: "" }, ...choices], -1, (at) => this.showSubtitles(Number(at)));
    if (remembered().captions) this.captions();
  }

  fillSound() {
    const tracks = this.hls.audioTracks;
    this.root.querySelector("[data-sound]").hidden = tracks.length < 2;
    const choices = tracks.map((track, at) => ({ value: at, text: track.name, note: "" }));
    this.fill("sound", choices, this.hls.audioTrack, (at) => { this.hls.audioTrack = Number(at); });
  }

  showQuality() {
    const level = this.hls?.levels[this.hls.currentLevel];
    this.root.querySelector(".now-quality").textContent = level ? this.label(level) : "";
  }

  setSpeed(speed) {
    this.video.playbackRate = this.video.defaultPlaybackRate = speed;
    remember({ speed });
    const input = this.root.querySelector(`[data-speed] input[value="${speed}"]`);
    if (input) input.checked = true;
  }

  // Doing -------------------------------------------------------------------------------

  play() {
    this.wantsToPlay = true;
    this.root.classList.add("started");
    this.hls?.startLoad(this.video.currentTime || -1);
    this.video.play().catch(() => { /* the browser wants a gesture; the big button is there */ });
  }

  toggle() { this.video.paused ? this.play() : this.video.pause(); }

  jump(seconds) {
    const end = this.video.duration || 0;
    this.video.currentTime = Math.min(Math.max(this.video.currentTime + seconds, 0), end);
    this.flash(`${seconds > 0 ? "+" : "−"}${this.digits(String(Math.abs(seconds)))}`);
  }

  step(frames) {
    this.video.pause();
    const rate = this.hls?.levels[this.hls.currentLevel]?.frameRate || 30;
    this.video.currentTime = Math.max(0, this.video.currentTime + frames / rate);
  }

  louder(change) {
    this.video.muted = false;
    this.video.volume = Math.min(Math.max(this.video.volume + change, 0), 1);
    this.flash(`${this.digits(String(Math.round(this.video.volume * 100)))}%`);
  }

  faster(change) {
    const at = SPEEDS.indexOf(this.video.playbackRate);
    const speed = SPEEDS[Math.min(Math.max((at < 0 ? 2 : at) + change, 0), SPEEDS.length - 1)];
    this.setSpeed(speed);
    this.flash(`${this.digits(String(speed))}×`);
  }

  fullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (this.root.requestFullscreen) this.root.requestFullscreen();
    else this.video.webkitEnterFullscreen?.();
  }

  // On and off; on is the language that was chosen last, else the page's, else the first.
  captions() {
    const tracks = this.hls?.subtitleTracks ?? [];
    const spoken = (language) => tracks.findIndex((track) => track.lang === language);
    const chosen = [remembered().subtitles, this.root.dataset.lang].map(spoken).find((at) => at >= 0) ?? 0;
    this.showSubtitles(this.hls?.subtitleTrack >= 0 ? -1 : chosen);
  }

  showSubtitles(at) {
    const track = this.hls?.subtitleTracks[at];
    if (this.hls) {
      this.hls.subtitleDisplay = Boolean(track);
      this.hls.subtitleTrack = track ? at : -1;
    }
    remember(track ? { subtitles: track.lang, captions: true } : { captions: false });
    this.root.querySelector("[data-do=captions]").setAttribute("aria-pressed", String(Boolean(track)));
    const input = this.root.querySelector(`[data-subtitles] input[value="${track ? at : -1}"]`);
    if (input) input.checked = true;
  }

  openMenu(open = this.menu.hidden) {
    this.menu.hidden = !open;
    this.root.querySelector("[data-do=menu]").setAttribute("aria-expanded", String(open));
    if (open) this.menu.querySelector("input:checked")?.focus({ focusVisible: false });
  }

  // Showing -----------------------------------------------------------------------------

  digits(text) {
    return this.root.dataset.lang === "bn" ? text.replace(/[0-9]/g, (digit) => DIGITS[digit]) : text;
  }

  clock(seconds) {
    const whole = Math.floor(seconds || 0);
    const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    const two = (n) => String(n).padStart(2, "0");
    return this.digits(h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`);
  }

  flash(text) {
    const box = this.root.querySelector(".flash");
    box.textContent = text;
    box.classList.add("shown");
    clearTimeout(this.flashing);
    this.flashing = setTimeout(() => box.classList.remove("shown"), 600);
  }

  showTime() {
    const { currentTime, duration } = this.video;
    if (!this.dragging) this.seek.value = currentTime;
    this.seek.max = Number.isFinite(duration) ? duration : 0;
    this.seek.style.setProperty("--share", `${duration ? (this.seek.value / duration) * 100 : 0}%`);
    this.seek.setAttribute("aria-valuetext", this.clock(currentTime));
    this.root.querySelector("[data-now]").textContent = this.clock(currentTime);
    if (Number.isFinite(duration)) this.root.querySelector("[data-length]").textContent = this.clock(Math.round(duration));
  }

  showBuffered() {
    const { buffered, duration, currentTime } = this.video;
    let end = 0;
    for (let i = 0; i < buffered.length; i += 1) if (buffered.start(i) <= currentTime + 0.5) end = buffered.end(i);
    this.root.querySelector(".buffered").style.transform = `scaleX(${duration ? Math.min(end / duration, 1) : 0})`;
  }

  showVolume() {
    const level = this.video.muted ? 0 : this.video.volume;
    this.volume.value = level;
    this.volume.style.setProperty("--share", `${level * 100}%`);
    this.root.classList.toggle("muted", level === 0);
    const button = this.root.querySelector("[data-do=mute]");
    button.setAttribute("aria-label", level === 0 ? this.words.unmute : this.words.mute);
  }

  awake() {
    this.root.classList.remove("idle");
    clearTimeout(this.idling);
    this.idling = setTimeout(() => {
      if (!this.video.paused && this.menu.hidden && !this.dragging) this.root.classList.add("idle");
    }, IDLE_MS);
  }

  hint(event) {
    const box = this.seek.getBoundingClientRect();
    const share = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
    const hint = this.root.querySelector(".hint");
    const seconds = share * (this.video.duration || 0);
    hint.querySelector("span").textContent = this.clock(seconds);
    // Asked for once, by the first who looks for a moment.
    this.storyboard ??= loadStoryboard(this.root.dataset.playback);
    const place = () => {
      // At the ends it stays within the bar.
      const half = Math.min(hint.offsetWidth, box.width) / 2;
      hint.style.left = `${Math.min(Math.max(share * box.width, half), box.width - half)}px`;
    };
    place();
    this.storyboard.then((board) => {
      board.show(seconds, hint.querySelector(".scene"));
      place();
    });
  }

  // Counting a view: 30 s really played, or the whole of a shorter video ------------------

  count() {
    const now = this.video.currentTime;
    const passed = this.lastTime === null ? 0 : now - this.lastTime;
    this.lastTime = now;
    if (passed > 0 && passed < 2 && !this.video.seeking) this.watched += passed;
    const enough = Math.min(VIEW_SECONDS, (this.video.duration || Infinity) - 0.75);
    if (!this.viewSent && this.watched >= Math.max(enough, 0)) {
      this.viewSent = true;
      fetch(this.root.dataset.views, { method: "POST", keepalive: true }).catch(() => { this.viewSent = false; });
    }
  }

  // Listening ---------------------------------------------------------------------------

  listen() {
    const { video, root } = this;
    const on = (names, act, target = video) => names.split(" ").forEach((name) => target.addEventListener(name, act));
    on("play pause ended", () => {
      root.classList.toggle("playing", !video.paused && !video.ended);
      const word = video.paused ? this.words.play : this.words.pause;
      root.querySelector(".bar [data-do=play]").setAttribute("aria-label", word);
      this.awake();
    });
    on("play", () => root.classList.add("started"));
    on("waiting seeking", () => root.classList.add("busy"));
    on("playing canplay seeked pause", () => root.classList.remove("busy"));
    on("timeupdate durationchange seeked", () => this.showTime());
    on("timeupdate ended", () => this.count());
    on("progress timeupdate", () => this.showBuffered());
    on("volumechange", () => { this.showVolume(); remember({ volume: video.volume, muted: video.muted }); });
    on("click", () => this.toggle());
    on("dblclick", () => this.fullscreen());
    on("pointermove pointerdown focusin", () => this.awake(), root);
    on("pointerleave", () => { if (!video.paused) root.classList.add("idle"); }, root);
    on("click", (event) => this.onButton(event), root);
    on("input", () => { this.dragging = true; video.currentTime = Number(this.seek.value); this.showTime(); }, this.seek);
    on("change", () => { this.dragging = false; }, this.seek);
    on("pointermove pointerdown", (event) => this.hint(event), this.seek);
    on("input", () => { video.muted = false; video.volume = Number(this.volume.value); }, this.volume);
    on("fullscreenchange", () => this.onFullscreen(), document);
    on("keydown", (event) => this.onKey(event), document);
    on("pointerdown", (event) => { if (!this.menu.hidden && !event.target.closest(".menu, [data-do=menu]")) this.openMenu(false); }, document);
    root.querySelector("[data-do=pip]").hidden = !document.pictureInPictureEnabled;
  }

  onButton(event) {
    const act = event.target.closest("[data-do]")?.dataset.do;
    if (!act) return;
    const doing = {
      play: () => this.toggle(),
      mute: () => { this.video.muted = !this.video.muted; },
      menu: () => this.openMenu(),
      captions: () => this.captions(),
      fullscreen: () => this.fullscreen(),
      pip: () => (document.pictureInPictureElement ? document.exitPictureInPicture() : this.video.requestPictureInPicture()),
      retry: () => this.retry(),
    };
    doing[act]();
  }

  onFullscreen() {
    const full = document.fullscreenElement === this.root;
    this.root.classList.toggle("full", full);
    const word = full ? this.words.leave_fullscreen : this.words.fullscreen;
    this.root.querySelector("[data-do=fullscreen]").setAttribute("aria-label", word);
  }

  // By the key's place, not its letter: a Bengali layout has other letters on the same keys.
  onKey(event) {
    const { target, code } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.matches?.("textarea, [contenteditable], input:not([type=range])") && code !== "Escape") return;
    if (code === "Space" && target.closest?.("button, a")) return;
    if (code.startsWith("Arrow") && target.matches?.("[data-volume]")) return;
    const doing = {
      Space: () => this.toggle(),
      KeyK: () => this.toggle(),
      KeyJ: () => this.jump(-10),
      KeyL: () => this.jump(10),
      ArrowLeft: () => this.jump(-5),
      ArrowRight: () => this.jump(5),
      ArrowUp: () => this.louder(0.05),
      ArrowDown: () => this.louder(-0.05),
      KeyM: () => { this.video.muted = !this.video.muted; },
      KeyF: () => this.fullscreen(),
      KeyC: () => this.captions(),
      Comma: () => (event.shiftKey ? this.faster(-1) : this.step(-1)),
      Period: () => (event.shiftKey ? this.faster(1) : this.step(1)),
      Home: () => { this.video.currentTime = 0; },
      End: () => { this.video.currentTime = this.video.duration || 0; },
      Escape: () => this.openMenu(false),
    };
    const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code);
    if (digit) this.video.currentTime = ((this.video.duration || 0) * Number(digit[1])) / 10;
    else if (doing[code]) doing[code]();
    else return;
    event.preventDefault();
    this.awake();
  }
}

const players = [...document.querySelectorAll("[data-player]")].map((root) => new Player(root));

document.querySelectorAll("[data-at]").forEach((button) => {
  button.addEventListener("click", () => {
    const [player] = players;
    player.play();
    player.video.currentTime = Number(button.dataset.at);
    player.root.scrollIntoView({ block: "nearest" });
  });
});

document.querySelectorAll("[data-copy]").forEach((button) => {
  button.addEventListener("click", async () => {
    const text = button.querySelector("span");
    const before = text.textContent;
    try { await navigator.clipboard.writeText(button.dataset.copy); } catch { return; }
    text.textContent = button.dataset.copied;
    setTimeout(() => { text.textContent = before; }, 1600);
  });
});
