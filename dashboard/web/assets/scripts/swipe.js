/** The line between two maps in one: dragged, or moved by the arrow keys. */
import { element } from "./dom.js";
import { text } from "./texts.js";

const STEP = 0.02;
const LEAP = 0.1;
const LEAST = 0.02; // of the width that each map keeps: the handle stays within reach

/** The line and the days at its sides. */
export class Swipe {
  /**
   * @param {HTMLElement} box what it divides
   * @param {(share: number) => void} moved
   * @param {string} [label] what the line is, for screen readers
   */
  constructor(box, moved, label = text("compare.swipe.line")) {
    this.box = box;
    this.moved = moved;
    this.share = 0.5;
    this.left = element("span", { class: "fl-swipe-day fl-swipe-left" });
    this.right = element("span", { class: "fl-swipe-day fl-swipe-right" });
    this.handle = element(
      "div",
      {
        class: "fl-swipe-handle",
        role: "slider",
        tabindex: "0",
        "aria-label": label,
        "aria-orientation": "horizontal",
        "aria-valuemin": 0,
        "aria-valuemax": 100,
      },
      element("span", { "aria-hidden": "true" }, "◂▸"),
    );
    this.line = element(
      "div",
      { class: "fl-swipe", hidden: "" },
      this.left,
      this.right,
      this.handle,
    );
    box.append(this.line);
    this.days = { earlier: "", later: "" };
    this._keys();
    this._drag();
    this.go(this.share);
  }

  /**
   * @param {string} earlier day in words
   * @param {string} later
   */
  name(earlier, later) {
    this.days = { earlier, later };
    this.left.textContent = earlier;
    this.right.textContent = later;
    this._say();
  }

  /** @param {boolean} yes */
  show(yes) {
    this.line.hidden = !yes;
  }

  /** Return where the line is, pixels from the left of the box. */
  get at() {
    return this.share * this.box.clientWidth;
  }

  /** @param {number} share of the box that lies left of the line */
  go(share) {
    this.share = Math.max(LEAST, Math.min(1 - LEAST, share));
    this.line.style.left = `${(100 * this.share).toFixed(2)}%`;
    this._say();
    this.moved(this.share);
  }

  _say() {
    const percent = Math.round(100 * this.share);
    this.handle.setAttribute("aria-valuenow", String(percent));
    const words = text("compare.swipe.at", { ...this.days, percent });
    this.handle.setAttribute("aria-valuetext", words);
  }

  _keys() {
    this.handle.addEventListener("keydown", (event) => {
      /** @type {Record<string, number>} */
      const targets = {
        ArrowLeft: this.share - STEP,
        ArrowDown: this.share - STEP,
        ArrowRight: this.share + STEP,
        ArrowUp: this.share + STEP,
        PageDown: this.share - LEAP,
        PageUp: this.share + LEAP,
        Home: 0,
        End: 1,
      };
      const target = targets[event.key];
      if (target === undefined) return;
      event.preventDefault();
      this.go(target);
    });
  }

  _drag() {
    this.handle.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      this.handle.focus();
      this.handle.setPointerCapture(event.pointerId);
    });
    this.handle.addEventListener("pointermove", (event) => {
      if (!this.handle.hasPointerCapture(event.pointerId)) return;
      const { left, width } = this.box.getBoundingClientRect();
      this.go((event.clientX - left) / width);
    });
  }
}
