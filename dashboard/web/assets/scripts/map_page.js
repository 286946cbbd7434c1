/**
 * The map page's own script: asks for the viewport's markers and list, opens places,
 * reports the view to the address bar. Text of claims reaches the page through
 * textContent alone.
 */
import { AreaTool } from "./area_tool.js";
import { BasemapLayer } from "./basemap_layer.js";
import { ClaimCards } from "./claim_cards.js";
import { ClaimList } from "./claim_list.js";
import { ClaimServer } from "./claim_server.js";
import { Comparison } from "./comparison.js";
import { ControlLayer } from "./control_layer.js";
import { byId, element, isNarrow } from "./dom.js";
import { controlOf, icon, nameZoom } from "./controls.js";
import { Layers } from "./layers.js";
import { legend } from "./legend.js";
import { MapTools } from "./map_tools.js";
import { MarkerLayer } from "./marker_layer.js";
import { Outlines } from "./outlines.js";
import { Places } from "./places.js";
import { ShareDialog } from "./share_dialog.js";
import { speakIn, text } from "./texts.js";
import { Timeline } from "./timeline.js";

const ROOT = new URL("../../", window.location.href);
const OWN_FILTERS = ["from", "to", "near", "within"]; // those the map itself can set
const MARGIN = 36; // pixels left free around a view that was fitted
const CLOSEST_FIT = 10; // the zoom of a view that was fitted to one place
const COVERS = ".fl-legend-box, .fl-days, .fl-list"; // what may lie over the map
const REST_MS = 30; // a hand that drags the map and rests so long may let go here
const WATCH_MS = 1500; // how soon an open page learns that the claims changed elsewhere

/**
 * @typedef {import("leaflet").LatLngBounds} LatLngBounds
 *
 * What the page is told on every change of the filters (dashboard/ui/views/map_page.py).
 *
 * @typedef {object} MapConfig
 * @property {string} query the filters as an address query
 * @property {string[]} filters what parameters of an address are filters
 * @property {string} revision
 * @property {string} theme
 * @property {boolean} reservoir
 * @property {number} total
 * @property {number} [unplaced]
 * @property {[number, number, number, number] | null} extent west, south, east, north
 * @property {string} fit when it changes the map moves to the extent
 * @property {string} [day] the last day of the claims, ISO
 * @property {import("./layers.js").DatasetLayer[]} [layers]
 *
 * The claims of a view that may be the next, asked for ahead.
 *
 * @typedef {object} Coming
 * @property {number} zoom
 * @property {LatLngBounds} bounds of the views that they will do for
 * @property {MapConfig} config
 * @property {ReturnType<import("./layers.js").Layers["markers"]>} markers
 */

