/** The page of /embed. Text of claims reaches it through textContent alone. */
import { BasemapLayer } from "./basemap_layer.js";
import { ClaimCards, placeTitle } from "./claim_cards.js";
import { ClaimServer } from "./claim_server.js";
import { CooperativeGestures } from "./cooperative_gestures.js";
import { controlOf, nameZoom } from "./controls.js";
import { LIST, byId, element } from "./dom.js";
import { fullScreenControl } from "./full_screen.js";
import { Layers } from "./layers.js";
import { MarkerLayer } from "./marker_layer.js";
import { Outlines } from "./outlines.js";
import { Popups } from "./popups.js";
import { text } from "./texts.js";

const ROOT = new URL("./", window.location.href);
const CLOSEST = 14;
const NARROW = 600;
/** @type {[number, number][]} */
const EDGE = [
  [34, 0],
  [64, 66],
]; // the basemap ends there
/** @type {[number, number][]} */
const UKRAINE = [
  [44.2, 22.1],
  [52.5, 40.3],
];

/**
 * @typedef {import("./types.js").ClaimRow} ClaimRow
 *
 * A point or place; more: parameters that leave what is drawn there.
 *
 * @typedef {{ lat: number, lon: number, placeId: string, more?: Record<string, string> }} Spot
 */

/** The map and its popups. */
export class EmbedPage {
  /** @param {any} options as dashboard/services/map/embedding.py writes them */
  constructor(options) {
    this.options = options;
    this.div = byId("map_div");
    this.dark = window.matchMedia("(prefers-color-scheme: dark)");
    this.state = document.documentElement.dataset;
    this.used = false; // the frame takes the focus only when its reader came into it
    this.server = new ClaimServer(ROOT, (words) => this.complain(words));
    this.server.query = options.query;
    const narrow = this.div.clientWidth < NARROW;
    this.map = L.map(this.div, {
      minZoom: narrow ? 4 : 5,
      maxZoom: CLOSEST,
      maxBounds: EDGE,
      scrollWheelZoom: false,
    });
    const { sheet } = options;
    this.base = new BasemapLayer(ROOT, sheet.themes).addTo(this.map);
    const outlines = new Outlines((ids) => this.server.outlines(ids), sheet.areas);
    this.markers = new MarkerLayer(sheet, this.base, outlines).addTo(this.map);
    this.cards = new ClaimCards(sheet);
    const names = options.layers.map((/** @type {{ name: string }} */ { name }) => name);
    this.layers = new Layers(names, () => this.refresh());
    this.layers.offer(options.layers);
    this.popups = new Popups(this.map);
    this.controls(narrow);
    this.events();
    this.start();
  }

  /** @param {boolean} narrow */
  controls(narrow) {
    const credit = element("span", {}, this.options.sheet.credit);
    // Leaflet takes markup here.
    nameZoom(this.map);
    this.map.attributionControl.setPrefix(false).addAttribution(credit.innerHTML);
    if (!narrow) L.control.scale({ imperial: false, maxWidth: 110 }).addTo(this.map);
    fullScreenControl(this.div)?.addTo(this.map);
    const { box } = this.layers;
    box.classList.add("fe-layers");
    if (!box.hidden) controlOf(box, "bottomleft").addTo(this.map);
    this.gestures = new CooperativeGestures(this.map);
  }

