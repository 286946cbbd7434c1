/** The page of an exported map. Text of claims reaches it through textContent alone. */
import { BasemapLayer } from "./basemap_layer.js";
import {
  ClaimCards,
  claimantsOf,
  placeTitle,
} from "./claim_cards.js";
import { cluster, isDenial, isUnaccepted } from "./clustering.js";
import { nameZoom } from "./controls.js";
import { LIST, byId, dataBlock, element, isNarrow } from "./dom.js";
import { legend } from "./legend.js";
import { MapTools } from "./map_tools.js";
import { MarkerLayer } from "./marker_layer.js";
import { markerWords } from "./marker_words.js";
import { Outlines } from "./outlines.js";
import { Popups } from "./popups.js";
import { number, plural, text } from "./texts.js";

const POPUP = 200; // most claims of a popup
const CLOSEST = 14;
/** @type {{ center: [number, number], zoom: number }} */
const UKRAINE = { center: [48.6, 31.4], zoom: 6 };
/** @type {[number, number][]} */
const EDGE = [
  [34, 0],
  [64, 66],
]; // the basemap ends there
const NEAR = 0.0006; // degrees within which two points are one place

/**
 * @typedef {import("./types.js").ClaimRow} ClaimRow
 * @typedef {import("./types.js").MarkerFeature} MarkerFeature
 */

/** @returns {ClaimRow[]} */
const claimsOf = () => {
  const { names, rows } = dataBlock("fs-claims");
  return rows.map((/** @type {any[]} */ row) =>
    Object.fromEntries(names.map((/** @type {string} */ name, /** @type {number} */ i) => [name, row[i]])),
  );
};

const outlinesOf = () => Promise.resolve(dataBlock("fs-outlines"));

/** The map, its list and its popups. */
export class StandalonePage {
  /** @param {any} options as dashboard/exchange/export/html_map.py writes them */
  constructor(options) {
    this.options = options;
    byId("fs-map").hidden = false;
    this.claims = claimsOf();
    this.cards = new ClaimCards(options.sheet);
    this.wide = new Set(options.sheet.wide);
    this.byId = new Map(this.claims.map((claim) => [claim.id, claim]));
    this.claimantOf = claimantsOf(this.claims);
    /** @type {Map<number, MarkerFeature[]>} */
    this.clusters = new Map();
    this.mode = "view";
    this.open = "";
    /** @type {import("leaflet").Tooltip | undefined} */
    this.tip = undefined;
    /** @type {ClaimRow[]} */
    this.listed = [];
    this.dark = window.matchMedia("(prefers-color-scheme: dark)");
    this.theme = "light";
    this.div = byId("map_div");
    this.count = element("h2", { id: "fl-count", "aria-live": "polite" }, text("claims.heading"));
    this.tabs = {
      view: tab(text("list.view"), true),
      unplaced: tab(text("list.unplaced"), false),
    };
    this.items = element("ol", { "aria-labelledby": "fl-count" });
    this.more = element(
      "button",
      { type: "button", class: "fl-more", hidden: "" },
      text("list.more"),
    );
    this.layout();
    const narrow = isNarrow();
    this.map = L.map(this.div, {
      minZoom: narrow ? 4 : 5,
      maxZoom: CLOSEST,
      maxBounds: EDGE,
      ...UKRAINE,
    });
    const { sheet } = options;
    const get = (/** @type {string} */ path) =>
      Promise.resolve(dataBlock(`basemap/${path}`));
    this.base = new BasemapLayer(null, sheet.themes, { get }).addTo(this.map);
    const outlines = new Outlines(outlinesOf, sheet.areas);
    this.markers = new MarkerLayer(sheet, this.base, outlines).addTo(this.map);
    this.popups = new Popups(this.map, () => this.opened("", ""));
    this.controls(narrow);
    this.events();
    this.dress();
    this.fit(false);
    this.refresh();
  }

  layout() {
    const frame = document.querySelector(".fl-frame");
    this.div.setAttribute("role", "region");
    this.div.setAttribute("aria-label", text("standalone.about"));
    frame?.append(
      element(
        "section",
        { class: "fl-list", "aria-label": text("list.about") },
        element(
          "header",
          {},
          this.count,
          element("div", { class: "fl-tabs" }, this.tabs.view, this.tabs.unplaced),
        ),
        this.items,
        this.more,
      ),
    );
    if (this.claims.length) frame?.after(this.legend());
  }

