/** An area drawn on the map: each click sets a corner, and "Filter" asks for what lies in
 * it. */
import { controlOf, toggleButton } from "./controls.js";
import { element } from "./dom.js";
import { text } from "./texts.js";

const LEAST = 3; // corners of an area
const MOST = 200; // as dashboard/domain/geography/areas.py takes them
const DIGITS = 4; // decimals of a degree: 11 m

/** A polygon being drawn, or none. */
export class AreaTool {
  /**
   * @param {import("leaflet").Map} map
   * @param {(within: string) => void} choose takes LAT,LON;LAT,LON;...
   */
  constructor(map, choose) {
    this.map = map;
    this.choose = choose;
    this.active = false;
    /** @type {[number, number][]} */
    this.corners = [];
    this.shape = L.polygon([], { color: "#7A5195", weight: 3, interactive: false });
    this.button = toggleButton(
      "area",
      text("tools.area"),
      "M-6 -3L2 -7L7 1L1 6L-5 4Z",
    );
    this.words = element("output", {}, text("tools.area_how"));
    this.done = element(
      "button",
      { type: "button", class: "fl-copy", disabled: "" },
      text("tools.area_done"),
    );
    this.box = element("div", { class: "fl-area-box", hidden: "" }, this.words, this.done);
    L.DomEvent.disableClickPropagation(this.box);
    map.getContainer().append(this.box);
    this.button.addEventListener("click", () => this.toggle());
    this.done.addEventListener("click", () => this.finish());
    controlOf(this.button, "topleft").addTo(map);
    map.getContainer().addEventListener("keydown", (event) => this._key(event));
  }

  toggle() {
    this.active = !this.active;
    this.button.setAttribute("aria-pressed", String(this.active));
    this.map.getContainer().classList.toggle("fl-measuring", this.active);
    if (this.active) {
      this.shape.addTo(this.map);
      this.map.doubleClickZoom.disable();
    } else {
      this.shape.remove();
      this.map.doubleClickZoom.enable();
    }
    this.corners = [];
    this._draw();
  }

  /**
   * Set the next corner.
   *
   * @param {import("leaflet").LatLng} at
   */
  add({ lat, lng }) {
    if (this.corners.length >= MOST) return;
    this.corners.push([lat, lng]);
    this._draw();
  }

  /** Ask for what lies in the area. */
  finish() {
    if (this.corners.length < LEAST) return;
    const within = this.corners.map((corner) =>
      corner.map((degrees) => Number(degrees.toFixed(DIGITS))).join(","),
    );
    this.toggle();
    this.choose(within.join(";"));
  }

  _draw() {
    this.shape.setLatLngs(this.corners);
    this.box.hidden = !this.active;
    this.done.toggleAttribute("disabled", this.corners.length < LEAST);
  }

  /** @param {KeyboardEvent} event */
  _key(event) {
    if (!this.active) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.toggle();
    } else if (event.key === "Enter" && event.target === this.map.getContainer()) {
      this.add(this.map.getCenter());
    } else if (event.key === "Backspace") {
      this.corners.pop();
      this._draw();
    }
  }
}