  events() {
    this.map.on("click", (event) => {
      const hit = this.markers.at(event.containerPoint);
      if (hit) this.choose(hit);
    });
    this.map.on("mousemove", (event) => {
      const hit = this.markers.at(event.containerPoint);
      this.div.style.cursor = hit ? "pointer" : "";
    });
    this.div.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target !== this.div) return;
      const hit = this.markers.nearest(this.map.getSize().divideBy(2));
      if (hit) this.choose(hit);
    });
    this.dark.addEventListener("change", () => this.dress());
  }

  start() {
    const { view, extent, claim } = this.options;
    if (view) this.map.setView([view[0], view[1]], view[2]);
    else {
      const [west, south, east, north] = extent ?? [];
      /** @type {[number, number][]} */
      const box = extent
        ? [
            [south, west],
            [north, east],
          ]
        : UKRAINE;
      this.map.fitBounds(box, { padding: [26, 26], maxZoom: 10 });
    }
    this.map.on("moveend", () => this.refresh());
    this.dress();
    if (claim) this.openClaim(claim);
  }

  /** @param {string} words */
  complain(words) {
    const box =
      document.querySelector(".fl-error") ??
      element("p", { class: "fl-error", role: "alert" });
    if (words) document.querySelector(".fe-words")?.after(box);
    else box.remove();
    box.textContent = words;
  }

  theme() {
    return this.options.theme || (this.dark.matches ? "dark" : "light");
  }

  dress() {
    this.state.theme = this.theme();
    this.base.look(this.theme(), this.options.reservoir);
    this.refresh();
  }

  async refresh() {
    const box = this.map.getBounds().pad(0.25);
    const bbox = [
      box.getWest(),
      Math.max(-85, box.getSouth()),
      box.getEast(),
      Math.min(85, box.getNorth()),
    ];
    const answer = await this.layers.markers(this.server, {
      bbox: bbox.map((value) => value.toFixed(4)).join(","),
      zoom: this.map.getZoom(),
    });
    if (!answer) return;
    this.markers.show(answer.features, this.theme());
    this.state.markers = String(answer.features.length);
  }

  /**
   * @param {Spot} spot
   * @param {string} title
   * @param {ClaimRow[]} claims
   * @param {string} more
   */
  popup({ lat, lon }, title, claims, more) {
    const after = more ? element("p", { class: "fl-meta" }, text("embed.more")) : null;
    const box = this.cards.popup(title, claims, { current: this.options.claim, after });
    const width = this.map.getSize().x;
    this.popups.open([lat, lon], box, {
      maxWidth: Math.min(330, width - 50),
      minWidth: Math.min(220, width - 60),
      height: Math.min(420, Math.max(120, this.div.clientHeight - 90)),
      autoPanPadding: [12, 12],
      focus: this.used,
    });
  }

  /** @param {Spot} spot */
  around({ lat, lon }) {
    const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
    const r = this.map.getZoom() < CLOSEST ? 1 : 14;
    const a = this.map.containerPointToLatLng([x - r, y + r]);
    const b = this.map.containerPointToLatLng([x + r, y - r]);
    return [a.lng, a.lat, b.lng, b.lat].map((value) => value.toFixed(6)).join(",");
  }

  /**
   * @param {Spot} spot
   * @param {ClaimRow[]} [first]
   */
  async open(spot, first = []) {
    /** @type {Record<string, string>} */
    const where = spot.placeId ? { place: spot.placeId } : { bbox: this.around(spot) };
    const { more = {} } = spot;
    const answer = await this.server.ask("claims.json", { ...where, ...more, limit: LIST });
    if (!answer) return;
    const rest = answer.claims.filter(
      (/** @type {ClaimRow} */ claim) => !first.some(({ id }) => id === claim.id),
    );
    const claims = [...first, ...rest];
    if (claims.length) this.popup(spot, placeTitle(claims), claims, answer.after);
  }

  /** @param {import("./declutter.js").DrawnMarker} hit */
  choose({ p, lat, lon }) {
    this.used = true;
    if (p.places > 1 && this.map.getZoom() < CLOSEST) {
      this.map.setView([lat, lon], Math.min(CLOSEST, this.map.getZoom() + 2));
    } else {
      const more = p.dataset ? { dataset: p.dataset } : this.layers.beside();
      this.open({ lat, lon, placeId: p.place_id, more });
    }
  }

  /** @param {string} id */
  async openClaim(id) {
    const answer = await this.server.ask("claims.json", { claim: id });
    const claim = answer?.claims[0];
    if (!claim) return;
    const { lat: middle, lng } = this.map.getCenter();
    if (claim.lat === null) {
      const spot = { lat: middle, lon: lng, placeId: "" };
      this.popup(spot, text("place.none"), [claim], "");
      return;
    }
    if (!this.map.getBounds().contains([claim.lat, claim.lon])) {
      this.map.panTo([claim.lat, claim.lon], { animate: false });
    }
    this.markers.open(claim.place_id);
    const spot = { lat: claim.lat, lon: claim.lon, placeId: claim.place_id };
    await this.open(spot, [claim]);
  }
}