  legend() {
    /** @param {"actor" | "kind"} name */
    const used = (name) =>
      new Set(this.claims.map((claim) => claim[name]).concat("several"));
    return legend(this.cards, {
      actors: used("actor"),
      kinds: used("kind"),
      unaccepted: this.claims.some(isUnaccepted),
      denied: this.claims.some(isDenial),
    });
  }

  /** @param {boolean} narrow */
  controls(narrow) {
    const safe = element("span", {}, this.options.credit).innerHTML;
    // Leaflet takes markup here.
    nameZoom(this.map);
    this.map.attributionControl.setPrefix(false).addAttribution(safe);
    L.control
      .scale({
        imperial: false,
        maxWidth: 110,
        position: narrow ? "topright" : "bottomleft",
      })
      .addTo(this.map);
    const home = new L.Control({ position: "topleft" });
    home.onAdd = () => {
      const words = text("map.all");
      const link = element(
        "a",
        { href: "#", role: "button", title: words, "aria-label": words },
        "⤢",
      );
      L.DomEvent.on(link, "click", (event) => {
        L.DomEvent.stop(event);
        this.fit(true);
      });
      return element("div", { class: "leaflet-bar" }, link);
    };
    home.addTo(this.map);
    this.tools = new MapTools(this.map, this.div);
  }

  events() {
    this.dark.addEventListener("change", () => {
      this.dress();
      this.refresh();
    });
    this.map.on("moveend", () => this.refresh());
    this.map.on("click", (event) => {
      if (this.tools?.measure.active) this.tools.measure.add(event.latlng);
      else this.click(event.containerPoint);
    });
    this.map.on("mousemove", (event) => this.hover(event.containerPoint));
    this.map.on("mouseout", () => this.hover(null));
    this.tabs.view.addEventListener("click", () => this.choose("view"));
    this.tabs.unplaced.addEventListener("click", () => this.choose("unplaced"));
    this.more.addEventListener("click", () => this.list(this.items.children.length));
  }

  dress() {
    this.theme = this.dark.matches ? "dark" : "light";
    document.documentElement.dataset.theme = this.theme;
    this.base.look(this.theme, this.options.reservoir);
  }

  /** @param {boolean} animate */
  fit(animate) {
    /** @type {[number, number][]} */
    const placed = [];
    for (const { lat, lon } of this.claims) {
      if (lat !== null && lon !== null) placed.push([lat, lon]);
    }
    if (placed.length)
      this.map.fitBounds(placed, { padding: [36, 36], maxZoom: 10, animate });
    else this.map.setView(UKRAINE.center, UKRAINE.zoom, { animate });
  }

  refresh() {
    const zoom = this.map.getZoom();
    const area = this.map.getBounds().pad(0.25);
    let clusters = this.clusters.get(zoom);
    if (!clusters) {
      clusters = cluster(this.claims, zoom, this.wide);
      this.clusters.set(zoom, clusters);
    }
    const visible = clusters.filter(({ geometry: { coordinates } }) =>
      area.contains([coordinates[1], coordinates[0]]),
    );
    this.markers.show(visible, this.theme);
    document.documentElement.dataset.markers = String(visible.length);
    this.list(0);
  }

  /** @param {"view" | "unplaced"} mode */
  choose(mode) {
    this.mode = mode;
    for (const [name, button] of Object.entries(this.tabs)) {
      button.setAttribute("aria-pressed", String(name === mode));
    }
    this.list(0);
  }

  /** @param {number} offset */
  list(offset) {
    const focused = this.items.contains(document.activeElement)
      ? document.activeElement?.getAttribute("data-claim")
      : "";
    if (!offset) {
      this.listed = this.wanted();
      this.items.replaceChildren();
      this.items.scrollTop = 0;
    }
    for (const claim of this.listed.slice(offset, offset + LIST)) {
      this.items.append(this.cards.entry(claim, (row) => this.show(row)));
    }
    if (!this.listed.length) {
      this.items.append(element("li", { class: "fl-empty" }, this.emptyWords()));
    }
    const { length } = this.listed;
    this.count.textContent = plural(
      this.mode === "view" ? "count.view" : "count.unplaced",
      length,
    );
    this.more.hidden = length <= offset + LIST;
    this.mark();
    const again =
      focused && this.items.querySelector(`[data-claim="${CSS.escape(focused)}"]`);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  }

