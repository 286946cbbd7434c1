// The map of /embed: what a frame in another page shows. Text of claims reaches the page through textContent alone.
(() => {
  "use strict";
  const ROOT = new URL("./", window.location.href);
  const LIST = 50, CLOSEST = 14, NARROW = 600;
  const EDGE = [[34, 0], [64, 66]]; // the basemap ends there
  const UKRAINE = [[44.2, 22.1], [52.5, 40.3]];
  const options = JSON.parse(document.getElementById("fe-options").textContent);
  const { sheet } = options;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const theme = () => options.theme || (dark.matches ? "dark" : "light");
  const told = document.documentElement.dataset;

  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children.filter(Boolean));
    return node;
  };

  const complain = (text) => {
    const box = document.querySelector(".fl-error") || el("p", { class: "fl-error", role: "alert" });
    if (text) document.querySelector(".fe-words").after(box);
    else box.remove();
    box.textContent = text;
  };

  let used = false; // a frame takes the focus of the page around it only when its reader came into it
  const waiting = {};
  const ask = async (path, more) => {
    if (waiting[path]) waiting[path].abort();
    waiting[path] = new AbortController();
    const url = new URL(`api/${path}`, ROOT);
    url.search = options.query;
    for (const [name, value] of Object.entries(more)) url.searchParams.set(name, value);
    try {
      const answer = await fetch(url, { signal: waiting[path].signal });
      const body = await answer.json();
      if (!answer.ok) throw new Error(body.error);
      complain("");
      return body;
    } catch (error) {
      if (error.name !== "AbortError") complain(`The claims could not be loaded: ${error.message}`);
      return null;
    }
  };

  const div = document.getElementById("map_div");
  const narrow = div.clientWidth < NARROW;
  // The wheel scrolls the page around the frame until the reader has chosen the map.
  const map = L.map(div, { minZoom: narrow ? 4 : 5, maxZoom: CLOSEST, maxBounds: EDGE, scrollWheelZoom: false });
  map.attributionControl.setPrefix(false).addAttribution(el("span", {}, sheet.credit).innerHTML); // Leaflet takes markup here
  if (!narrow) L.control.scale({ imperial: false, maxWidth: 110 }).addTo(map);
  const base = window.frontlineBasemap(ROOT, sheet.themes).addTo(map);
  const markers = window.frontlineMarkers(sheet).addTo(map);

  const refresh = async () => {
    const b = map.getBounds().pad(0.2);
    const bbox = [b.getWest(), Math.max(-85, b.getSouth()), b.getEast(), Math.min(85, b.getNorth())].map((v) => v.toFixed(4)).join(",");
    const found = await ask("claims.geojson", { bbox, zoom: map.getZoom() });
    if (!found) return;
    markers.show(found.features, theme());
    told.markers = String(found.features.length);
  };

  const dress = () => {
    told.theme = theme();
    base.look(theme(), options.reservoir);
    refresh();
  };

  const article = (claim) => {
    const line = (...parts) => el("div", { class: "fl-meta" }, ...parts);
    const source = /^https?:\/\//.test(claim.url) ? el("a", { href: claim.url, target: "_blank", rel: "noopener noreferrer nofollow" }, claim.publisher || claim.url) : claim.publisher;
    return el("article", { class: claim.id === options.claim ? "fl-now" : "", "data-claim": claim.id },
      el("div", { class: "fl-head" }, `${claim.kind_words} · ${claim.actor_words}`),
      el("div", { class: "fl-note" }, claim.quote ? el("q", {}, claim.quote) : claim.note),
      line(`Said by ${claim.claimant || "a speaker not named"}${claim.relayed_by ? `, relayed by ${claim.relayed_by}` : ""} (${claim.hedge_words})`),
      line(`When: ${claim.when}`),
      line("Source: ", source, claim.published ? `, ${claim.published}` : ""),
      claim.contradicted_by.length ? el("div", { class: "fl-contested" }, "! Contradicted by the other side") : null);
  };

  const popup = (at, title, claims, more) => {
    const box = el("div", { class: "fl-popup", tabindex: "0", role: "region", "aria-label": title }, el("h3", {}, title),
      el("div", { class: "fl-meta" }, claims[0].precision_words), ...claims.map(article),
      more ? el("p", { class: "fl-meta" }, "There are more; the full map has all.") : null);
    const width = map.getSize().x;
    L.popup({ maxWidth: Math.min(330, width - 50), minWidth: Math.min(220, width - 60), maxHeight: Math.max(120, div.clientHeight - 90), autoPanPadding: [12, 12] })
      .setLatLng(at).setContent(box).openOn(map);
    if (used) box.focus({ preventScroll: true });
  };

  const around = (spot) => {
    const at = map.latLngToContainerPoint([spot.lat, spot.lon]), r = map.getZoom() < CLOSEST ? 1 : 14;
    const a = map.containerPointToLatLng([at.x - r, at.y + r]), b = map.containerPointToLatLng([at.x + r, at.y - r]);
    return [a.lng, a.lat, b.lng, b.lat].map((v) => v.toFixed(6)).join(",");
  };

  const open = async (spot, first = []) => {
    const where = spot.p.place_id ? { place: spot.p.place_id } : { bbox: around(spot) };
    const found = await ask("claims.json", { ...where, limit: LIST });
    if (!found) return;
    const rest = found.claims.filter((claim) => !first.some((one) => one.id === claim.id));
    const claims = [...first, ...rest];
    if (!claims.length) return;
    const names = [...new Set(claims.map((claim) => claim.name || claim.place_as_written))];
    const title = names.length > 3 ? `${names.length} places close together` : [...new Set([names.join(" · "), claims[0].region_words])].filter(Boolean).join(", ");
    popup([spot.lat, spot.lon], title, claims, found.after);
  };

  const choose = (hit) => {
    used = true;
    if (hit.p.places > 1 && map.getZoom() < CLOSEST) map.setView([hit.lat, hit.lon], Math.min(CLOSEST, map.getZoom() + 2));
    else open(hit);
  };

  const openClaim = async () => {
    const found = await ask("claims.json", { claim: options.claim });
    if (!found || !found.claims.length) return;
    const [claim] = found.claims;
    if (claim.lat === null) { popup(map.getCenter(), "No place on the map", [claim], ""); return; }
    if (!map.getBounds().contains([claim.lat, claim.lon])) map.panTo([claim.lat, claim.lon], { animate: false });
    await open({ lat: claim.lat, lon: claim.lon, p: { place_id: claim.place_id } }, [claim]);
  };

  map.on("click", (e) => { const hit = markers.at(e.containerPoint); if (hit) choose(hit); });
  map.on("mousemove", (e) => { div.style.cursor = markers.at(e.containerPoint) ? "pointer" : ""; });
  map.on("popupclose", () => { if (used) div.focus({ preventScroll: true }); });
  div.addEventListener("focusin", () => map.scrollWheelZoom.enable());
  div.addEventListener("focusout", () => map.scrollWheelZoom.disable());
  div.addEventListener("keydown", (e) => {
    if (e.key === "Escape") map.closePopup(); // Leaflet hears it only while the map itself has the focus
    if (e.key !== "Enter" || e.target !== div) return;
    const hit = markers.nearest(map.getSize().divideBy(2));
    if (hit) choose(hit);
  });
  dark.addEventListener("change", dress);

  const [west, south, east, north] = options.extent || [];
  if (options.view) map.setView(options.view.slice(0, 2), options.view[2]);
  else map.fitBounds(options.extent ? [[south, west], [north, east]] : UKRAINE, { padding: [26, 26], maxZoom: 10 });
  map.on("moveend", refresh);
  dress();
  if (options.claim) openClaim();
})();