/** The map, its list and what is open. */
export class MapPage {
  /**
   * @param {import("leaflet").Map} map
   * @param {any} options as dashboard/web/folium_map.py writes them
   */
  constructor(map, options) {
    this.map = map;
    this.options = options;
    this.sheet = options.sheet;
    /** @type {MapConfig | null} */
    this.config = null;
    this.open = "";
    this.at = "";
    this.background = "";
    /** @type {BasemapLayer | undefined} */
    this.border = undefined;
    /** @type {HTMLElement | undefined} */
    this.error = undefined;
    /** @type {Record<string, string>} */
    this.view = {};
    this.fitting = false;
    this.rest = 0; // the timer of a drag
    this.turn = 0; // counts the views that were shown
    this.shown = ""; // what the markers were last asked for
    this.address = window.parent.location.search;
    /** @type {Coming | null} */
    this.coming = null;
    this.state = document.documentElement.dataset;
    this.server = new ClaimServer(ROOT, (words) => this.complain(words));
    this.cards = new ClaimCards(this.sheet);
    this.list = new ClaimList(this.server, this.cards, {
      bbox: () => this.bbox(),
      counts: () => this.config,
      choose: (id) => this.places.openClaim(id),
      showAll: () => this.fit(this.config?.extent ?? null),
    });
    this.aside = element(
      "section",
      { class: "fl-list", "aria-label": text("list.about") },
      ...this.list.parts,
    );
    this.stage = element("div", { class: "fl-stage" });
    const address = new URL(window.parent.location.href).searchParams;
    const on = (address.get("layers") || "").split(",").filter(Boolean);
    this.layers = new Layers(on, () => {
      this.coming = null;
      this.refresh();
      this.report();
    });
    this.mapBox = element("div", { class: "fl-map" });
    this.dialog = new ShareDialog(ROOT);
    this.layout();
    this.base = new BasemapLayer(ROOT, this.sheet.themes).addTo(map);
    // What the page around takes its first picture away by (first_picture.js).
    this.base.on("ready", () => {
      this.state.ground = "drawn";
    });
    const { areas } = this.sheet;
    this.outlines = new Outlines((ids) => this.server.outlines(ids), areas);
    this.markers = new MarkerLayer(this.sheet, this.base, this.outlines).addTo(map);
    this.places = new Places(this);
    this.timeline = new Timeline(this);
    this.comparison = new Comparison(this);
    this.timeline.box.prepend(this.comparison.box);
    this.stage.append(this.timeline.box);
    this.controls();
    this.tools = new MapTools(map, this.stage);
    this.area = new AreaTool(map, (within) => this.restrict({ within }));
    this.control = new ControlLayer(map, this.server, this.sheet, () => this.report());
    this.events();
    this.startView();
  }

  layout() {
    const div = byId("map_div");
    const frame = element("div", { class: "fl-frame" });
    div.replaceWith(frame);
    // The list first: a reader with a keyboard comes to the claims before the map.
    frame.append(this.aside, this.stage);
    const whole = legend(this.cards);
    whole.open = false;
    // The colours are always in sight, the rest is opened.
    const colours = whole.querySelector("ul")?.cloneNode(true);
    const parts = [colours, this.layers.box, whole];
    this.mapBox.append(div, element("div", { class: "fl-legend-box" }, ...parts));
    this.stage.append(this.mapBox);
    div.setAttribute("role", "region");
    div.setAttribute("aria-label", text("map.about"));
    this.size();
    window.addEventListener("resize", () => this.size());
    // On paper the map has another size, and nobody waits for it: it is drawn at once.
    const paper = (/** @type {boolean} */ yes) => {
      this.mapBox.classList.toggle("fl-paper", yes);
      this.size();
      this.base.drawWaiting();
    };
    const printing = () => paper(true);
    const printed = () => paper(false);
    window.parent.addEventListener("beforeprint", printing);
    window.parent.addEventListener("afterprint", printed);
    window.addEventListener("pagehide", () => {
      window.parent.removeEventListener("beforeprint", printing);
      window.parent.removeEventListener("afterprint", printed);
    });
  }

  size() {
    // The centre stays: it is what a link names.
    this.map.invalidateSize({ animate: false });
  }

  controls() {
    const { map } = this;
    nameZoom(map);
    map.attributionControl.setPrefix(false).addAttribution(this.sheet.credit);
    const position = isNarrow() ? "topright" : "bottomleft";
    L.control.scale({ imperial: false, maxWidth: 110, position }).addTo(map);
    const words = text("map.all");
    const home = element(
      "button",
      { type: "button", class: "fl-tool", title: words, "aria-label": words },
      icon("M-6 -1V-6H-1M6 1V6H1M-6 -6L-1.5 -1.5M6 6L1.5 1.5"),
    );
    home.addEventListener("click", () => this.fit(this.config?.extent ?? null));
    controlOf(home, "topleft").addTo(map);
    if (!this.options.tiles.length) return;
    /** @type {Record<string, import("leaflet").Layer>} */
    const choices = { [text("map.offline")]: this.base };
    for (const tiles of this.options.tiles) {
      choices[tiles.name] = L.tileLayer(tiles.url, {
        attribution: tiles.attribution,
        maxZoom: tiles.max_zoom,
        crossOrigin: "anonymous",
        referrerPolicy: "strict-origin-when-cross-origin",
        id: tiles.key,
      });
    }
    L.control.layers(choices, {}, { position: "topright" }).addTo(map);
    map.on("baselayerchange", ({ layer }) => {
      const chosen = layer instanceof L.TileLayer ? layer.options.id : "";
      this.ground(chosen ?? "");
    });
  }

