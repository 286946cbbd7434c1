// The offline basemap: GeoJSON drawn to canvas tiles, labels placed once a zoom so that none collide.
(() => {
  "use strict";
  const TILE = 256;
  const projectPoint = ([lon, lat]) => {
    const s = Math.sin((lat * Math.PI) / 180);
    return [(lon + 180) / 360, 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)];
  };

  // A feature becomes flat rings of world coordinates (0..1) with their box, so that a tile only touches what it shows.
  const flatten = (feature) => {
    const { type, coordinates } = feature.geometry;
    const rings = { LineString: (c) => [c], MultiLineString: (c) => c, Polygon: (c) => c, MultiPolygon: (c) => c.flat() }[type](coordinates);
    const box = [1, 1, 0, 0];
    const paths = rings.map((ring) => {
      const flat = new Float64Array(ring.length * 2);
      ring.forEach((point, i) => {
        const [x, y] = projectPoint(point);
        flat[2 * i] = x;
        flat[2 * i + 1] = y;
        box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
      });
      return flat;
    });
    return { paths, box, properties: feature.properties || {} };
  };

  const trace = (context, item, scale, left, top, close) => {
    for (const flat of item.paths) {
      let px = flat[0] * scale - left, py = flat[1] * scale - top;
      context.moveTo(px, py);
      const last = flat.length - 2;
      for (let i = 2; i <= last; i += 2) {
        const x = flat[i] * scale - left, y = flat[i + 1] * scale - top;
        if (i === last || Math.abs(x - px) + Math.abs(y - py) > 0.7) { context.lineTo(x, y); px = x; py = y; }
      }
      if (close) context.closePath();
    }
  };

  const LAYERS = ["countries", "water", "raion_lines", "rivers", "railways", "oblast_lines", "borders"];
  const FONT = '"Noto Sans", system-ui, sans-serif';
  const labelFont = (kind, zoom) => {
    if (kind === "country") return `600 ${zoom < 6 ? 13 : 15}px ${FONT}`;
    if (kind === "sea") return `italic 13px ${FONT}`;
    if (kind === "capital") return `600 13.5px ${FONT}`;
    if (kind === "city" || kind === "foreign") return `500 12.5px ${FONT}`;
    return `${kind === "town" ? 12 : 11.5}px ${FONT}`;
  };

  // Greedy placement in the world's pixels at one zoom: the most important label first, a label that would touch another is left out.
  const placeLabels = (labels, zoom) => {
    const scale = TILE * 2 ** zoom;
    const context = document.createElement("canvas").getContext("2d");
    const grid = new Map();
    const kept = [];
    for (const [lon, lat, name, , kind, minzoom] of labels) {
      if (minzoom > zoom || (kind === "country" && zoom > 7)) continue;
      context.font = labelFont(kind, zoom);
      const text = kind === "country" ? name.toUpperCase() : name;
      const [wx, wy] = projectPoint([lon, lat]);
      const dot = kind !== "country" && kind !== "sea";
      const width = context.measureText(text).width;
      const x = wx * scale, y = wy * scale;
      const left = dot ? x + 5 : x - width / 2;
      const box = [Math.min(left, x) - 4, y - 9, left + width + 4, y + 9];
      const cells = [];
      for (let cx = Math.floor(box[0] / 64); cx <= Math.floor(box[2] / 64); cx++)
        for (let cy = Math.floor(box[1] / 64); cy <= Math.floor(box[3] / 64); cy++) cells.push(`${cx}:${cy}`);
      const hit = cells.some((c) => (grid.get(c) || []).some((b) => b[0] < box[2] && box[0] < b[2] && b[1] < box[3] && box[1] < b[3]));
      if (hit) continue;
      for (const c of cells) (grid.get(c) || grid.set(c, []).get(c)).push(box);
      kept.push({ text, kind, x, y, left, dot, box });
    }
    return kept;
  };

  const Offline = L.GridLayer.extend({
    initialize(root, themes, options) {
      L.GridLayer.prototype.initialize.call(this, { minZoom: 4, maxZoom: 14, updateWhenZooming: false, keepBuffer: 3, ...options });
      this._themes = themes;
      this._theme = themes.light;
      this._data = {};
      this._placed = new Map();
      this._reservoir = false;
      const folder = (name) => (name === "rivers" ? "" : "odbl/");
      const fetched = (path) => fetch(new URL(`basemap/${path}`, root)).then((r) => (r.ok ? r.json() : Promise.reject(new Error(`${path}: ${r.status}`))));
      const get = this.options.get || fetched;
      const bare = this.options.only === "border";
      this.ready = Promise.all(bare ? [get("odbl/borders.geojson").then((json) => { this._data.borders = json.features.map(flatten); })] : [
        ...LAYERS.map((name) => get(`${folder(name)}${name}.geojson`).then((json) => { this._data[name] = json.features.map(flatten); })),
        document.fonts.load(`600 12px ${FONT}`), document.fonts.load(`12px ${FONT}`),
        get("labels.json").then((labels) => { this._data.labels = labels; }),
      ]).then(() => { this._loaded = true; if (this._map) this.redraw(); });
    },
    look(theme, reservoir) {
      if (this._theme === this._themes[theme] && this._reservoir === reservoir) return;
      this._theme = this._themes[theme];
      this._reservoir = reservoir;
      if (this._map) this.redraw();
    },
    createTile(coords) {
      const tile = document.createElement("canvas");
      const ratio = Math.min(window.devicePixelRatio || 1, 2);
      tile.width = tile.height = TILE * ratio;
      const context = tile.getContext("2d");
      context.scale(ratio, ratio);
      if (this.options.only !== "border") {
        context.fillStyle = this._theme.sea;
        context.fillRect(0, 0, TILE, TILE);
      }
      if (this._loaded) this._draw(context, coords);
      return tile;
    },
    _draw(context, { x, y, z }) {
      const t = this._theme, scale = TILE * 2 ** z, left = x * TILE, top = y * TILE, pad = 4;
      const box = [(left - pad) / scale, (top - pad) / scale, (left + TILE + pad) / scale, (top + TILE + pad) / scale];
      const seen = (name) => (this._data[name] || []).filter(({ box: b }) => b[0] < box[2] && box[0] < b[2] && b[1] < box[3] && box[1] < b[3]);
      const fill = (items, colour) => { context.fillStyle = colour; for (const item of items) { context.beginPath(); trace(context, item, scale, left, top, true); context.fill("evenodd"); } };
      const stroke = (items, colour, width, dash = []) => {
        context.strokeStyle = colour; context.lineWidth = width; context.setLineDash(dash); context.beginPath();
        for (const item of items) trace(context, item, scale, left, top, false);
        context.stroke(); context.setLineDash([]);
      };
      context.lineJoin = context.lineCap = "round";
      const borders = seen("borders").filter((b) => b.properties.kind !== "coast");
      const home = borders.filter((b) => b.properties.a === "UKR" || b.properties.b === "UKR"), wide = z < 8 ? 1.6 : 2.4;
      if (this.options.only === "border") {
        context.globalAlpha = 0.6;
        stroke(home, t.halo, wide + 2.5);
        context.globalAlpha = 1;
        stroke(home, t.ukraine_border, wide);
        return;
      }
      const land = seen("countries");
      fill(land.filter((c) => c.properties.id !== "UKR"), t.land);
      fill(land.filter((c) => c.properties.id === "UKR"), t.ukraine);
      fill(seen("water").filter((w) => w.properties.id !== "kakhovka-reservoir" || this._reservoir), t.water);
      if (z >= 8) stroke(seen("raion_lines"), t.raion, 1, [3, 3]);
      stroke(seen("rivers"), t.river, z < 7 ? 1 : z < 10 ? 1.5 : 2.2);
      if (z >= 8) { stroke(seen("railways"), t.railway, 1.6); stroke(seen("railways"), t.ukraine, 0.7, [5, 5]); }
      stroke(seen("oblast_lines"), t.oblast, z < 8 ? 1 : 1.6);
      stroke(borders.filter((b) => !home.includes(b)), t.border, 1);
      stroke(home, t.ukraine_border, wide);
      this._letter(context, z, left, top);
    },
    _letter(context, z, left, top) {
      if (!this._placed.has(z)) this._placed.set(z, placeLabels(this._data.labels, z));
      const t = this._theme;
      context.textBaseline = "middle";
      for (const label of this._placed.get(z)) {
        const [x0, y0, x1, y1] = label.box;
        if (x1 < left || x0 > left + TILE || y1 < top || y0 > top + TILE) continue;
        const minor = label.kind === "village" || label.kind === "sea" || label.kind === "country" || label.kind === "foreign";
        const colour = minor ? t.label_minor : t.label;
        if (label.dot) {
          context.beginPath();
          context.arc(label.x - left, label.y - top, label.kind === "capital" ? 2.6 : label.kind === "village" ? 1.4 : 2, 0, 7);
          context.fillStyle = colour; context.fill();
        }
        context.font = labelFont(label.kind, z);
        context.lineWidth = 3; context.strokeStyle = t.halo; context.lineJoin = "round";
        context.strokeText(label.text, label.left - left, label.y - top);
        context.fillStyle = colour;
        context.fillText(label.text, label.left - left, label.y - top);
      }
    },
  });
  // options.only: "border" leaves out all but Ukraine's border.
  // options.get: path -> promise of its JSON, for a page that carries the files itself; else they are fetched from root.
  window.frontlineBasemap = (root, themes, options = {}) => new Offline(root, themes, options);
})();
