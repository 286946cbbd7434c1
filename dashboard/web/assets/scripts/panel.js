/**
 * The panel beside the map, on a phone a sheet over it: the list of claims, and in its
 * place one claim or one place. Escape and "All claims" lead back to the list, and the
 * focus goes back to where the reader came from.
 */
import { element } from "./dom.js";
import { text } from "./texts.js";

const HEIGHTS = ["peek", "half", "full"];
const PAPER = 760; // pixels of the map and its legend on paper
const DRAGGED = 24; // pixels from which a touch moves the sheet

/** The panel and what it shows. */
export class Panel {
  /**
   * @param {HTMLElement} aside holds the list
   * @param {() => void} closed called when a reader leaves a claim or a place
   */
  constructor(aside, closed) {
    this.aside = aside;
    this.closed = closed;
    /** @type {Element | null} */
    this.opener = null;
    this.list = element("div", { class: "fl-listview" });
    this.list.append(...aside.childNodes);
    this.back = element(
      "button",
      { type: "button", class: "fl-back" },
      text("panel.back"),
    );
    this.bar = element("div", { class: "fl-detail-bar" }, this.back);
    this.body = element("div", { class: "fl-detail-body" });
    this.detail = element(
      "div",
      {
        class: "fl-detail",
        role: "region",
        "aria-label": text("panel.claim"),
        hidden: "",
      },
      this.bar,
      this.body,
    );
    this.handle = element(
      "button",
      {
        type: "button",
        class: "fl-handle",
        "aria-label": text("panel.height"),
        title: text("panel.height"),
      },
      element("span", { "aria-hidden": "true" }),
    );
    aside.append(this.handle, this.list, this.detail);
    this.back.addEventListener("click", () => this.leave());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.leave();
    });
    // Who comes here by keyboard sees what has the focus.
    this.list.addEventListener("focusin", ({ target }) => {
      const inside = target instanceof Element && target.closest("ol");
      if (inside && this.aside.dataset.sheet === "peek") this.sheet("half");
    });
    this.sheet("peek");
    this._drag();
    this._print();
  }

  // On paper nothing scrolls: the frame becomes as high as what it shows.
  _print() {
    // It is of the page around, whose HTMLElement is another class than ours.
    const frame = /** @type {HTMLElement | null} */ (window.frameElement);
    const grow = () => {
      const content = this.open ? this.body : this.list.querySelector("ol");
      const height = `${(content?.scrollHeight ?? 0) + PAPER}px`;
      frame?.style.setProperty("--fl-print", height);
    };
    window.parent.addEventListener("beforeprint", grow);
    window.addEventListener("pagehide", () =>
      window.parent.removeEventListener("beforeprint", grow),
    );
  }

  get open() {
    return !this.detail.hidden;
  }

  /**
   * Show something in the place of the list.
   *
   * @param {HTMLElement} content with a heading in it
   * @param {object} how
   * @param {string} how.label what it is, for screen readers
   * @param {boolean} [how.focus] whether the focus goes to its heading
   */
  show(content, { label, focus = true }) {
    if (!this.detail.contains(document.activeElement)) {
      this.opener = document.activeElement;
    }
    this.body.replaceChildren(content);
    this.detail.setAttribute("aria-label", label);
    this.detail.hidden = false;
    this.list.hidden = true;
    this.body.scrollTop = 0;
    if (this.aside.dataset.sheet === "peek") this.sheet("half");
    const heading = content.querySelector("h2");
    if (heading) heading.tabIndex = -1;
    if (focus && heading) heading.focus({ preventScroll: true });
  }

  /** Show the list again, without a word to anybody. */
  showList() {
    if (!this.open) return;
    const inside = this.detail.contains(document.activeElement);
    this.detail.hidden = true;
    this.list.hidden = false;
    this.body.replaceChildren();
    if (inside) this._goBack();
  }

  leave() {
    if (!this.open) return;
    this.showList();
    this.closed();
  }

  /** @param {string} height of the sheet on a phone, one of HEIGHTS */
  sheet(height) {
    this.aside.dataset.sheet = height;
    document.documentElement.dataset.sheet = height;
  }

  /** @param {number} by */
  _step(by) {
    const at = HEIGHTS.indexOf(this.aside.dataset.sheet ?? "") + by;
    this.sheet(HEIGHTS[Math.max(0, Math.min(HEIGHTS.length - 1, at))] ?? "peek");
  }

  _drag() {
    /** @type {number | null} */
    let from = null;
    this.handle.addEventListener("click", () => {
      if (this.aside.dataset.sheet === "full") this.sheet("peek");
      else this._step(1);
    });
    this.handle.addEventListener("keydown", (event) => {
      const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      this._step(by);
    });
    this.aside.addEventListener("touchstart", ({ target, touches }) => {
      // A list that is scrolled is not dragged.
      const head =
        target instanceof Element &&
        target.closest(".fl-handle, header, .fl-detail-bar");
      from = head ? (touches[0]?.clientY ?? null) : null;
    });
    this.aside.addEventListener("touchend", ({ changedTouches }) => {
      if (from === null) return;
      const moved = from - (changedTouches[0]?.clientY ?? from);
      if (Math.abs(moved) > DRAGGED) this._step(Math.sign(moved));
      from = null;
    });
  }

  // An entry of the list may have been drawn anew meanwhile: its successor stands for it.
  _goBack() {
    const { opener } = this;
    const id = opener instanceof HTMLElement ? opener.dataset.claim : "";
    const again =
      id && document.querySelector(`.fl-item[data-claim="${CSS.escape(id)}"]`);
    const usable = opener?.isConnected && opener !== document.body;
    const target = (usable && opener) || again || this.list.querySelector("button");
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }
}