  /**
   * Over tiles of others Ukraine's border is drawn as everywhere here.
   *
   * @param {string} key of the online map, "" for the vendored one
   */
  ground(key) {
    this.background = key;
    this.border ??= new BasemapLayer(ROOT, this.sheet.themes, {
      border: true,
      zIndex: 5,
    });
    if (this.config) this.border.look(this.config.theme, false);
    if (key) this.border.addTo(this.map);
    else this.border.remove();
    // Tiles of others carry names of their own.
    this.markers.name(!key);
  }

  events() {
    const { map } = this;
    map.on("moveend", () => {
      window.clearTimeout(this.rest);
      // The server works while the address is written.
      if (!this.fitting) this.refresh();
      this.report();
      this.timeline.moved();
    });
    map.on("zoomanim", ({ center, zoom }) => this.ahead(center, zoom));
    // A pointer over a button of the zoom is about to press it.
    for (const [way, step] of Object.entries({ in: 1, out: -1 })) {
      const button = map.getContainer().querySelector(`.leaflet-control-zoom-${way}`);
      button?.addEventListener("pointerenter", () => {
        const zoom = map.getZoom() + step;
        const isPossible = zoom >= map.getMinZoom() && zoom <= map.getMaxZoom();
        if (isPossible) this.prepare(map.getCenter(), zoom);
      });
    }
    map.on("drag", () => {
      window.clearTimeout(this.rest);
      this.rest = window.setTimeout(
        () => this.ahead(map.getCenter(), map.getZoom()),
        REST_MS,
      );
    });
    map.on("click", ({ containerPoint, latlng }) => {
      if (this.tools.measure.active) this.tools.measure.add(latlng);
      else if (this.area.active) this.area.add(latlng);
      else this.places.click(containerPoint);
    });
    map.on("mousemove", ({ containerPoint }) => this.places.hover(containerPoint));
    map.on("mouseout", () => this.places.hover(null));
    map.getContainer().addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target !== map.getContainer()) return;
      if (this.tools.measure.active || this.area.active) return;
      const middle = map.getSize().divideBy(2);
      const hit = this.comparison.layerAt(middle).nearest(middle);
      if (hit) this.places.choose(hit, middle);
    });
    window.setInterval(() => this.watch(), WATCH_MS);
    const follow = () => {
      const address = new URL(window.parent.location.href).searchParams;
      const filters = Object.fromEntries(
        OWN_FILTERS.map((name) => [name, address.get(name) || ""]),
      );
      // Streamlit takes over an address only when it runs again.
      if (this.takeFilters(filters)) {
        window.Streamlit.setComponentValue({ filters, at: Date.now() });
      }
      this.follow();
    };
    window.parent.addEventListener("popstate", follow);
    // Not in every browser; there the map learns of new filters from Streamlit alone.
    const { navigation } = /** @type {{ navigation?: EventTarget }} */ (
      /** @type {unknown} */ (window.parent)
    );
    const take = (/** @type {any} */ { navigationType }) => {
      if (navigationType !== "traverse") this.takeAddress();
    };
    navigation?.addEventListener("currententrychange", take);
    window.addEventListener("pagehide", () => {
      window.parent.removeEventListener("popstate", follow);
      navigation?.removeEventListener("currententrychange", take);
    });
  }

  /**
   * Show what the filters of the address leave, when the address has others than before.
   * Streamlit writes them there before it draws anything, and takes a tenth of a second
   * to draw what lies around the map.
   */
  takeAddress() {
    const { search } = window.parent.location;
    const { config } = this;
    if (!config || search === this.address) return;
    const [before, now] = [this.address, search].map((text) =>
      filtersOf(text, config.filters),
    );
    this.address = search;
    if (now === undefined || now === before || sameFilters(now, config.query)) return;
    this.show({ ...config, query: now });
  }

  /**
   * Open the Share dialog.
   *
   * @param {HTMLElement} button what has the focus afterwards
   */
  openShare(button) {
    if (!this.config) return;
    this.dialog.open(this.link(), this.config.theme, button, this.background);
  }

  /**
   * Show what the address names, after Back or Forward, too.
   *
   * @param {boolean} [anew] whether nothing is shown yet
   */
  follow(anew = false) {
    const address = new URL(window.parent.location.href).searchParams;
    this.comparison.restore(address.get("compare") || "");
    this.control.restore(address.get("references") || "", address.get("control") || "");
    const [claim, at] = [address.get("claim") || "", address.get("at") || ""];
    if (!anew && claim === this.open && at === this.at) return;
    [this.open, this.at] = [claim, at];
    if (claim) this.places.openClaim(claim, { restoring: true });
    else if (at) this.places.openPlaceOf(at);
    else {
      this.places.panel.showList();
      this.opened("", "", { restoring: true });
    }
  }

  // The view of the address wins; else what Python fitted to the filters.
  startView() {
    const address = new URL(window.parent.location.href).searchParams;
    /** @type {(name: string, otherwise: number) => number} */
    const number = (name, otherwise) => {
      const words = (address.get(name) || "").trim();
      return words ? Number(words) : otherwise;
    };
    const lat = number("lat", NaN);
    const lon = number("lon", NaN);
    const zoom = number("zoom", 6);
    // As domain/links.py reads it: what that tells as unusable must not be used here.
    this.fromAddress =
      Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 3 && zoom <= 18;
    // Until it is shown, what the address names stays in it.
    [this.open, this.at] = [address.get("claim") || "", address.get("at") || ""];
    this.comparison.restore(address.get("compare") || "", false);
    const ground = [address.get("references") || "", address.get("control") || ""];
    this.control.restore(ground[0] ?? "", ground[1] ?? "", false);
    if (this.fromAddress) this.map.setView([lat, lon], zoom, { animate: false });
  }

  // The style sheets arrive on their own time, and without any of them the map has
  // another size: a view that is fitted to a map without height shows nothing.
  async styled() {
    const container = this.map.getContainer();
    const ready = () =>
      [...document.querySelectorAll("link")].every(
        ({ rel, sheet }) => rel !== "stylesheet" || sheet,
      ) &&
      getComputedStyle(this.stage).display === "flex" &&
      container.clientHeight > 0;
    while (!ready()) {
      await new Promise((next) => {
        window.setTimeout(next, 15);
      });
    }
  }

  /**
   * Take over a change of the filters; the map itself stays.
   *
   * @param {MapConfig} config
   */
  async show(config) {
    this.latest = config;
    await this.styled();
    if (this.latest !== config) return;
    const before = this.config;
    // The address may have told them already, in another order.
    if (before && sameFilters(before.query, config.query)) config.query = before.query;
    this.config = config;
    this.server.query = config.query;
    this.server.revision = config.revision;
    this.layers.offer(config.layers ?? []);
    this.state.theme = config.theme;
    this.base.look(config.theme, config.reservoir);
    this.border?.look(config.theme, false);
    // What the new view and the new filters show is asked for once.
    this.fitting = true;
    this.size();
    window.setTimeout(() => this.size(), 80);
    if (!before && !this.fromAddress) this.firstFit(config.extent);
    else if (before && before.fit !== config.fit && config.extent) {
      this.fit(config.extent);
    }
    this.fitting = false;
    if (this.shown !== this.wanted()) this.refresh();
    if (!before || before.query !== config.query) this.follow(!before);
    this.report();
    this.timeline.filtered(before?.query !== config.query);
    this.control.filtered(config.day ?? "");
  }

  /**
   * Show what the first picture of the page shows, so that the map can take its place;
   * without one, the extent.
   *
   * @param {[number, number, number, number] | null} extent
   */
  firstFit(extent) {
    const picture = window.parent.document.querySelector("#first-picture img");
    // An element of another window is no instance of this window's classes.
    const address = picture && "currentSrc" in picture ? String(picture.currentSrc) : "";
    const { center, zoom } = pictureView(address);
    if (center && zoom) this.map.setView(center, zoom, { animate: false });
    else this.fit(extent, false);
  }

  /**
   * @param {[number, number, number, number] | null} extent west, south, east, north
   * @param {boolean} [animate]
   */
  fit(extent, animate = true) {
    const { center, zoom } = this.options.home;
    if (!extent) this.map.setView(center, zoom, { animate });
    else {
      const [west, south, east, north] = extent;
      const box = L.latLngBounds([south, west], [north, east]);
      this.map.fitBounds(box, {
        paddingTopLeft: [MARGIN, MARGIN],
        paddingBottomRight: [MARGIN, MARGIN + this.spareRoom(box)],
        maxZoom: CLOSEST_FIT,
        animate,
      });
    }
  }

  /**
   * How far a view of the box can stay clear of what covers the lower part of the map
   * without being drawn any smaller, in pixels.
   *
   * @param {LatLngBounds} box
   */
  spareRoom(box) {
    const map = this.map.getContainer().getBoundingClientRect();
    const covers = [...document.querySelectorAll(COVERS)]
      .map((node) => node.getBoundingClientRect())
      .filter((at) => at.height && at.left < map.right && at.right > map.left)
      .map((at) => map.bottom - at.top);
    const room = Math.max(0, ...covers);
    /** @type {(below: number) => number} */
    const zoom = (below) =>
      this.map.getBoundsZoom(box, false, L.point(2 * MARGIN, 2 * MARGIN + below));
    // Of a map that is covered as a whole there is no such zoom: NaN compares false.
    return zoom(room) >= Math.min(zoom(0), CLOSEST_FIT) ? room : 0;
  }

  /** @param {string} words what went wrong, "" when all is well */
  complain(words) {
    this.error ??= document.body.appendChild(
      element("div", { class: "fl-error", role: "alert", hidden: "" }),
    );
    this.error.textContent = words;
    this.error.hidden = !words;
  }

  /** @param {LatLngBounds} [box] */
  bbox(box = this.map.getBounds()) {
    return [
      box.getWest(),
      Math.max(-85, box.getSouth()),
      box.getEast(),
      Math.min(85, box.getNorth()),
    ]
      .map((value) => value.toFixed(4))
      .join(",");
  }

  /**
   * @param {LatLngBounds} bounds
   * @param {number} zoom
   * @param {string} [slot]
   */
  markersOf(bounds, zoom, slot) {
    const where = { bbox: this.bbox(bounds.pad(0.25)), zoom };
    return this.layers.markers(this.server, where, slot);
  }

  /**
   * While a zoom or a hand still moves the map, the claims of where it will end are on
   * their way.
   *
   * @param {import("leaflet").LatLng} center
   * @param {number} zoom
   */
  ahead(center, zoom) {
    const coming = this.prepare(center, zoom);
    coming?.markers.then((answer) => {
      const isStill = answer && this.coming === coming && this.drawsClaims();
      if (isStill) this.markers.expect(answer.features, center, zoom);
    });
  }

  /**
   * Ask for the claims of a view that may be the next; return what is on its way.
   *
   * @param {import("leaflet").LatLng} center
   * @param {number} zoom
   * @returns {Coming | null} null where no claims are shown at that zoom
   */
  prepare(center, zoom) {
    if (!this.config || !Number.isInteger(zoom)) return null;
    const half = this.map.getSize().divideBy(2);
    const middle = this.map.project(center, zoom);
    const bounds = L.latLngBounds(
      this.map.unproject(middle.subtract(half), zoom),
      this.map.unproject(middle.add(half), zoom),
    );
    if (!this.comes(bounds, zoom)) {
      this.coming = {
        zoom,
        bounds: bounds.pad(0.1),
        config: this.config,
        markers: this.markersOf(bounds, zoom, "ahead"),
      };
    }
    return this.coming;
  }

  /**
   * Return whether the claims of a view are on their way.
   *
   * @param {LatLngBounds} bounds
   * @param {number} zoom
   */
  comes(bounds, zoom) {
    const { coming } = this;
    return (
      coming?.config === this.config &&
      coming?.zoom === zoom &&
      coming.bounds.contains(bounds)
    );
  }

  /** Return whether the markers are those of the claims, not of a day or of two. */
  drawsClaims() {
    return !this.comparison.active && !this.timeline.playing;
  }

  /** Return what the markers are asked for, as a text to compare. */
  wanted() {
    const { query, revision, theme } = this.config ?? {};
    const view = [this.bbox(), this.map.getZoom(), this.layers.names()];
    return [query, revision, theme, ...view].join(" ");
  }

  async refresh() {
    const { config, coming } = this;
    if (!config) return;
    const zoom = this.map.getZoom();
    const bounds = this.map.getBounds();
    const { x, y } = this.map.getSize();
    if (!x || !y) return; // a map that nobody sees shows nothing
    const comes = this.comes(bounds, zoom);
    this.coming = null;
    this.turn += 1;
    this.shown = this.wanted();
    const { query } = config;
    const { turn } = this;
    let answer = comes ? await coming?.markers : null;
    // What was asked ahead may have failed, or given way to another view.
    if (!answer && turn === this.turn) answer = await this.markersOf(bounds, zoom);
    if (turn !== this.turn) return;
    if (!answer) {
      this.shown = "";
      return;
    }
    if (this.comparison.active) await this.comparison.load();
    else if (this.drawsClaims()) this.markers.show(answer.features, config.theme);
    this.state.markers = String(answer.features.length);
    this.state.query = query;
    this.state.drawn = String(Number(this.state.drawn || 0) + 1);
    this.list.load();
  }

  // Claims that were accepted, retracted or imported meanwhile, here or on another
  // server, appear without a reload.
  async watch() {
    const { config } = this;
    if (!config || window.parent.document.hidden || this.watching) return;
    this.watching = true;
    try {
      const answer = await fetch(new URL("api/revision", ROOT));
      const now = answer.ok ? (await answer.json()).revision : config.revision;
      if (now !== config.revision) {
        config.revision = this.server.revision = now;
        this.coming = null;
        this.refresh();
        this.timeline.filtered(true);
        window.Streamlit.setComponentValue({ revision: now });
      }
    } catch {
      // The server is away: the next question a reader asks says so.
    } finally {
      this.watching = false;
    }
  }

  /**
   * Note what the panel shows. It is a step of Back, unless the address was followed.
   *
   * @param {string} placeId
   * @param {string} claimId
   * @param {{ at?: string, restoring?: boolean }} [how]
   */
  opened(placeId, claimId, { at = "", restoring = false } = {}) {
    const step = !restoring && (claimId !== this.open || at !== this.at);
    this.open = claimId;
    this.at = at;
    this.markers.open(placeId);
    this.list.mark(claimId);
    this.report(step);
  }

  /**
   * Filter by days at once, as a step of Back; the page's own fields follow.
   *
   * @param {string} first ISO, "" for no bound
   * @param {string} last
   */
  chooseDays(first, last) {
    this.restrict({ from: first, to: last });
  }

  /**
   * Filter at once, as a step of Back: the address first, the page's own fields follow.
   *
   * @param {Record<string, string>} filters "" takes a filter off
   */
  restrict(filters) {
    const url = new URL(window.parent.location.href);
    setFilters(url.searchParams, filters);
    // Other filters, another list: a card that is open makes room for it.
    for (const name of ["claim", "at"]) url.searchParams.delete(name);
    const before = window.parent.location.href;
    const { history } = window.parent;
    if (!this.config || !this.changes(filters)) return;
    if (url.href !== before) history.pushState(history.state, "", url);
    this.takeFilters(filters);
    window.Streamlit.setComponentValue({ filters, at: Date.now() });
  }

  /**
   * Return whether these filters are others than those now.
   *
   * @param {Record<string, string>} filters
   */
  changes(filters) {
    const query = new URLSearchParams(this.config?.query);
    const before = String(query);
    setFilters(query, filters);
    return String(query) !== before;
  }

  /**
   * Show what other filters leave; return whether they are others.
   *
   * @param {Record<string, string>} filters
   */
  takeFilters(filters) {
    if (!this.config || !this.changes(filters)) return false;
    const query = new URLSearchParams(this.config.query);
    setFilters(query, filters);
    this.show({ ...this.config, query: String(query) });
    return true;
  }

  /** Return what the page shows, as the parameters of a link. */
  link() {
    const parameters = new URLSearchParams(this.config?.query);
    const more = this._shown();
    for (const [name, value] of Object.entries(more)) {
      if (value) parameters.set(name, value);
    }
    speakIn(parameters);
    return parameters;
  }

  /** Return the parameters of a link that are no filters, "" for what is not so. */
  _shown() {
    const [layers, compare] = [this.layers.names(), this.comparison.text()];
    const ground = this.control.shown();
    return { ...this.view, claim: this.open, at: this.at, layers, compare, ...ground };
  }

  /**
   * Write the view and what is open to the address.
   *
   * @param {boolean} [step] whether Back leads to what was shown before; a movement of
   *   the map is none
   */
  report(step = false) {
    if (!this.config) return;
    const url = new URL(window.parent.location.href);
    const { lat, lng } = this.map.getCenter();
    this.view = {
      lat: String(Number(lat.toFixed(4))),
      lon: String(Number(lng.toFixed(4))),
      zoom: String(this.map.getZoom()),
    };
    for (const [name, value] of Object.entries(this._shown())) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    const { history } = window.parent;
    if (step) history.pushState({}, "", url);
    else history.replaceState(history.state, "", url);
  }
}

