/** The page of a small map: it shows the markers it is given and asks for none. */
import { BasemapLayer } from "./basemap_layer.js";
import { ClaimServer } from "./claim_server.js";
import { nameZoom } from "./controls.js";
import { byId, element } from "./dom.js";
import { GroundSwipe } from "./ground_swipe.js";
import { MarkerLayer } from "./marker_layer.js";
import { markerWords } from "./marker_words.js";
import { Outlines } from "./outlines.js";

const ROOT = new URL("../../", window.location.href);

/**
 * @typedef {import("./types.js").MarkerFeature} MarkerFeature
 *
 * @typedef {object} SmallMapConfig
 * @property {string} theme
 * @property {boolean} reservoir
 * @property {MarkerFeature[]} features
 * @property {string} open a place id
 * @property {[import("./ground_swipe.js").GroundSide, import("./ground_swipe.js").GroundSide]} [sides]
 *   two maps to swipe between
 */

/** The map and its markers. */
export class SmallMap {
  /**
   * @param {import("leaflet").Map} map
   * @param {any} options sheet, height, label, home and closest
   */
  constructor(map, options) {
    this.map = map;
    this.where = "";
    this.compared = "";
    /** @type {GroundSwipe | undefined} */
    this.ground = undefined;
    this.options = options;
    const div = map.getContainer();
    div.style.height = `${options.height}px`;
    div.setAttribute("role", "region");
    div.setAttribute("aria-label", options.label);
    nameZoom(map);
    map.attributionControl.setPrefix(false).addAttribution(options.sheet.credit);
    this.base = new BasemapLayer(ROOT, options.sheet.themes).addTo(map);
    const server = new ClaimServer(ROOT, () => {});
    const outlines = new Outlines((ids) => server.outlines(ids), options.sheet.areas);
    this.markers = new MarkerLayer(options.sheet, this.base, outlines).addTo(map);
    map.on("click", (event) => this.click(event.containerPoint));
    // A click must not take the keys away from the page: its buttons are pressed by them.
    map.on("click dragend", () =>
      window.setTimeout(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        window.parent.focus();
      }, 0),
    );
    map.on("mousemove", (event) => this.hover(event.containerPoint));
    window.addEventListener("resize", () => this.size());
  }

  size() {
    this.map.invalidateSize({ pan: false });
    window.setTimeout(
      () => window.Streamlit.setFrameHeight(byId("parent").offsetHeight + 4),
      0,
    );
  }

  /** @param {SmallMapConfig} config */
  show(config) {
    document.documentElement.dataset.theme = config.theme;
    this.base.look(config.theme, config.reservoir);
    this.size();
    window.setTimeout(() => this.size(), 80);
    this.markers.open(config.open);
    this.markers.show(config.features, config.theme);
    document.documentElement.dataset.markers = String(config.features.length);
    if (config.sides) this.compare(config.sides);
    const where = JSON.stringify(config.features.map((f) => f.geometry.coordinates));
    if (where !== this.where && !config.sides) this.fit(config.features);
    this.where = where;
  }

  /** @param {[import("./ground_swipe.js").GroundSide, import("./ground_swipe.js").GroundSide]} sides */
  compare(sides) {
    this.ground ??= new GroundSwipe(this.map, this.options.sheet);
    const shown = JSON.stringify(sides);
    if (shown === this.compared) return;
    this.compared = shown;
    this.ground.show(sides);
    document.documentElement.dataset.sides = sides.map(({ title }) => title).join(" | ");
  }

  /** @param {MarkerFeature[]} features */
  fit(features) {
    const { center, zoom } = this.options.home;
    /** @type {[number, number][]} */
    const at = features.map(({ geometry: { coordinates } }) => [
      coordinates[1],
      coordinates[0],
    ]);
    if (!at.length) this.map.setView(center, zoom, { animate: false });
    else
      this.map.fitBounds(at, {
        paddingTopLeft: [46, 34],
        paddingBottomRight: [34, 46],
        maxZoom: this.options.closest,
        animate: false,
      });
  }

  /** @param {import("leaflet").Point} point */
  click(point) {
    const hit = this.markers.at(point);
    if (hit?.p.key) {
      window.Streamlit.setComponentValue({ picked: hit.p.key, at: Date.now() });
    }
  }

  /** @param {import("leaflet").Point} point */
  hover(point) {
    const hit = this.markers.at(point);
    this.map.getContainer().style.cursor = hit?.p.key ? "pointer" : "";
    this.tip?.remove();
    if (!hit) return;
    const words = element("span", {}, markerWords(hit.p, true));
    this.tip = L.tooltip({ className: "fl-tip", offset: [14, 0], direction: "auto" })
      .setLatLng([hit.lat, hit.lon])
      .setContent(words)
      .addTo(this.map);
  }
}
