/**
 * The days along the bottom of the map: a brush that filters, and a playback that asks
 * the server once, when somebody is about to play, and then needs nothing more.
 */
import { DayChart } from "./day_chart.js";
import { DaySeries } from "./day_series.js";
import { element } from "./dom.js";
import { MarkerSeries } from "./marker_series.js";
import { Playback } from "./playback.js";
import { STILL } from "./share_dialog.js";
import { dayWords, plural, text } from "./texts.js";

const LATER_MS = 250; // after the map: the first markers matter more
const MOVED_MS = 150;
const CALM_MS = 1000; // least that a step stands for whoever wants little motion
const SPEEDS = [0.5, 1, 2, 4, 8];
const DAYS = ["from", "to"];
const DAY_MS = 86_400_000;
const MONTH_MS = 30 * DAY_MS;
/** @type {Intl.DateTimeFormatOptions} */
const SHORT = { day: "numeric", month: "short", year: "numeric" };

/** @typedef {import("./map_page.js").MapPage} MapPage */

/** The timeline of the map page. */
export class Timeline {
  /** @param {MapPage} page */
  constructor(page) {
    this.page = page;
    /** @type {DaySeries | null} */
    this.series = null;
    /** @type {MarkerSeries | null} */
    this.frames = null;
    /** @type {{ view: string, done: Promise<void> } | null} */
    this.coming = null;
    this.playback = new Playback(1);
    /** Whether the markers are those of the playback. */
    this.playing = false;
    this.requested = "";
    this.calm = window.matchMedia("(prefers-reduced-motion: reduce)");
    this.chart = new DayChart(page.sheet, {
      brush: (from, to, done) => this.brush(from, to, done),
      go: (step) => this.go(step),
      hover: (words) => this.hover(words),
    });
    this.play = this._button("▶", "days.play", () => this.toggle());
    this.output = element("output", { class: "fl-days-now", "aria-live": "polite" });
    this.speed = element(
      "select",
      { "aria-label": text("days.speed"), title: text("days.speed") },
      ...SPEEDS.map((speed) => element("option", { value: speed }, `${speed}×`)),
    );
    this.speed.value = "1";
    this.mode = element(
      "select",
      { "aria-label": text("days.mode"), title: text("days.mode") },
      element("option", { value: "step" }, text("days.mode.step")),
      element("option", { value: "sum" }, text("days.mode.sum")),
    );
    this.loop = element("input", { type: "checkbox", id: "fl-days-loop" });
    this.all = element(
      "button",
      { type: "button", class: "fl-days-all", hidden: "" },
      text("days.all"),
    );
    this.film = element(
      "a",
      { class: "fl-days-film", target: "_blank", rel: "noopener" },
      text("days.film"),
    );
    const words = text("compare");
    this.compare = element(
      "button",
      { type: "button", class: "fl-days-compare", title: words, "aria-label": words },
      text("compare.short"),
    );
    // What the filters name, and the steps in which it lies.
    this.named = { first: 0, last: 0, from: "", to: "" };
    this.row = this._row();
    this.box = this._layout();
    this._events();
  }

  /**
   * @param {string} sign
   * @param {string} key
   * @param {() => void} act
   */
  _button(sign, key, act) {
    const words = text(key);
    const button = element(
      "button",
      { type: "button", class: "fl-days-button", title: words, "aria-label": words },
      sign,
    );
    button.addEventListener("click", act);
    return button;
  }

  _row() {
    return element(
      "div",
      { class: "fl-days-row" },
      this.play,
      this._button("‹", "days.back", () => this.go(this.playback.at - 1)),
      this._button("›", "days.forward", () => this.go(this.playback.at + 1)),
      this.output,
      element(
        "span",
        { class: "fl-days-choices" },
        this.speed,
        this.mode,
        element(
          "label",
          { for: "fl-days-loop", title: text("days.loop") },
          this.loop,
          element("span", { "aria-hidden": "true" }, "⟳"),
          element("span", { class: "fl-sr" }, text("days.loop")),
        ),
      ),
      this.all,
      this.compare,
      this.film,
    );
  }

  _layout() {
    return element(
      "section",
      // Its place is kept free: else the map would change its size once there are days.
      { class: "fl-days", "aria-label": text("days.window"), "data-waiting": "" },
      this.row,
      this.chart.box,
    );
  }