/**
 * @param {URLSearchParams} parameters
 * @param {Record<string, string>} filters "" takes one off
 */
const setFilters = (parameters, filters) => {
  for (const [name, value] of Object.entries(filters)) {
    if (value) parameters.set(name, value);
    else parameters.delete(name);
  }
};

/**
 * Return the filters of an address query, as an address query.
 *
 * @param {string} search
 * @param {string[]} names of filters
 */
const filtersOf = (search, names) =>
  String(
    new URLSearchParams(
      [...new URLSearchParams(search)].filter(([name]) => names.includes(name)),
    ),
  );

/**
 * Return whether two address queries are the same filters.
 *
 * @param {string} first
 * @param {string} other
 */
const sameFilters = (first, other) => {
  const [a, b] = [first, other].map((query) => {
    const parameters = new URLSearchParams(query);
    parameters.sort();
    return String(parameters);
  });
  return a === b;
};

/**
 * The view that the address of a picture names.
 *
 * @param {string} address
 * @returns {{ center?: [number, number], zoom?: number }} nothing when it names none
 */
const pictureView = (address) => {
  const { searchParams } = new URL(address, window.location.href);
  const degrees = (searchParams.get("center") ?? "").split(",").map(Number);
  const [lat = NaN, lon = NaN] = degrees;
  const zoom = Number(searchParams.get("zoom") ?? NaN);
  return [lat, lon, zoom].every(Number.isFinite) ? { center: [lat, lon], zoom } : {};
};
