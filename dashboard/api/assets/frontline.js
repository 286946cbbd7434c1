// The map page's own script: asks for the viewport's markers and list, opens places, reports the view to the address bar.
// Everything that came from an article reaches the page through textContent alone.
(() => {
  "use strict";
  const ROOT = new URL("../../", window.location.href);
  const WATCH_MS = 1500; // how soon an open page learns that the claims changed elsewhere
  const { el, LIST } = window.frontlineCards;

  class Page {
    constructor(map, options) {
      this.map = map;
      this.options = options;
      this.sheet = options.sheet;
      this.config = null;
      this.mode = "view";
      this.open = "";
      this.layout();
      this.base = window.frontlineBasemap(ROOT, this.sheet.themes);
      this.base.addTo(map);
      this.markers = window.frontlineMarkers(this.sheet);
      this.markers.addTo(map);
      this.controls();
      this.events();
      this.startView();
    }

    layout() {
      const div = document.getElementById("map_div");
      const frame = el("div", { class: "fl-frame" });
      div.replaceWith(frame);
      this.count = el("h2", { id: "fl-count", "aria-live": "polite" }, "Claims");
      this.tabs = { view: el("button", { type: "button", "aria-pressed": "true" }, "In view"), unplaced: el("button", { type: "button", "aria-pressed": "false" }, "No place") };
      this.items = el("ol", { "aria-labelledby": "fl-count" });
      this.more = el("button", { type: "button", class: "fl-more", hidden: "" }, "Show more");
      this.aside = el("section", { class: "fl-list", "aria-label": "Claims in the present view" },
        el("header", {}, this.count, el("div", { class: "fl-tabs" }, this.tabs.view, this.tabs.unplaced)), this.items, this.more);
      frame.append(div, this.aside);
      this.share = el("button", { type: "button", class: "fl-share-open", "aria-haspopup": "dialog" }, "Share");
      this.dialog = window.frontlineShare(ROOT);
      this.legend = this.legendBox();
      frame.after(this.legend);
      frame.before(el("div", { class: "fl-tools" }, this.share));
      div.setAttribute("role", "region");
      div.setAttribute("aria-label", "Map of claims. Arrow keys move it, plus and minus zoom. The list after it names every claim.");
      this.size();
      window.addEventListener("resize", () => this.size());
    }

    size() {
      const height = this.options.height, narrow = window.innerWidth <= 760;
      const mapHeight = narrow ? Math.min(430, height) : height;
      document.getElementById("map_div").style.height = `${mapHeight}px`;
      this.aside.style.height = narrow ? "" : `${height}px`;
      this.map.invalidateSize({ animate: false }); // the centre stays: it is what a link names
      window.setTimeout(() => window.Streamlit.setFrameHeight(document.getElementById("parent").offsetHeight + 6), 0);
    }

    controls() {
      const map = this.map;
      map.attributionControl.setPrefix(false).addAttribution(this.sheet.credit);
      L.control.scale({ imperial: false, maxWidth: 110, position: window.innerWidth > 760 ? "bottomleft" : "topright" }).addTo(map);
      const home = L.control({ position: "topleft" });
      home.onAdd = () => {
        const link = el("a", { href: "#", role: "button", title: "Show all claims", "aria-label": "Show all claims" }, "⤢");
        L.DomEvent.on(link, "click", (e) => { L.DomEvent.stop(e); this.fit(this.config.extent); });
        const bar = el("div", { class: "leaflet-bar" }, link);
        L.DomEvent.disableClickPropagation(bar);
        return bar;
      };
      home.addTo(map);
      if (this.options.tiles.length) {
        const choices = { "Offline map": this.base };
        for (const t of this.options.tiles) choices[t.name] = L.tileLayer(t.url, { attribution: t.attribution, maxZoom: t.max_zoom, crossOrigin: "anonymous", referrerPolicy: "strict-origin-when-cross-origin", key: t.key });
        L.control.layers(choices, {}, { position: "topright" }).addTo(map);
        map.on("baselayerchange", (e) => this.ground(e.layer.options.key || ""));
      }
    }

    // Over tiles of others Ukraine's border is drawn as everywhere here.
    ground(key) {
      this.background = key;
      this.border = this.border || window.frontlineBasemap(ROOT, this.sheet.themes, { only: "border", zIndex: 5 });
      if (this.config) this.border.look(this.config.theme, false);
      if (key) this.border.addTo(this.map); else this.border.remove();
    }

    events() {
      this.share.addEventListener("click", () => { if (this.config) this.dialog.open(this.link(), this.config.theme, this.share, this.background || ""); });
      this.map.on("moveend", () => { this.report(); this.refresh(); });
      this.map.on("zoomanim", (e) => this.ahead(e.center, e.zoom));
      this.map.on("click", (e) => this.click(e.containerPoint));
      this.map.on("mousemove", (e) => this.hover(e));
      this.map.on("mouseout", () => this.hover(null));
      this.map.on("popupclose", () => { if (!this.opening) this.opened("", ""); });
      for (const [mode, button] of Object.entries(this.tabs)) button.addEventListener("click", () => this.choose(mode));
      this.more.addEventListener("click", () => this.list(this.after));
      window.setInterval(() => this.watch(), WATCH_MS);
    }

    // The view of the address wins; else what Python fitted to the filters.
    startView() {
      const asked = new URL(window.parent.location.href).searchParams;
      const given = (name, otherwise) => { const text = (asked.get(name) || "").trim(); return text ? Number(text) : otherwise; };
      const lat = given("lat", NaN), lon = given("lon", NaN), zoom = given("zoom", 6);
      // As domain/links.py reads it: what that tells as unusable must not be used here.
      this.fromAddress = Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 3 && zoom <= 18;
      if (this.fromAddress) this.map.setView([lat, lon], zoom, { animate: false });
      this.wanted = asked.get("claim") || "";
    }

    // The style sheet arrives on its own time, and without it the map has another width.
    async styled() {
      while (getComputedStyle(document.querySelector(".fl-frame")).display !== "flex") await new Promise((next) => { window.setTimeout(next, 15); });
    }

    // Called on every change of the filters; the map itself stays.
    async show(config) {
      this.latest = config;
      await this.styled();
      if (this.latest !== config) return;
      const before = this.config;
      this.config = config;
      document.documentElement.dataset.theme = config.theme;
      this.base.look(config.theme, config.reservoir);
      if (this.border) this.border.look(config.theme, false);
      this.size();
      window.setTimeout(() => this.size(), 80);
      if (!before && !this.fromAddress) this.fit(config.extent, false);
      else if (before && before.fit !== config.fit && config.extent) this.fit(config.extent);
      if (before && before.query !== config.query) this.map.closePopup();
      this.refresh();
      this.report();
      if (!before && this.wanted) this.openClaim(this.wanted);
    }

    fit(extent, animate = true) {
      if (extent) this.map.fitBounds([[extent[1], extent[0]], [extent[3], extent[2]]], { padding: [36, 36], maxZoom: 10, animate });
      else this.map.setView(this.options.home.center, this.options.home.zoom, { animate });
    }

    async ask(path, slot, extra = {}) {
      this.pending = this.pending || {};
      if (this.pending[slot]) this.pending[slot].abort();
      const control = new AbortController();
      this.pending[slot] = control;
      const url = new URL(`api/${path}`, ROOT);
      url.search = this.config.query;
      for (const [name, value] of Object.entries(extra)) url.searchParams.set(name, value);
      url.searchParams.set("rev", this.config.revision);
      try {
        const answer = await fetch(url, { signal: control.signal });
        const body = await answer.json();
        if (!answer.ok) throw new Error(body.error);
        this.complain("");
        return body;
      } catch (error) {
        if (error.name !== "AbortError") this.complain(`The claims could not be loaded: ${error.message}`);
        return null;
      }
    }

    complain(text) {
      this.error = this.error || document.body.appendChild(el("div", { class: "fl-error", role: "alert", hidden: "" }));
      this.error.textContent = text;
      this.error.hidden = !text;
    }

    bbox(b = this.map.getBounds()) {
      return [b.getWest(), Math.max(-85, b.getSouth()), b.getEast(), Math.min(85, b.getNorth())].map((v) => v.toFixed(4)).join(",");
    }

    markersOf(bounds, zoom) {
      return this.ask("claims.geojson", "markers", { bbox: this.bbox(bounds.pad(0.2)), zoom });
    }

    // While a zoom is still moving, the claims of where it will end are on their way.
    ahead(center, zoom) {
      if (!this.config || !Number.isInteger(zoom)) return;
      const half = this.map.getSize().divideBy(2);
      const middle = this.map.project(center, zoom);
      const bounds = L.latLngBounds(this.map.unproject(middle.subtract(half), zoom), this.map.unproject(middle.add(half), zoom));
      this.coming = { zoom, bounds: bounds.pad(0.1), config: this.config, markers: this.markersOf(bounds, zoom) };
    }

    async refresh() {
      if (!this.config) return;
      const query = this.config.query;
      const [zoom, bounds, coming] = [this.map.getZoom(), this.map.getBounds(), this.coming];
      this.coming = null;
      const here = coming && coming.config === this.config && coming.zoom === zoom && coming.bounds.contains(bounds);
      const found = await (here ? coming.markers : this.markersOf(bounds, zoom));
      if (!found) return;
      this.markers.show(found.features, this.config.theme);
      const told = document.documentElement.dataset;
      told.markers = String(found.features.length);
      told.query = query;
      told.drawn = String(Number(told.drawn || 0) + 1);
      this.list("");
    }

    // Claims that were accepted, retracted or imported meanwhile, here or on another server, appear without a reload.
    async watch() {
      if (!this.config || window.parent.document.hidden || this.watching) return;
      this.watching = true;
      try {
        const answer = await fetch(new URL("api/revision", ROOT));
        const now = answer.ok ? (await answer.json()).revision : this.config.revision;
        if (now !== this.config.revision) {
          this.config.revision = now;
          this.refresh();
          window.Streamlit.setComponentValue({ revision: now });
        }
      } catch {
        // The server is away: the next question a reader asks says so.
      } finally { this.watching = false; }
    }

    choose(mode) {
      this.mode = mode;
      for (const [name, button] of Object.entries(this.tabs)) button.setAttribute("aria-pressed", String(name === mode));
      this.list("");
    }

    async list(after) {
      const where = this.mode === "view" ? { bbox: this.bbox() } : { unplaced: "yes" };
      if (!after) this.total(where);
      const found = await this.ask("claims.json", "list", { ...where, limit: LIST, ...(after ? { after } : {}) });
      if (!found) return;
      if (!after) { this.items.replaceChildren(); this.items.scrollTop = 0; }
      for (const claim of found.claims) this.items.append(this.item(claim));
      if (!found.claims.length && !after) this.items.append(el("li", { class: "fl-empty" }, this.config.total === 0
        ? "No claims match the filters. Widen the dates or remove a filter."
        : this.mode === "view" ? "No claims in this part of the map. Zoom out, or use ⤢ to show all." : "Every claim that matches has a place."));
      this.after = found.after;
      this.more.hidden = !found.after;
      this.mark();
    }

    async total(where) {
      const mode = this.mode;
      const found = await this.ask("count", "count", where);
      if (!found) return;
      const words = `${found.total.toLocaleString("en")} claim${found.total === 1 ? "" : "s"}`;
      this.count.textContent = mode === "view" ? `${words} in view` : `${words} with no place`;
    }

    mark() {
      for (const button of this.items.querySelectorAll(".fl-item"))
        button.setAttribute("aria-current", String(Boolean(this.open && button.dataset.claim === this.open)));
      const now = this.items.querySelector('[aria-current="true"]');
      if (now) now.scrollIntoView({ block: "nearest" });
    }

    opened(placeId, claimId) {
      this.open = claimId;
      this.markers.open(placeId);
      this.mark();
      this.report();
    }

    // What the page shows, as the parameters of a link.
    link() {
      const found = new URLSearchParams(this.config.query);
      for (const [name, value] of Object.entries({ ...this.view, ...(this.open ? { claim: this.open } : {}) })) found.set(name, value);
      return found;
    }

    report() {
      if (!this.config) return;
      const url = new URL(window.parent.location.href), c = this.map.getCenter();
      const view = { lat: String(Number(c.lat.toFixed(4))), lon: String(Number(c.lng.toFixed(4))), zoom: String(this.map.getZoom()) };
      this.view = view;
      for (const [name, value] of Object.entries(view)) url.searchParams.set(name, value);
      if (this.open) url.searchParams.set("claim", this.open);
      else url.searchParams.delete("claim");
      window.parent.history.replaceState(window.parent.history.state, "", url);
    }
  }

  Object.assign(Page.prototype, window.frontlineCards.methods, window.frontlinePlaces);
  window.frontline = {
    start(map, options) { window.frontlinePage = new Page(map, options); },
    show(config) { window.frontlinePage.show(config); },
  };
})();
