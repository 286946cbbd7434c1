/** Two maps of others on one small map, with a line to swipe between them. */
import { groundStyle } from "./ground_style.js";
import { Swipe } from "./swipe.js";
import { text } from "./texts.js";

const BELOW_MARKERS = 350;

/**
 * What one side shows, see dashboard/services/judgement/side_by_side.py.
 *
 * @typedef {object} GroundSide
 * @property {string} title
 * @property {any} shapes GeoJSON
 */

/** The two sides and the line. */
export class GroundSwipe {
  /**
   * @param {import("leaflet").Map} map
   * @param {import("./types.js").Sheet} sheet
   */
  constructor(map, sheet) {
    this.map = map;
    this.sheet = sheet;
    this.panes = ["left", "right"].map((side) => this._pane(`fl-ground-${side}`));
    this.drawn = L.layerGroup().addTo(map);
    this.swipe = new Swipe(map.getContainer(), () => this.clip(), text("swipe.maps"));
    L.DomEvent.disableClickPropagation(this.swipe.line);
    map.on("move zoomend resize", () => this.clip());
  }

  /** @param {string} name */
  _pane(name) {
    const pane = this.map.createPane(name);
    pane.style.zIndex = String(BELOW_MARKERS);
    pane.style.pointerEvents = "none";
    return pane;
  }

  /**
   * Draw both sides and bring them into view.
   *
   * @param {[GroundSide, GroundSide]} sides
   */
  show(sides) {
    this.drawn.clearLayers();
    const bounds = L.latLngBounds([]);
    sides.forEach(({ shapes }, side) => {
      const pane = side ? "fl-ground-right" : "fl-ground-left";
      const renderer = L.svg({ pane });
      const drawn = L.geoJSON(shapes, {
        pane,
        interactive: false,
        style: (feature) => ({
          ...groundStyle(this.sheet, feature?.properties ?? {}),
          renderer,
        }),
      });
      this.drawn.addLayer(drawn);
      if (drawn.getLayers().length) bounds.extend(drawn.getBounds());
    });
    this.swipe.name(sides[0].title, sides[1].title);
    this.swipe.show(true);
    if (bounds.isValid()) this.map.fitBounds(bounds, { animate: false });
    this.clip();
  }

  clip() {
    if (!this.swipe) return;
    const { x, y } = this.map.getSize();
    const first = this.map.containerPointToLayerPoint([0, 0]);
    const last = this.map.containerPointToLayerPoint([x, y]);
    const at = first.x + this.swipe.at;
    const [left, right] = this.panes;
    // Clipped by this property, a pane without a size of its own is cut as it lies.
    if (left) left.style.clip = `rect(${first.y}px,${at}px,${last.y}px,${first.x}px)`;
    if (right) right.style.clip = `rect(${first.y}px,${last.x}px,${last.y}px,${at}px)`;
  }
}
