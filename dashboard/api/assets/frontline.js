// The map page's own script: asks for the viewport's markers and list, opens places, reports the view to the address bar.
// Everything that came from an article reaches the page through textContent alone.
(() => {
  "use strict";
  const ROOT = new URL("../../", window.location.href);
  const LIST = 50;
  const WATCH_MS = 1500; // how soon an open page learns that the claims changed elsewhere
  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined && value !== null) node.setAttribute(name, value);
    node.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
    return node;
  };
  const svg = (tag, attributes) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };

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

    icon(actor, kind, size = 18) {
      const node = svg("svg", { width: size, height: size, viewBox: "-11 -11 22 22", "aria-hidden": "true" });
      node.append(svg("circle", { r: 10.5, fill: this.sheet.actors[actor].colour }),
        svg("path", { d: this.sheet.kinds[kind].path, fill: "none", stroke: "#fff", "stroke-width": 1.6, "stroke-linecap": "round", "stroke-linejoin": "round" }));
      return node;
    }

    legendBox() {
      const actors = el("ul"), kinds = el("ul");
      for (const [name, a] of Object.entries(this.sheet.actors)) {
        const dot = svg("svg", { width: 14, height: 14, "aria-hidden": "true" });
        dot.append(svg("circle", { cx: 7, cy: 7, r: 6, fill: a.colour }));
        actors.append(el("li", {}, dot, a.label));
      }
      for (const [name, k] of Object.entries(this.sheet.kinds)) kinds.append(el("li", { title: k.gloss }, this.icon("several", name, 16), k.label));
      const box = el("details", { class: "fl-legend" }, el("summary", {}, "Legend"),
        el("p", {}, "Colour: who acts"), actors, el("p", {}, "Symbol: what is said to have happened"), kinds,
        el("p", {}, "Number: claims there. Dashed ring: the truth may lie anywhere inside it. Square: a whole oblast or area. Dashed yellow ring with “!”: the two sides contradict each other. Hollow with a broken edge: drafts or rejected claims, which nobody accepted."));
      box.open = window.innerWidth > 760;
      box.addEventListener("toggle", () => this.size());
      return box;
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

    item(claim) {
      const button = el("button", { type: "button", class: "fl-item", "data-claim": claim.id, "data-place": claim.place_id },
        el("span", { class: "fl-head" }, this.icon(claim.actor, claim.kind), `${claim.kind_words}: ${claim.name || claim.place_as_written || "no place"}`, claim.review_words ? el("span", { class: "fl-draft" }, claim.review_words) : null),
        el("div", { class: "fl-note" }, claim.note || claim.quote),
        el("div", { class: "fl-meta" }, `${claim.claimant} · ${claim.when}`),
        claim.contradicted_by.length ? el("div", { class: "fl-contested" }, "! Contradicted by the other side") : null);
      button.addEventListener("click", () => this.openCard(claim));
      return el("li", {}, button);
    }

    mark() {
      for (const button of this.items.querySelectorAll(".fl-item"))
        button.setAttribute("aria-current", String(Boolean(this.open && button.dataset.claim === this.open)));
      const now = this.items.querySelector('[aria-current="true"]');
      if (now) now.scrollIntoView({ block: "nearest" });
    }

    click(point) {
      const hit = this.markers.at(point);
      if (!hit) return;
      if (hit.p.places > 1 && this.map.getZoom() < this.map.getMaxZoom()) this.map.setView([hit.lat, hit.lon], Math.min(14, this.map.getZoom() + 2));
      else this.openPlace(hit.lat, hit.lon, hit.p.place_id, "");
    }

    hover(e) {
      const hit = e && this.markers.at(e.containerPoint);
      this.map.getContainer().style.cursor = hit ? "pointer" : "";
      if (!hit) { if (this.tip) this.tip.remove(); this.tip = null; return; }
      const text = hit.p.places > 1 ? `${hit.p.count} claims at ${hit.p.places} places; ${this.map.getZoom() < this.map.getMaxZoom() ? "click to zoom in" : "click to list them"}` : `${hit.p.name}: ${hit.p.count} claim${hit.p.count === 1 ? "" : "s"}`;
      const open = hit.p.unaccepted ? ` (${hit.p.unaccepted === hit.p.count ? "" : `${hit.p.unaccepted} `}not accepted)` : "";
      this.tip = this.tip || L.tooltip({ className: "fl-tip", offset: [14, 0], direction: "right" });
      this.tip.setLatLng([hit.lat, hit.lon]).setContent(el("span", {}, text + open)).addTo(this.map);
    }

    async openClaim(id) {
      const found = await this.ask("claims.json", "claim", { claim: id });
      // The view of a link was chosen with this very popup open: only a claim out of sight moves it.
      if (found && found.claims.length) this.openCard(found.claims[0], this.fromAddress ? 0 : -0.15);
    }

    openCard(claim, margin = -0.15) {
      if (window.innerWidth <= 760) document.getElementById("map_div").scrollIntoView({ block: "center" });
      if (claim.lat === null) {
        this.opening = true;
        L.popup({ maxWidth: 330 }).setLatLng(this.map.getCenter()).setContent(this.popup("No place on the map", [claim], claim.id)).openOn(this.map);
        this.opening = false;
        this.opened("", claim.id);
        return;
      }
      if (!this.map.getBounds().pad(margin).contains([claim.lat, claim.lon])) this.map.panTo([claim.lat, claim.lon], { animate: false });
      this.openPlace(claim.lat, claim.lon, claim.place_id, claim.id);
    }

    async openPlace(lat, lon, placeId, claimId) {
      const where = placeId ? { place: placeId } : { bbox: this.around(lat, lon) };
      const found = await this.ask("claims.json", "place", { ...where, limit: LIST });
      if (!found || !found.claims.length) return;
      if (claimId && !found.claims.some((c) => c.id === claimId)) {
        const own = await this.ask("claims.json", "claim", { claim: claimId });
        if (own) found.claims.unshift(...own.claims);
      }
      const first = found.claims[0];
      const places = [...new Set(found.claims.map((c) => c.name || c.place_as_written))];
      const title = places.length > 3 ? `${places.length} places close together` : [...new Set([places.join(" · "), first.region_words])].filter(Boolean).join(", ");
      this.opening = true;
      L.popup({ maxWidth: Math.min(360, this.map.getSize().x - 60), minWidth: Math.min(280, this.map.getSize().x - 70), autoPanPadding: [20, 20] })
        .setLatLng([lat, lon]).setContent(this.popup(title, found.claims, claimId, { where, after: found.after })).openOn(this.map);
      this.opening = false;
      this.opened(placeId, claimId || first.id);
    }

    // A square of the size of a marker: what lies so close cannot be told apart on the map.
    around(lat, lon) {
      const at = this.map.latLngToContainerPoint([lat, lon]), r = this.map.getZoom() < this.map.getMaxZoom() ? 1 : 14;
      const a = this.map.containerPointToLatLng([at.x - r, at.y + r]), b = this.map.containerPointToLatLng([at.x + r, at.y - r]);
      return [a.lng, a.lat, b.lng, b.lat].map((v) => v.toFixed(6)).join(",");
    }

    popup(title, claims, claimId, rest = null) {
      const names = new Map(claims.map((c) => [c.id, c.claimant]));
      const box = el("div", { class: "fl-popup" }, el("h3", {}, title), el("div", { class: "fl-meta" }, claims[0].precision_words));
      for (const claim of claims) box.append(this.article(claim, names, claim.id === claimId));
      if (rest && rest.after) this.further(box, rest);
      window.setTimeout(() => { const now = box.querySelector(".fl-now"); if (now) box.scrollTop = now.offsetTop - box.offsetTop - 60; }, 0);
      return box;
    }

    further(box, rest) {
      const button = el("button", { type: "button", class: "fl-more" }, "Show more");
      button.addEventListener("click", async () => {
        const found = await this.ask("claims.json", "further", { ...rest.where, limit: LIST, after: rest.after });
        if (!found) return;
        button.remove();
        const names = new Map(found.claims.map((c) => [c.id, c.claimant]));
        for (const claim of found.claims) box.append(this.article(claim, names, false));
        if (found.after) this.further(box, { ...rest, after: found.after });
      });
      box.append(button);
    }

    article(claim, names, now) {
      const source = /^https?:\/\//.test(claim.url) ? el("a", { href: claim.url, target: "_blank", rel: "noopener noreferrer nofollow" }, claim.publisher) : claim.publisher;
      const against = claim.contradicted_by.map((id) => names.get(id)).filter(Boolean);
      const said = claim.quote ? el("q", {}, claim.quote) : claim.note;
      return el("article", { class: now ? "fl-now" : "", "data-claim": claim.id },
        el("div", { class: "fl-head" }, this.icon(claim.actor, claim.kind), `${claim.kind_words} · ${claim.actor_words}`, claim.review_words ? el("span", { class: "fl-draft" }, claim.review_words) : null),
        el("div", { class: "fl-note" }, said),
        claim.quote && claim.note ? el("div", { class: "fl-note" }, claim.note) : null,
        el("div", { class: "fl-meta" }, `Said by ${claim.claimant}${claim.relayed_by ? `, relayed by ${claim.relayed_by}` : ""} (${claim.hedge_words})`),
        el("div", { class: "fl-meta" }, `When: ${claim.when}${claim.date_text ? ` (“${claim.date_text}”)` : ""}`),
        el("div", { class: "fl-meta" }, "Source: ", source, claim.published ? `, ${claim.published}` : ""),
        claim.place_as_written && claim.place_as_written !== claim.name ? el("div", { class: "fl-meta" }, `Place as written: ${claim.place_as_written}`) : null,
        claim.contradicted_by.length ? el("div", { class: "fl-contested" }, against.length ? `! Contradicted by ${[...new Set(against)].join("; ")}` : "! Contradicted by a claim outside these filters") : null);
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

  window.frontline = {
    start(map, options) { window.frontlinePage = new Page(map, options); },
    show(config) { window.frontlinePage.show(config); },
  };
})();
