// A small map of a few markers that Python hands over: the preview of an article, the candidates for a place.
(() => {
  "use strict";
  const ROOT = new URL("../../", window.location.href);

  class Small {
    constructor(map, options) {
      this.map = map;
      this.options = options;
      const div = map.getContainer();
      div.style.height = `${options.height}px`;
      div.setAttribute("role", "region");
      div.setAttribute("aria-label", options.label);
      map.attributionControl.setPrefix(false).addAttribution(options.sheet.credit);
      this.base = window.frontlineBasemap(ROOT, options.sheet.themes).addTo(map);
      this.markers = window.frontlineMarkers(options.sheet).addTo(map);
      map.on("click", (e) => this.click(e.containerPoint));
      // A click must not take the keys away from the page: its buttons are pressed by them.
      map.on("click dragend", () => window.setTimeout(() => { document.activeElement.blur(); window.parent.focus(); }, 0));
      map.on("mousemove", (e) => this.hover(e.containerPoint));
      window.addEventListener("resize", () => this.size());
    }

    size() {
      this.map.invalidateSize({ pan: false });
      window.setTimeout(() => window.Streamlit.setFrameHeight(document.getElementById("parent").offsetHeight + 4), 0);
    }

    show(config) {
      document.documentElement.dataset.theme = config.theme;
      this.base.look(config.theme, config.reservoir);
      this.size();
      window.setTimeout(() => this.size(), 80);
      this.markers.open(config.open);
      this.markers.show(config.features, config.theme);
      document.documentElement.dataset.markers = String(config.features.length);
      const where = JSON.stringify(config.features.map((f) => f.geometry.coordinates));
      if (where !== this.where) this.fit(config.features);
      this.where = where;
    }

    fit(features) {
      const at = features.map((f) => [f.geometry.coordinates[1], f.geometry.coordinates[0]]);
      if (!at.length) this.map.setView(this.options.home.center, this.options.home.zoom, { animate: false });
      else this.map.fitBounds(at, { paddingTopLeft: [46, 34], paddingBottomRight: [34, 46], maxZoom: this.options.closest, animate: false });
    }

    click(point) {
      const hit = this.markers.at(point);
      if (hit && hit.p.key) window.Streamlit.setComponentValue({ picked: hit.p.key, at: Date.now() });
    }

    hover(point) {
      const hit = this.markers.at(point);
      this.map.getContainer().style.cursor = hit && hit.p.key ? "pointer" : "";
      if (this.tip) this.tip.remove();
      this.tip = null;
      if (!hit) return;
      const words = document.createElement("span");
      words.textContent = hit.p.words || hit.p.name;
      this.tip = L.tooltip({ className: "fl-tip", offset: [14, 0], direction: "auto" }).setLatLng([hit.lat, hit.lon]).setContent(words).addTo(this.map);
    }
  }

  window.frontline = {
    start(map, options) { window.frontlinePage = new Small(map, options); },
    show(config) { window.frontlinePage.show(config); },
  };
})();
