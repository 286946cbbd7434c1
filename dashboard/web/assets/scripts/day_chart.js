/** The bars of the days, stacked by side, with a brush over them. */
import { element } from "./dom.js";
import { dayWords, plural, text } from "./texts.js";

const HEIGHT = 46;
const MARKS = 8; // pixels above the bars for what happened for the first time
const CLICK = 4; // pixels from which a press becomes a brush

/**
 * @typedef {import("./day_series.js").DaySeries} DaySeries
 * @typedef {import("./types.js").Sheet} Sheet
 *
 * @typedef {object} ChartActions
 * @property {(from: number, to: number, done: boolean) => void} brush
 * @property {(step: number) => void} go
 * @property {(words: string) => void} hover what is under the pointer, "" for nothing
 */

/** The chart. */
export class DayChart {
  /**
   * @param {Sheet} sheet
   * @param {ChartActions} actions
   */
  constructor(sheet, actions) {
    this.sheet = sheet;
    this.actions = actions;
    /** @type {DaySeries | null} */
    this.series = null;
    this.from = 0;
    this.to = 0;
    this.canvas = element("canvas", { class: "fl-days-bars", "aria-hidden": "true" });
    this.before = element("div", { class: "fl-days-out" });
    this.after = element("div", { class: "fl-days-out" });
    this.head = element("div", { class: "fl-days-head", hidden: "" });
    this.pair = [0, 1].map(() => element("div", { class: "fl-days-head", hidden: "" }));
    this.start = this._thumb("days.start");
    this.end = this._thumb("days.end");
    this.box = element(
      "div",
      { class: "fl-days-chart" },
      this.canvas,
      this.before,
      this.after,
      this.head,
      ...this.pair,
      this.start,
      this.end,
    );
    this._keys(this.start, (step) => this.actions.brush(step, this.to, true), () => this.from);
    this._keys(this.end, (step) => this.actions.brush(this.from, step, true), () => this.to);
    this._drag();
    this.box.addEventListener("pointermove", (event) => this._hover(event));
    this.box.addEventListener("pointerleave", () => this.actions.hover(""));
    new ResizeObserver(() => this.draw()).observe(this.box);
  }

  /** @param {string} key */
  _thumb(key) {
    return element("div", {
      class: "fl-days-thumb",
      role: "slider",
      tabindex: "0",
      "aria-label": text(key),
      "aria-orientation": "horizontal",
    });
  }

  /** @param {DaySeries} series */
  show(series) {
    this.series = series;
    this.highest = series.highest();
    this.draw();
  }

  /**
   * Show which steps are chosen, and which one plays.
   *
   * @param {number} from
   * @param {number} to
   * @param {number | null} at null when none does
   * @param {string[]} days the first and the last chosen day, ISO
   */
  mark(from, to, at, [first = "", last = ""]) {
    const { series } = this;
    if (!series) return;
    this.from = from;
    this.to = to;
    /** @type {(step: number) => string} */
    const part = (step) => `${((100 * step) / series.steps).toFixed(3)}%`;
    this.before.style.width = part(from);
    this.after.style.width = part(series.steps - 1 - to);
    this.start.style.left = part(from);
    this.end.style.left = part(to + 1);
    this.head.hidden = at === null;
    if (at !== null) this.head.style.left = part(at + 0.5);
    this._say(this.start, from, new Date(first));
    this._say(this.end, to, new Date(last));
  }

  /**
   * Mark the two days that are compared.
   *
   * @param {(number | null)[]} parts of the width; null for a day that is not there
   */
  compared(parts) {
    this.pair.forEach((line, at) => {
      const part = parts[at] ?? null;
      line.hidden = part === null;
      if (part !== null) line.style.left = `${(100 * part).toFixed(3)}%`;
    });
  }

  /**
   * @param {HTMLElement} thumb
   * @param {number} step
   * @param {Date} day
   */
  _say(thumb, step, day) {
    thumb.setAttribute("aria-valuemin", "0");
    thumb.setAttribute("aria-valuemax", String((this.series?.steps ?? 1) - 1));
    thumb.setAttribute("aria-valuenow", String(step));
    thumb.setAttribute("aria-valuetext", dayWords(day));
  }