  _events() {
    // On a phone the days lie on the map: what stands at its foot keeps clear of them.
    new ResizeObserver(() => {
      const { style } = this.page.stage;
      style.setProperty("--days", `${this.box.offsetHeight}px`);
    }).observe(this.box);
    // Who is about to play need not wait then.
    for (const name of ["pointerenter", "focus"]) {
      this.play.addEventListener(name, () => this.loadFrames());
    }
    this.chart.box.addEventListener("pointerdown", () => this.loadFrames());
    this.speed.addEventListener("change", () => {
      this.playback.speed = Number(this.speed.value);
    });
    this.mode.addEventListener("change", () => {
      this.playback.adding = this.mode.value === "sum";
      if (this.playing) this.draw();
    });
    this.loop.addEventListener("change", () => {
      this.playback.loop = this.loop.checked;
    });
    this.all.addEventListener("click", () => {
      this.leave();
      this.brush(0, this.playback.steps - 1, true);
    });
    this.compare.addEventListener("click", () => this._compare());
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.playing) {
        event.preventDefault();
        this.leave();
      } else if (event.key === " " && event.target === this.chart.start) {
        event.preventDefault();
        this.toggle();
      }
    });
  }

  /** Return the filters without their days, as an address query. */
  _query() {
    const query = new URLSearchParams(this.page.config?.query);
    for (const name of DAYS) query.delete(name);
    return String(query);
  }

  /**
   * Take over a change of the filters.
   *
   * @param {boolean} changed whether it is another query, or other data
   */
  filtered(changed) {
    const key = `${this._query()} ${this.page.config?.revision}`;
    if (changed && key !== this.requested) {
      this.requested = key;
      window.clearTimeout(this.later);
      this.later = window.setTimeout(() => this.load(), LATER_MS);
    } else this.select();
  }

  /** Ask anew for the markers of another view, if they are those of the playback. */
  moved() {
    if (!this.playing) return;
    window.clearTimeout(this.soon);
    this.soon = window.setTimeout(() => this.reload(), MOVED_MS);
  }

  async reload() {
    await this.loadFrames();
    this.draw();
  }

  /** Return what the markers are asked for by. */
  _where() {
    const { page } = this;
    const bounds = page.map.getBounds().pad(0.25);
    return { bbox: page.bbox(bounds), zoom: page.map.getZoom() };
  }

  /** Return the name of the view, its filters included. */
  _view() {
    return `${this.requested} ${JSON.stringify(this._where())}`;
  }

  /** Load what a playback of the present view needs, once. */
  async loadFrames() {
    if (!this.series?.steps || this.isFresh()) return;
    const view = this._view();
    if (this.coming?.view !== view) {
      this.coming = { view, done: this._loadFrames(view) };
    }
    await this.coming.done;
  }

  /** @param {string} view */
  async _loadFrames(view) {
    const answer = await this.page.server.ask("playback.json", this._where());
    if (this.coming?.view === view) this.coming = null;
    if (!answer) return;
    this.frames = new MarkerSeries(answer);
    this.view = view;
  }

  async load() {
    const { page } = this;
    const answer = await page.server.ask("days.json");
    if (!answer) return;
    this.series = new DaySeries(answer);
    // Those of other filters or other data have other steps.
    if (!this.view?.startsWith(`${this.requested} `)) this.frames = null;
    delete this.box.dataset.waiting;
    const without = this.series.steps === 0;
    if (this.box.hidden !== without) {
      this.box.hidden = without;
      this.page.size();
    }
    if (without) return;
    const before = this.playback;
    if (before.steps !== this.series.steps) {
      this.playback = new Playback(this.series.steps);
      const { speed, adding, loop } = before;
      Object.assign(this.playback, { speed, adding, loop });
    }
    this.chart.show(this.series);
    const first = dayWords(this.series.day(0));
    const last = dayWords(this.series.lastDay(this.series.steps - 1));
    this.box.setAttribute("aria-label", text("days.about", { first, last }));
    this.select();
    page.state.days = String(this.series.steps);
    page.comparison.draw();
    if (this.playing) await this.reload();
  }

  /** Choose the days that the filters name. */
  select() {
    const { series, playback } = this;
    if (!series) return;
    const query = new URLSearchParams(this.page.config?.query);
    const [from, to] = DAYS.map((name) => query.get(name));
    const first = from ? series.stepOf(from) : 0;
    const last = to ? series.stepOf(to) : series.steps - 1;
    this.named = { first, last, from: from ?? "", to: to ?? "" };
    playback.range(first, last);
    this.all.hidden = playback.whole;
    this.film.href = this._film();
    this._mark();
  }

  // Without chosen days: how the last month of the claims changed what was said.
  _compare() {
    const { series, playback } = this;
    if (!series) return;
    const [first, last] = this._ends(series);
    const month = new Date(Date.parse(last) - MONTH_MS);
    if (this.playing) this.leave();
    this.page.comparison.start(playback.whole ? iso(month) : first, last);
  }

  /**
   * Give the row of the playback to the comparison, or take it back.
   *
   * @param {boolean} yes
   */
  comparing(yes) {
    this.row.hidden = yes;
    this.box.classList.toggle("fl-days-comparing", yes);
    if (!yes) this.chart.compared([]);
    else if (this.playing) this.leave();
  }

  /**
   * Return where a day lies on the chart, as a part of its width; null beside it.
   *
   * @param {string} day ISO
   */
  partOf(day) {
    const { series } = this;
    if (!series) return null;
    const part = (Date.parse(day) - series.start) / (series.steps * series.step * DAY_MS);
    return part >= 0 && part <= 1 ? part : null;
  }

  _film() {
    const query = this.page.link();
    for (const name of STILL) query.delete(name);
    const url = new URL("timelapse", new URL("../../", window.location.href));
    url.search = String(query);
    return url.href;
  }

  /**
   * Choose days.
   *
   * @param {number} from
   * @param {number} to
   * @param {boolean} done whether they filter now, or the pointer still moves
   */
  brush(from, to, done) {
    const { series, playback } = this;
    if (!series) return;
    playback.range(from, to);
    this._mark();
    if (!done) {
      this.preview();
      return;
    }
    if (this.playing) this.leave();
    const [first, last] = playback.whole ? ["", ""] : this._ends(series);
    this.page.chooseDays(first, last);
  }

  /**
   * Return the first and the last chosen day, ISO. A step may be a week: an end that was
   * not moved stays at the day that the filters name.
   *
   * @param {DaySeries} series
   * @returns {[string, string]}
   */
  _ends(series) {
    const { named } = this;
    const { from, to } = this.playback;
    const first = from === named.first && named.from;
    const last = to === named.last && named.to;
    return [first || iso(series.day(from)), last || iso(series.lastDay(to))];
  }

  /** @param {string} words of the days under the pointer, "" for none */
  hover(words) {
    if (this.playback.running) return;
    this.output.setAttribute("aria-live", words ? "off" : "polite");
    this.output.textContent = words || this._words();
  }

  /** Show what the chosen days hold while they are still being chosen. */
  preview() {
    if (this.page.comparison.active) return;
    if (!this.frames || !this.isFresh()) {
      this.loadFrames();
      return;
    }
    const { from, to } = this.playback;
    this.page.markers.frame(this.frames.features(from, to));
  }

  /** Return whether the markers of the answer are those of the present view. */
  isFresh() {
    return this.frames !== null && this.view === this._view();
  }

  /**
   * Stop at a step and show it.
   *
   * @param {number} step
   */
  go(step) {
    const { series, page } = this;
    if (series && page.comparison.active) {
      page.comparison.pick(iso(series.day(step)));
      return;
    }
    this.playback.pause();
    this.playback.go(step);
    this.enter();
  }

  toggle() {
    if (this.playback.running) {
      this.playback.pause();
      this._dress();
      return;
    }
    this.playback.play();
    this.enter();
    this.last = undefined;
    window.requestAnimationFrame((now) => this._frame(now));
  }

  async enter() {
    this.playing = true;
    this._dress();
    await this.loadFrames();
    this.draw();
  }

  /** Give the markers back to the filters. */
  leave() {
    this.playback.pause();
    this.playing = false;
    delete this.page.state.frame;
    this._dress();
    this._mark();
    this.page.refresh();
  }

  /** @param {number} now milliseconds */
  _frame(now) {
    const { playback } = this;
    if (!playback.running || !this.playing) return;
    // The days wait for what is to be seen on them.
    const waiting = this.last === undefined || !this.frames;
    const passed = waiting ? 0 : now - (this.last ?? now);
    this.last = now;
    if (playback.tick(passed, this.calm.matches ? CALM_MS : 0)) this.draw();
    if (playback.running) window.requestAnimationFrame((time) => this._frame(time));
    else this._dress();
  }

  draw() {
    const { frames, playback } = this;
    if (!frames || !this.playing) return;
    const [a = 0, b = 0] = playback.window();
    this.page.markers.frame(frames.features(a, b));
    this.page.state.frame = String(playback.at);
    this._mark();
  }

  _mark() {
    const { playback, series } = this;
    const at = this.playing ? playback.at : null;
    if (series) this.chart.mark(playback.from, playback.to, at, this._ends(series));
    this.output.textContent = this._words();
  }

  _words() {
    const { series, playback } = this;
    if (!series) return "";
    if (this.playing && !playback.adding) return this.chart.words(playback.at);
    const [a = 0, b = 0] = this.playing
      ? playback.window()
      : [playback.from, playback.to];
    const whole = [series.day(a), series.lastDay(b)].map(iso);
    const [from, to] = this.playing ? whole : this._ends(series);
    const first = dayWords(new Date(from ?? ""), SHORT);
    const last = dayWords(new Date(to ?? ""), SHORT);
    const days = text("days.range", { first, last });
    const claims = plural("claims", series.total(a, b));
    // Steps are counted whole: of a part of one the list says how many there are.
    const counted = String([from, to]) === String(whole);
    const words = counted ? text("days.count", { days, claims }) : days;
    // A claim that names no day is on no day, and is not passed over in silence.
    return series.undated ? `${words}; ${plural("days.undated", series.undated)}` : words;
  }

  _dress() {
    const { running } = this.playback;
    const words = text(running ? "days.pause" : "days.play");
    this.play.textContent = running ? "❚❚" : "▶";
    this.play.title = words;
    this.play.setAttribute("aria-label", words);
    // A reader hears where it stands when it stands still.
    this.output.setAttribute("aria-live", running ? "off" : "polite");
    this.box.classList.toggle("fl-days-playing", this.playing);
    this.all.hidden = this.playback.whole && !this.playing;
  }
}

/** @param {Date} day */
const iso = (day) => day.toISOString().slice(0, 10);
