// Claims on one canvas: rings of doubt below, markers above, and a hit test for pointer and keyboard.
(() => {
  "use strict";
  const KM_PER_DEGREE = 111.195; // of latitude, mean Earth radius 6371 km
  const symbols = new Map();
  const symbol = (path) => symbols.get(path) || symbols.set(path, new Path2D(path)).get(path);

  const Markers = L.Layer.extend({
    initialize(sheet) {
      const { least, growth, most } = sheet.radius;
      this._radius = (count) => Math.min(most, least + growth * Math.log10(count));
      this._wide = new Set(sheet.wide);
      this._sheet = sheet; this._features = []; this._theme = "light"; this._open = "";
    },
    onAdd(map) {
      this._map = map;
      this._canvas = L.DomUtil.create("canvas", "fl-markers leaflet-zoom-animated", map.getPanes().overlayPane);
      this._canvas.setAttribute("role", "img");
      map.on("moveend zoomend resize viewreset", this._reset, this);
      map.on("zoomanim", this._animate, this);
      this._reset();
    },
    onRemove(map) { map.off("moveend zoomend resize viewreset", this._reset, this); map.off("zoomanim", this._animate, this); this._canvas.remove(); },
    show(features, theme) { this._features = features; this._theme = theme; this._reset(); },
    open(placeId) { this._open = placeId; this._reset(); },
    _animate(e) {
      const scale = this._map.getZoomScale(e.zoom, this._map.getZoom());
      const offset = this._map._latLngBoundsToNewLayerBounds(this._bounds, e.zoom, e.center).min;
      L.DomUtil.setTransform(this._canvas, offset, scale);
    },
    _reset() {
      const size = this._map.getSize(), ratio = Math.min(window.devicePixelRatio || 1, 2);
      this._bounds = this._map.getBounds();
      L.DomUtil.setTransform(this._canvas, this._map.containerPointToLayerPoint([0, 0]), 1);
      if (this._canvas.width !== size.x * ratio || this._canvas.height !== size.y * ratio) {
        this._canvas.width = size.x * ratio; this._canvas.height = size.y * ratio;
        this._canvas.style.width = `${size.x}px`; this._canvas.style.height = `${size.y}px`;
      }
      const context = this._canvas.getContext("2d");
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, size.x, size.y);
      this._drawn = this._features.map((f) => this._place(f)).sort((a, b) => b.wide - a.wide || a.p.count - b.p.count);
      for (const m of this._drawn) this._ring(context, m);
      for (const m of this._drawn) this._marker(context, m);
      if (this._map.getZoom() >= 8) this._names(context, this._sheet.themes[this._theme]);
      this._canvas.setAttribute("aria-label", `${this._drawn.length} markers on the map; the list beside the map names every claim`);
    },
    _place(feature) {
      const [lon, lat] = feature.geometry.coordinates, p = feature.properties;
      const at = this._map.latLngToContainerPoint([lat, lon]);
      const north = this._map.latLngToContainerPoint([Math.min(85, lat + (p.radius_km || 0) / KM_PER_DEGREE), lon]);
      return { p, lat, lon, x: at.x, y: at.y, r: this._radius(p.count), ring: at.y - north.y, wide: this._wide.has(p.precision) };
    },
    _ring(context, m) {
      if (!m.p.radius_km || m.ring < m.r + 2) return;
      const colour = this._sheet.actors[m.p.actor].colour;
      context.beginPath(); context.arc(m.x, m.y, m.ring, 0, 2 * Math.PI);
      // A ring over half the map would tint it all: its line is enough.
      context.globalAlpha = m.p.radius_km > 150 ? 0 : m.wide ? 0.05 : 0.1; context.fillStyle = colour; context.fill();
      context.globalAlpha = m.wide ? 0.55 : 0.8; context.strokeStyle = colour; context.lineWidth = 1.3;
      context.setLineDash([6, 5]); context.stroke(); context.setLineDash([]); context.globalAlpha = 1;
    },
    _marker(context, m) {
      const theme = this._sheet.themes[this._theme], { x, y, r, p } = m;
      const outline = () => {
        context.beginPath();
        if (m.wide) context.roundRect(x - r, y - r, 2 * r, 2 * r, r / 2.6);
        else context.arc(x, y, r, 0, 2 * Math.PI);
      };
      if (p.contested) {
        context.beginPath(); context.arc(x, y, r + 4.5, 0, 2 * Math.PI);
        context.strokeStyle = theme.contested; context.lineWidth = 3; context.setLineDash([5, 3]); context.stroke(); context.setLineDash([]);
      }
      const colour = this._sheet.actors[p.actor].colour, open = p.place_id && p.place_id === this._open;
      const hollow = p.unaccepted > 0 && p.unaccepted === p.count; // nobody accepted any of them
      outline(); context.fillStyle = hollow ? theme.paper : colour; context.fill();
      context.lineWidth = 2; context.strokeStyle = open ? theme.text : hollow ? colour : theme.symbol;
      if (hollow) { context.lineWidth = 2.4; context.setLineDash([4, 2.5]); }
      context.stroke(); context.setLineDash([]);
      this._sign(context, m, hollow ? theme.text : theme.symbol);
      if (p.count > 1) this._badge(context, x + r * 0.75, y - r * 0.75, p.count, theme);
      if (p.contested) this._bang(context, x - r * 0.85, y - r * 0.85, theme);
    },
    // The symbol of the kind, or the number by which a list beside the map names the marker.
    _sign(context, { x, y, r, p }, colour) {
      if (p.number) {
        context.font = '700 13px "Noto Sans", system-ui, sans-serif'; context.fillStyle = colour; context.textAlign = "center"; context.textBaseline = "middle";
        context.fillText(String(p.number), x, y + 0.5); context.textAlign = "left";
        return;
      }
      context.save(); context.translate(x, y); context.scale(r / 11, r / 11);
      context.strokeStyle = colour; context.lineWidth = 1.6; context.lineCap = context.lineJoin = "round";
      context.stroke(symbol(this._sheet.kinds[p.kind].path)); context.restore();
    },
    _badge(context, x, y, count, theme) {
      const text = count > 9999 ? `${Math.round(count / 1000)}k` : String(count);
      context.font = '600 11px "Noto Sans", system-ui, sans-serif';
      const w = Math.max(16, context.measureText(text).width + 8);
      context.beginPath(); context.roundRect(x - w / 2, y - 8, w, 16, 8);
      context.fillStyle = theme.paper; context.fill(); context.strokeStyle = theme.text; context.lineWidth = 1; context.stroke();
      context.fillStyle = theme.text; context.textAlign = "center"; context.textBaseline = "middle";
      context.fillText(text, x, y + 0.5); context.textAlign = "left";
    },
    _bang(context, x, y, theme) {
      context.beginPath(); context.arc(x, y, 7, 0, 2 * Math.PI); context.fillStyle = theme.contested; context.fill();
      context.font = "bold 11px system-ui, sans-serif"; context.fillStyle = theme.paper; context.textAlign = "center"; context.textBaseline = "middle";
      context.fillText("!", x, y + 0.5); context.textAlign = "left";
    },
    // A name is written under or over its marker, or not at all where it would cover another marker or name.
    _names(context, theme) {
      context.font = '600 12.5px "Noto Sans", system-ui, sans-serif'; context.textBaseline = "middle"; context.textAlign = "center";
      context.lineWidth = 3.5; context.strokeStyle = theme.halo; context.lineJoin = "round"; context.fillStyle = theme.label;
      const taken = this._drawn.map((m) => [m.x - m.r - 3, m.y - m.r - 3, m.x + m.r + 3, m.y + m.r + 3]);
      for (const m of [...this._drawn].reverse()) {
        if (m.p.places !== 1 || m.wide) continue;
        const half = context.measureText(m.p.name).width / 2 + 2;
        for (const y of [m.y + m.r + 12, m.y - m.r - 14]) {
          const box = [m.x - half, y - 8, m.x + half, y + 8];
          if (taken.some((t) => t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3])) continue;
          taken.push(box);
          context.strokeText(m.p.name, m.x, y); context.fillText(m.p.name, m.x, y);
          break;
        }
      }
      context.textAlign = "left";
    },
    // The marker that is drawn nearest to a point, null when there is none: for whoever has no pointer.
    nearest(point) {
      const away = (m) => Math.hypot(m.x - point.x, m.y - point.y);
      return (this._drawn || []).reduce((best, m) => (best && away(best) <= away(m) ? best : m), null);
    },
    at(point) {
      let best = null, near = Infinity;
      for (const m of this._drawn || []) {
        const d = Math.hypot(m.x - point.x, m.y - point.y) - m.r;
        if (d < 6 && d <= near) { best = m; near = d; }
      }
      return best;
    },
  });
  window.frontlineMarkers = (sheet) => new Markers(sheet);
})();