  /** Return the claims of the list, as far as it shows the map or what has no place. */
  wanted() {
    const view = this.map.getBounds();
    return this.claims.filter(({ lat, lon }) => {
      if (lat === null || lon === null) return this.mode === "unplaced";
      return this.mode === "view" && view.contains([lat, lon]);
    });
  }

  emptyWords() {
    if (!this.claims.length) return text("standalone.empty");
    return text(this.mode === "view" ? "list.empty_view" : "standalone.all_placed");
  }

  mark() {
    for (const button of this.items.querySelectorAll(".fl-item")) {
      const current = Boolean(this.open) && button.getAttribute("data-claim") === this.open;
      button.setAttribute("aria-current", String(current));
    }
    const now = this.items.querySelector('[aria-current="true"]');
    if (!now) return;
    // scrollIntoView would move the page too.
    const box = this.items.getBoundingClientRect();
    const at = now.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.bottom) {
      this.items.scrollTop += at.top - box.top;
    }
  }

  /** @param {import("leaflet").Point} point */
  click(point) {
    const hit = this.markers.at(point);
    if (!hit) return;
    /** @type {[number, number]} */
    const at = [hit.lat, hit.lon];
    if (hit.p.places === 1) this.place(hit.lat, hit.lon, hit.p.place_id, "");
    else if (this.map.getZoom() < CLOSEST) {
      this.map.setView(at, Math.min(CLOSEST, this.map.getZoom() + 2));
    } else {
      const title = plural("places.close", hit.p.places);
      this.popup(at, title, hit.p.claims ?? [], "", "");
    }
  }

  /** @param {import("leaflet").Point | null} point */
  hover(point) {
    const hit = point && this.markers.at(point);
    this.map.getContainer().style.cursor = hit ? "pointer" : "";
    if (this.tip && !hit) this.tip.remove();
    if (!hit) return;
    const words = markerWords(hit.p, this.map.getZoom() >= CLOSEST);
    this.tip ??= L.tooltip({
      className: "fl-tip",
      offset: [14, 0],
      direction: "right",
    });
    this.tip.setLatLng([hit.lat, hit.lon]).setContent(element("span", {}, words));
    this.tip.addTo(this.map);
  }

  /** @param {ClaimRow} claim */
  show(claim) {
    if (isNarrow()) this.div.scrollIntoView({ block: "center" });
    const { lat, lon } = claim;
    if (lat === null || lon === null) {
      this.popup(this.map.getCenter(), text("place.none"), [claim], claim.id, "");
      return;
    }
    if (!this.map.getBounds().pad(-0.15).contains([lat, lon])) {
      this.map.panTo([lat, lon], { animate: false });
    }
    this.place(lat, lon, claim.place_id, claim.id);
  }

  /**
   * @param {number} lat
   * @param {number} lon
   * @param {string} placeId
   * @param {string} claimId
   */
  place(lat, lon, placeId, claimId) {
    const here = this.claims.filter((claim) => {
      if (claim.lat === null || claim.lon === null) return false;
      if (placeId) return claim.place_id === placeId;
      return Math.abs(claim.lat - lat) <= NEAR && Math.abs(claim.lon - lon) <= NEAR;
    });
    this.popup([lat, lon], placeTitle(here), here, claimId, placeId);
  }

  /**
   * @param {import("leaflet").LatLngExpression} at
   * @param {string} title
   * @param {ClaimRow[]} claims
   * @param {string} claimId
   * @param {string} placeId
   */
  popup(at, title, claims, claimId, placeId) {
    const current = this.byId.get(claimId);
    const newest = claims.slice(0, POPUP);
    const all = claims.length <= POPUP;
    const rows = all ? claims : [...new Set([...(current ? [current] : []), ...newest])];
    const words = text("standalone.newest", {
      most: POPUP,
      total: number(claims.length),
    });
    const after = all ? null : element("div", { class: "fl-meta" }, words);
    const { claimantOf } = this;
    const box = this.cards.popup(title, rows, { current: claimId, claimantOf, after });
    this.popups.open(at, box);
    this.opened(placeId, claimId || claims[0]?.id || "");
  }

  /**
   * @param {string} placeId
   * @param {string} claimId
   */
  opened(placeId, claimId) {
    this.open = claimId;
    this.markers.open(placeId);
    this.mark();
  }
}

/**
 * @param {string} words
 * @param {boolean} pressed
 */
const tab = (words, pressed) =>
  element("button", { type: "button", "aria-pressed": String(pressed) }, words);
