/** What an analyst has on the map: coordinates under the pointer, a measure, and the full
 * screen. */
import { degreesText } from "./coordinates.js";
import { fullScreenControl } from "./full_screen.js";
import { element } from "./dom.js";
import { Measure } from "./measure.js";

/** The tools of one map. */
export class MapTools {
  /**
   * @param {import("leaflet").Map} map
   * @param {HTMLElement} box what fills the screen
   */
  constructor(map, box) {
    this.map = map;
    this.measure = new Measure(map);
    fullScreenControl(box)?.addTo(map);
    this.readout = element("div", { class: "fl-coordinate", "aria-hidden": "true" });
    const control = new L.Control({ position: "bottomleft" });
    control.onAdd = () => this.readout;
    control.addTo(map);
    map.on("mousemove", ({ latlng }) => this._say(latlng));
    // Whoever has no pointer reads where the middle of the map is.
    map.on("moveend", () => this._say(map.getCenter()));
    this._say(map.getCenter());
  }

  /** @param {import("leaflet").LatLng} at */
  _say({ lat, lng }) {
    this.readout.textContent = degreesText(lat, lng, this.map.getZoom());
  }
}
