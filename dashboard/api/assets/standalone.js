// The map of an exported file: everything it shows stands in the file, and it asks for nothing.
// Everything that came from an article reaches the page through textContent alone.
(() => {
  "use strict";
  // Clustering as on the server (dashboard/index/clusters.py): cells of a grid anchored to the world, finer from FINE_ZOOM on.
  const CELL = 52, FINE_CELL = 13, FINE_ZOOM = 12, SHARE = 2 / 3, MARGIN = 0.3;
  const LIST = 50, POPUP = 200, NARROW = 760, CLOSEST = 14;
  const UKRAINE = { center: [48.6, 31.4], zoom: 6 };
  const EDGE = [[34, 0], [64, 66]]; // the basemap ends there
  const block = (id) => JSON.parse(document.getElementById(id).textContent);
  const { sheet, credit, reservoir, conflicts_known: conflictsKnown } = block("fs-options");
  const plural = (n, noun) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;

  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children.filter(Boolean));
    return node;
  };
  const svg = (tag, attributes, ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const icon = (actor, kind, size = 18) => svg("svg", { width: size, height: size, viewBox: "-11 -11 22 22", "aria-hidden": "true" },
    svg("circle", { r: 10.5, fill: sheet.actors[actor].colour }),
    svg("path", { d: sheet.kinds[kind].path, fill: "none", stroke: "#fff", "stroke-width": 1.6, "stroke-linecap": "round", "stroke-linejoin": "round" }));

  const wide = new Set(sheet.wide);
  const read = () => {
    const { names, rows } = block("fs-claims");
    return rows.map((row) => {
      const claim = Object.fromEntries(names.map((name, i) => [name, row[i]]));
      if (claim.lat === null) return claim;
      const s = Math.sin((Math.max(-85.0511287798066, Math.min(85.0511287798066, claim.lat)) * Math.PI) / 180);
      claim.x = (claim.lon + 180) / 360;
      claim.y = 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
      claim.wide = wide.has(claim.precision);
      return claim;
    });
  };

  const shared = (values) => {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
    const [value, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
    return most >= SHARE * values.length ? value : "several";
  };
  const degrees = (x, y) => [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI].map((v) => Number(v.toFixed(5)));
  const marker = (claims, size) => {
    const of = (name) => claims.map((claim) => claim[name]);
    const mean = (name) => of(name).reduce((a, b) => a + b) / claims.length;
    const clear = (name) => {
      const cell = Math.floor(claims[0][name] * size);
      return Math.min(Math.max(mean(name), (cell + MARGIN) / size), (cell + 1 - MARGIN) / size);
    };
    const places = new Set(claims.map((c) => JSON.stringify([c.place_id, c.lat, c.lon]))).size;
    const widest = claims.reduce((a, b) => ((b.radius_km || 0) > (a.radius_km || 0) ? b : a));
    const own = places === 1 ? widest : { place_id: "", name: "", precision: "", radius_km: null };
    return {
      geometry: { coordinates: places === 1 ? [claims[0].lon, claims[0].lat] : degrees(clear("x"), clear("y")) },
      properties: {
        count: claims.length, places, place_id: own.place_id, name: own.name, precision: own.precision, radius_km: own.radius_km,
        actor: shared(of("actor")), kind: shared(of("kind")), contested: claims.some((c) => c.contradicted_by.length > 0), claims,
        unaccepted: claims.filter((c) => c.review_words).length,
      },
    };
  };
  const cluster = (claims, zoom) => {
    const size = (2 ** zoom * 256) / (zoom < FINE_ZOOM ? CELL : FINE_CELL), groups = new Map();
    for (const claim of claims) {
      if (claim.lat === null) continue;
      const key = `${Math.floor(claim.x * size)} ${Math.floor(claim.y * size)} ${claim.wide}`;
      if (groups.has(key)) groups.get(key).push(claim);
      else groups.set(key, [claim]);
    }
    return [...groups.values()].map((some) => marker(some, size)).sort((a, b) => b.properties.count - a.properties.count);
  };

  class Page {
    constructor() {
      document.getElementById("fs-map").hidden = false;
      this.claims = read();
      this.byId = new Map(this.claims.map((claim) => [claim.id, claim]));
      this.clusters = new Map();
      this.mode = "view";
      this.open = "";
      this.layout();
      this.draw();
      this.events();
      this.dress();
      this.fit(false);
      this.refresh();
    }

    layout() {
      const frame = document.querySelector(".fl-frame");
      this.div = document.getElementById("map_div");
      this.div.setAttribute("role", "region");
      this.div.setAttribute("aria-label", "Map of claims. Arrow keys move it, plus and minus zoom. The list after it and the table below name every claim.");
      this.count = el("h2", { id: "fl-count", "aria-live": "polite" }, "Claims");
      this.tabs = { view: el("button", { type: "button", "aria-pressed": "true" }, "In view"), unplaced: el("button", { type: "button", "aria-pressed": "false" }, "No place") };
      this.items = el("ol", { "aria-labelledby": "fl-count" });
      this.more = el("button", { type: "button", class: "fl-more", hidden: "" }, "Show more");
      frame.append(el("section", { class: "fl-list", "aria-label": "Claims in the present view" },
        el("header", {}, this.count, el("div", { class: "fl-tabs" }, this.tabs.view, this.tabs.unplaced)), this.items, this.more));
      if (this.claims.length) frame.after(this.legend());
    }

    legend() {
      const used = (name) => new Set(this.claims.map((claim) => claim[name]).concat("several"));
      const actors = el("ul"), kinds = el("ul"), acting = used("actor"), said = used("kind");
      for (const [name, a] of Object.entries(sheet.actors)) if (acting.has(name))
        actors.append(el("li", {}, svg("svg", { width: 14, height: 14, "aria-hidden": "true" }, svg("circle", { cx: 7, cy: 7, r: 6, fill: a.colour })), a.label));
      for (const [name, k] of Object.entries(sheet.kinds)) if (said.has(name)) kinds.append(el("li", { title: k.gloss }, icon("several", name, 16), k.label));
      const box = el("details", { class: "fl-legend" }, el("summary", {}, "Legend"), el("p", {}, "Colour: who acts"), actors,
        el("p", {}, "Symbol: what is said to have happened"), kinds,
        el("p", {}, `Number: claims there. Dashed ring: the truth may lie anywhere inside it. Square: a whole oblast or area.${conflictsKnown ? " Dashed yellow ring with “!”: the two sides contradict each other." : ""}${this.claims.some((c) => c.review_words) ? " Hollow with a broken edge: drafts or rejected claims, which nobody accepted." : ""}`));
      box.open = window.innerWidth > NARROW;
      return box;
    }

    draw() {
      const narrow = window.innerWidth <= NARROW;
      this.map = L.map(this.div, { minZoom: narrow ? 4 : 5, maxZoom: CLOSEST, maxBounds: EDGE, ...UKRAINE });
      const safe = el("span", {}, credit).innerHTML; // Leaflet takes markup here
      this.map.attributionControl.setPrefix(false).addAttribution(safe);
      const given = (path) => Promise.resolve(block(`basemap/${path}`));
      this.base = window.frontlineBasemap(null, sheet.themes, { get: given }).addTo(this.map);
      this.markers = window.frontlineMarkers(sheet).addTo(this.map);
      L.control.scale({ imperial: false, maxWidth: 110, position: narrow ? "topright" : "bottomleft" }).addTo(this.map);
      const home = L.control({ position: "topleft" });
      home.onAdd = () => {
        const link = el("a", { href: "#", role: "button", title: "Show all claims", "aria-label": "Show all claims" }, "⤢");
        L.DomEvent.on(link, "click", (e) => { L.DomEvent.stop(e); this.fit(true); });
        return el("div", { class: "leaflet-bar" }, link);
      };
      home.addTo(this.map);
    }

    events() {
      this.dark = window.matchMedia("(prefers-color-scheme: dark)");
      this.dark.addEventListener("change", () => { this.dress(); this.refresh(); });
      this.map.on("moveend", () => this.refresh());
      this.map.on("click", (e) => this.click(e.containerPoint));
      this.map.on("mousemove", (e) => this.hover(e.containerPoint));
      this.map.on("mouseout", () => this.hover(null));
      this.map.on("popupclose", () => { if (!this.opening) this.opened("", ""); });
      for (const [mode, button] of Object.entries(this.tabs)) button.addEventListener("click", () => this.choose(mode));
      this.more.addEventListener("click", () => this.list(this.items.children.length));
    }

    dress() {
      this.theme = this.dark.matches ? "dark" : "light";
      document.documentElement.dataset.theme = this.theme;
      this.base.look(this.theme, reservoir);
    }

    fit(animate) {
      const placed = this.claims.filter((claim) => claim.lat !== null).map((claim) => [claim.lat, claim.lon]);
      if (placed.length) this.map.fitBounds(placed, { padding: [36, 36], maxZoom: 10, animate });
      else this.map.setView(UKRAINE.center, UKRAINE.zoom, { animate });
    }

    refresh() {
      const zoom = this.map.getZoom(), seen = this.map.getBounds().pad(0.2);
      if (!this.clusters.has(zoom)) this.clusters.set(zoom, cluster(this.claims, zoom));
      const found = this.clusters.get(zoom).filter(({ geometry: { coordinates: [lon, lat] } }) => seen.contains([lat, lon]));
      this.markers.show(found, this.theme);
      document.documentElement.dataset.markers = String(found.length);
      this.list(0);
    }

    choose(mode) {
      this.mode = mode;
      for (const [name, button] of Object.entries(this.tabs)) button.setAttribute("aria-pressed", String(name === mode));
      this.list(0);
    }

    list(offset) {
      const view = this.map.getBounds(), inView = this.mode === "view";
      if (!offset) this.listed = this.claims.filter((claim) => (inView ? claim.lat !== null && view.contains([claim.lat, claim.lon]) : claim.lat === null));
      const held = this.items.contains(document.activeElement) ? document.activeElement.dataset.claim : "";
      if (!offset) { this.items.replaceChildren(); this.items.scrollTop = 0; }
      for (const claim of this.listed.slice(offset, offset + LIST)) this.items.append(this.item(claim));
      if (!this.listed.length) this.items.append(el("li", { class: "fl-empty" }, !this.claims.length ? "There is no claim in this file."
        : inView ? "No claims in this part of the map. Zoom out, or use ⤢ to show all." : "Every claim in this file has a place."));
      this.count.textContent = `${plural(this.listed.length, "claim")} ${inView ? "in view" : "with no place"}`;
      this.more.hidden = this.listed.length <= offset + LIST;
      this.mark();
      const again = held && this.items.querySelector(`[data-claim="${CSS.escape(held)}"]`);
      if (again) again.focus({ preventScroll: true });
    }

    item(claim) {
      const button = el("button", { type: "button", class: "fl-item", "data-claim": claim.id },
        el("span", { class: "fl-head" }, icon(claim.actor, claim.kind), `${claim.kind_words}: ${claim.name || claim.place_as_written || "no place"}`, claim.review_words ? el("span", { class: "fl-draft" }, claim.review_words) : null),
        el("div", { class: "fl-note" }, claim.note || claim.quote),
        el("div", { class: "fl-meta" }, [claim.claimant, claim.when].filter(Boolean).join(" · ")),
        claim.contradicted_by.length ? el("div", { class: "fl-contested" }, "! Contradicted by the other side") : null);
      button.addEventListener("click", () => this.show(claim));
      return el("li", {}, button);
    }

    mark() {
      for (const button of this.items.querySelectorAll(".fl-item"))
        button.setAttribute("aria-current", String(Boolean(this.open && button.dataset.claim === this.open)));
      const now = this.items.querySelector('[aria-current="true"]');
      if (!now) return;
      const box = this.items.getBoundingClientRect(), at = now.getBoundingClientRect(); // scrollIntoView would move the page too
      if (at.top < box.top || at.bottom > box.bottom) this.items.scrollTop += at.top - box.top;
    }

    click(point) {
      const hit = this.markers.at(point);
      if (!hit) return;
      if (hit.p.places === 1) this.place(hit.lat, hit.lon, hit.p.place_id, "");
      else if (this.map.getZoom() < CLOSEST) this.map.setView([hit.lat, hit.lon], Math.min(CLOSEST, this.map.getZoom() + 2));
      else this.popup([hit.lat, hit.lon], `${hit.p.places} places close together`, hit.p.claims, "", "");
    }

    hover(point) {
      const hit = point && this.markers.at(point);
      this.map.getContainer().style.cursor = hit ? "pointer" : "";
      if (this.tip && !hit) this.tip.remove();
      if (!hit) return;
      const text = hit.p.places > 1 ? `${plural(hit.p.count, "claim")} at ${hit.p.places} places; click to zoom in` : `${hit.p.name}: ${plural(hit.p.count, "claim")}`;
      this.tip = this.tip || L.tooltip({ className: "fl-tip", offset: [14, 0], direction: "right" });
      this.tip.setLatLng([hit.lat, hit.lon]).setContent(el("span", {}, text)).addTo(this.map);
    }

    show(claim) {
      if (window.innerWidth <= NARROW) this.div.scrollIntoView({ block: "center" });
      if (claim.lat === null) return this.popup(this.map.getCenter(), "No place on the map", [claim], claim.id, "");
      if (!this.map.getBounds().pad(-0.15).contains([claim.lat, claim.lon])) this.map.panTo([claim.lat, claim.lon], { animate: false });
      return this.place(claim.lat, claim.lon, claim.place_id, claim.id);
    }

    place(lat, lon, placeId, claimId) {
      const near = 0.0006;
      const here = this.claims.filter((c) => c.lat !== null && (placeId ? c.place_id === placeId : Math.abs(c.lat - lat) <= near && Math.abs(c.lon - lon) <= near));
      const title = [...new Set([here[0].name || here[0].place_as_written, here[0].region_words])].filter(Boolean).join(", ");
      this.popup([lat, lon], title, here, claimId, placeId);
    }

    popup(at, title, claims, claimId, placeId) {
      const several = new Set(claims.map((claim) => claim.name)).size > 1;
      const box = el("div", { class: "fl-popup" }, el("h3", {}, title), several ? null : el("div", { class: "fl-meta" }, claims[0].precision_words));
      const chosen = this.byId.get(claimId), shown = [...new Set([...(chosen ? [chosen] : []), ...claims.slice(0, POPUP)])];
      for (const claim of claims.length > POPUP ? shown : claims) box.append(this.article(claim, claim.id === claimId, several ? `: ${claim.name}` : ""));
      if (claims.length > POPUP) box.append(el("div", { class: "fl-meta" }, `The newest ${POPUP} of ${claims.length.toLocaleString("en")}; the table has them all.`));
      const width = this.map.getSize().x;
      this.opening = true;
      L.popup({ maxWidth: Math.min(360, width - 60), minWidth: Math.min(280, width - 70), autoPanPadding: [20, 20] }).setLatLng(at).setContent(box).openOn(this.map);
      this.opening = false;
      const now = box.querySelector(".fl-now");
      if (now) box.scrollTop = now.offsetTop - box.offsetTop - 60;
      this.opened(placeId, claimId || claims[0].id);
    }

    article(claim, now, where) {
      const meta = (...parts) => el("div", { class: "fl-meta" }, ...parts);
      const source = /^https?:\/\//.test(claim.url) ? el("a", { href: claim.url, target: "_blank", rel: "noopener noreferrer nofollow" }, claim.publisher || claim.url) : claim.publisher;
      const against = [...new Set(claim.contradicted_by.map((id) => this.byId.get(id)?.claimant).filter(Boolean))];
      return el("article", { class: now ? "fl-now" : "", "data-claim": claim.id },
        el("div", { class: "fl-head" }, icon(claim.actor, claim.kind), `${claim.kind_words}${where} · ${claim.actor_words}`, claim.review_words ? el("span", { class: "fl-draft" }, claim.review_words) : null),
        claim.quote ? el("div", { class: "fl-note" }, el("q", {}, claim.quote)) : null,
        claim.note ? el("div", { class: "fl-note" }, claim.note) : null,
        meta(`Said by ${claim.claimant || "a speaker not named"}${claim.relayed_by ? `, relayed by ${claim.relayed_by}` : ""} (${claim.hedge_words})`),
        meta(`When: ${claim.when}${claim.date_text ? ` (“${claim.date_text}”)` : ""}`),
        meta("Source: ", source, claim.published ? `, ${claim.published}` : ""),
        claim.place_as_written && claim.place_as_written !== claim.name ? meta(`Place as written: ${claim.place_as_written}`) : null,
        claim.dataset ? meta(`Dataset: ${[claim.dataset, claim.license].filter(Boolean).join(", ")}`) : null,
        claim.contradicted_by.length ? el("div", { class: "fl-contested" }, against.length ? `! Contradicted by ${against.join("; ")}` : "! Contradicted by a claim that is not in this file") : null);
    }

    opened(placeId, claimId) {
      this.open = claimId;
      this.markers.open(placeId);
      this.mark();
    }
  }

  window.frontlineStandalone = { page: new Page(), cluster };
})();
