/** Distances on the map: each click sets a point, the line says how long it is. */
import { distanceText } from "./coordinates.js";
import { controlOf, toggleButton } from "./controls.js";
import { element } from "./dom.js";
import { kilometres } from "./projection.js";
import { text } from "./texts.js";

/** A line being measured, or none. */
export class Measure {
  /** @param {import("leaflet").Map} map */
  constructor(map) {
    this.map = map;
    this.active = false;
    /** @type {[number, number][]} */
    this.points = [];
    this.line = L.polyline([], { color: "#7A5195", weight: 3, interactive: false });
    this.dots = L.layerGroup();
    this.button = toggleButton(
      "measure",
      text("tools.measure"),
      "M-7 3L3 -7L7 -3L-3 7ZM-4.5 .5L-3 2M-2 -2L-.5 -.5M.5 -4.5L2 -3",
    );
    this.output = element("output", { class: "fl-measured", hidden: "" });
    map.getContainer().append(this.output);
    this.button.addEventListener("click", () => this.toggle());
    controlOf(this.button, "topleft").addTo(map);
    map.getContainer().addEventListener("keydown", (event) => this._key(event));
  }

  toggle() {
    this.active = !this.active;
    this.button.setAttribute("aria-pressed", String(this.active));
    this.map.getContainer().classList.toggle("fl-measuring", this.active);
    if (this.active) {
      this.line.addTo(this.map);
      this.dots.addTo(this.map);
      this.map.doubleClickZoom.disable();
    } else {
      this.line.remove();
      this.dots.remove();
      this.map.doubleClickZoom.enable();
    }
    this.points = [];
    this._draw();
  }

  /**
   * Set the next point.
   *
   * @param {import("leaflet").LatLng} at
   */
  add({ lat, lng }) {
    this.points.push([lat, lng]);
    this._draw();
  }

  /** Return the length of the line, kilometres. */
  length() {
    let sum = 0;
    this.points.reduce((before, here) => {
      sum += kilometres(before, here);
      return here;
    }, this.points[0] ?? [0, 0]);
    return sum;
  }

  _draw() {
    this.line.setLatLngs(this.points);
    this.dots.clearLayers();
    for (const point of this.points) {
      const look = { radius: 4, color: "#7A5195", fillColor: "#fff", fillOpacity: 1 };
      L.circleMarker(point, { ...look, weight: 2, interactive: false }).addTo(this.dots);
    }
    this.output.hidden = !this.active;
    this.output.textContent =
      this.points.length > 1
        ? text("tools.measured", { distance: distanceText(this.length()) })
        : text("tools.measure_how");
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
      this.points.pop();
      this._draw();
    }
  }
}