  draw() {
    const { series, canvas } = this;
    const width = this.box.clientWidth;
    const context = canvas.getContext("2d");
    if (!series || !context || !width) return;
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    canvas.width = width * ratio;
    canvas.height = (HEIGHT + MARKS) * ratio;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const each = width / series.steps;
    const gap = each > 4 ? 1 : 0;
    for (let step = 0; step < series.steps; step += 1) {
      this._bar(context, step, step * each, Math.max(0.6, each - gap));
    }
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {number} step
   * @param {number} left
   * @param {number} width
   */
  _bar(context, step, left, width) {
    const { series } = this;
    if (!series) return;
    let base = HEIGHT + MARKS;
    for (const [side, count] of series.counts(step, step)) {
      // The root keeps single claims in sight beside thousands.
      const whole = series.total(step, step);
      const high = (HEIGHT * Math.sqrt(whole / (this.highest ?? 1)) * count) / whole;
      context.fillStyle = this.sheet.actors[side]?.colour ?? "#6B7280";
      context.fillRect(left, base - high, width, high);
      base -= high;
    }
    const middle = left + width / 2;
    if (series.retractions[step]) {
      context.strokeStyle = "#B42318";
      context.lineWidth = 1.6;
      context.beginPath();
      context.moveTo(middle - 3, 1);
      context.lineTo(middle + 3, 7);
      context.moveTo(middle + 3, 1);
      context.lineTo(middle - 3, 7);
      context.stroke();
    } else if (series.firsts[step]) {
      context.fillStyle = "#8A6D00";
      context.beginPath();
      context.arc(middle, 4, 1.4, 0, 2 * Math.PI);
      context.fill();
    }
  }

  /**
   * Return the step at a position of the pointer.
   *
   * @param {PointerEvent} event
   */
  stepAt(event) {
    const { left, width } = this.box.getBoundingClientRect();
    const steps = this.series?.steps ?? 1;
    const step = Math.floor(((event.clientX - left) / width) * steps);
    return Math.max(0, Math.min(steps - 1, step));
  }

  /**
   * Return what a step has, in words.
   *
   * @param {number} step
   */
  words(step) {
    const { series } = this;
    if (!series) return "";
    const first = dayWords(series.day(step));
    const days =
      series.step === 1
        ? first
        : text("days.range", { first, last: dayWords(series.lastDay(step)) });
    const claims = plural("claims", series.total(step, step));
    const words = [text("days.count", { days, claims })];
    const firsts = series.firsts[step] ?? 0;
    const retracted = series.retractions[step] ?? 0;
    if (firsts) words.push(plural("days.first", firsts));
    if (retracted) words.push(plural("days.retracted", retracted));
    return words.join("; ");
  }

  /** @param {PointerEvent} event */
  _hover(event) {
    if (!this.series || event.pointerType === "touch") return;
    this.actions.hover(this.words(this.stepAt(event)));
  }

  /**
   * @param {HTMLElement} thumb
   * @param {(step: number) => void} move
   * @param {() => number} now
   */
  _keys(thumb, move, now) {
    thumb.addEventListener("keydown", (event) => {
      const steps = this.series?.steps ?? 1;
      /** @type {Record<string, number>} */
      const targets = {
        ArrowLeft: now() - 1,
        ArrowDown: now() - 1,
        ArrowRight: now() + 1,
        ArrowUp: now() + 1,
        PageDown: now() - 10,
        PageUp: now() + 10,
        Home: 0,
        End: steps - 1,
      };
      const target = targets[event.key];
      if (target === undefined) return;
      event.preventDefault();
      move(Math.max(0, Math.min(steps - 1, target)));
    });
  }

  _drag() {
    /** @type {{ x: number, fixed: number, moved: boolean } | null} */
    let press = null;
    this.box.addEventListener("pointerdown", (event) => {
      if (!this.series || event.button) return;
      const thumb = event.target;
      let fixed = this.stepAt(event);
      if (thumb === this.start) fixed = this.to;
      if (thumb === this.end) fixed = this.from;
      press = { x: event.clientX, fixed, moved: thumb === this.start || thumb === this.end };
      this.box.setPointerCapture(event.pointerId);
    });
    this.box.addEventListener("pointermove", (event) => {
      if (!press) return;
      press.moved ||= Math.abs(event.clientX - press.x) > CLICK;
      if (press.moved) this.actions.brush(press.fixed, this.stepAt(event), false);
    });
    this.box.addEventListener("pointerup", (event) => {
      if (!press) return;
      const step = this.stepAt(event);
      if (press.moved) this.actions.brush(press.fixed, step, true);
      else this.actions.go(step);
      press = null;
    });
    this.box.addEventListener("pointercancel", () => {
      press = null;
    });
  }
}
