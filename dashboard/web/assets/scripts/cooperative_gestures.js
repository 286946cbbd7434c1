/**
 * A map inside another page: the wheel and one finger scroll that page, until the reader
 * asks for the map by Ctrl or two fingers, by choosing it, or by full screen.
 */
import { element } from "./dom.js";
import { text } from "./texts.js";

const HINT_MS = 1400;

/** The gestures of one map. */
export class CooperativeGestures {
  /** @param {import("leaflet").Map} map made with scrollWheelZoom off */
  constructor(map) {
    this.map = map;
    this.box = map.getContainer();
    this.hint = element("div", { class: "fl-hint", "aria-hidden": "true", hidden: "" });
    this.box.append(this.hint);
    this.touch = window.matchMedia("(pointer: coarse)").matches;
    this.free(false);
    this.box.addEventListener("wheel", (event) => this._wheel(event), {
      capture: true,
      passive: false,
    });
    this.box.addEventListener("touchmove", (event) => this._touch(event), {
      passive: true,
    });
    this.box.addEventListener("focusin", () => this._chosen(true));
    this.box.addEventListener("focusout", () => this._chosen(false));
    document.addEventListener("fullscreenchange", () =>
      this.free(document.fullscreenElement !== null),
    );
  }

  /**
   * Give every gesture to the map, or only those that ask for it.
   *
   * @param {boolean} all
   */
  free(all) {
    this.all = all;
    this._wheelIs(all);
    if (!this.touch) return;
    if (all) this.map.dragging.enable();
    else this.map.dragging.disable();
  }

  /** @param {boolean} yes */
  _wheelIs(yes) {
    if (yes) this.map.scrollWheelZoom.enable();
    else this.map.scrollWheelZoom.disable();
  }

  /** @param {boolean} yes */
  _chosen(yes) {
    if (!this.all) this._wheelIs(yes);
  }

  /** @param {WheelEvent} event */
  _wheel(event) {
    if (this.map.scrollWheelZoom.enabled()) return;
    if (!event.ctrlKey && !event.metaKey) {
      this._tell(text("gestures.wheel"));
      return;
    }
    // Else the browser makes the whole page larger.
    event.preventDefault();
    const at = this.map.mouseEventToContainerPoint(event);
    const zoom = this.map.getZoom() - Math.sign(event.deltaY);
    this.map.setZoomAround(at, zoom);
  }

  /** @param {TouchEvent} event */
  _touch(event) {
    if (!this.all && event.touches.length === 1) this._tell(text("gestures.touch"));
  }

  /** @param {string} words */
  _tell(words) {
    this.hint.textContent = words;
    this.hint.hidden = false;
    window.clearTimeout(this.hiding);
    this.hiding = window.setTimeout(() => {
      this.hint.hidden = true;
    }, HINT_MS);
  }
}
