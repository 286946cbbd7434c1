/**
 * Claims on one canvas: areas and rings of doubt below, then the names of the map, markers
 * above; and a hit test for pointer and keyboard.
 */
import { trace } from "./basemap_shapes.js";
import { declutter } from "./declutter.js";
import { placeLabels } from "./label_placement.js";
import { drawArea, drawMarker, drawPin, drawRing, insideText } from "./marker_drawing.js";
import { KM_PER_DEGREE, TILE } from "./projection.js";
import { plural } from "./texts.js";

const BEYOND = 0.25; // of the map's size on each side: a drag uncovers what is drawn there
const TOUCH = 6; // pixels beside a marker that still hit it
const MINOR = new Set(["village", "sea", "country", "foreign"]);

/**
 * @typedef {import("./types.js").MarkerFeature} MarkerFeature
 * @typedef {import("./types.js").Sheet} Sheet
 * @typedef {import("./types.js").Theme} Theme
 * @typedef {import("./declutter.js").DrawnMarker} DrawnMarker
 * @typedef {import("./label_placement.js").PlacedLabel} PlacedLabel
 * @typedef {import("./outlines.js").Outlines} Outlines
 * @typedef {import("./basemap_layer.js").BasemapLayer} BasemapLayer
 */

/** The layer of markers and names. */
export class MarkerLayer extends L.Layer {
  /**
   * @param {Sheet} sheet
   * @param {BasemapLayer} basemap whose names are written
   * @param {Outlines} outlines
   */
  constructor(sheet, basemap, outlines) {
    super();
    this.sheet = sheet;
    this.basemap = basemap;
    this.outlines = outlines;
    this.wide = new Set(sheet.wide);
    /** @type {MarkerFeature[]} */
    this.features = [];
    /** @type {DrawnMarker[]} */
    this.drawn = [];
    /** @type {PlacedLabel[]} */
    this.labels = [];
    /** @type {Map<string, number>} */
    this.widths = new Map();
    /** @type {MarkerFeature[] | null} */
    this.painted = null;
    this.paintedView = "";
    this.theme = "light";
    this.place = "";
    /** @type {[number, number] | null} */
    this.pin = null;
    this.named = true;
    /** @type {[number, number] | null} */
    this.range = null;
    this.canvas = document.createElement("canvas");
    this.radiusOf = (/** @type {number} */ count) => {
      const { least, growth, most } = sheet.radius;
      return Math.min(most, least + growth * Math.log10(Math.max(1, count)));
    };
    basemap.on("ready", () => this.redraw());
    document.fonts.load('600 12px "Noto Sans"').then(() => {
      this.widths.clear();
      this.redraw();
    });
  }

  /**
   * @override
   * @param {import("leaflet").Map} map
   */
  onAdd(map) {
    this.canvas.className = "fl-markers leaflet-zoom-animated";
    this.canvas.setAttribute("role", "img");
    map.getPanes().overlayPane.append(this.canvas);
    // A zoom and a new view end with a move.
    map.on("moveend resize", this._follow, this);
    map.on("zoomanim", this._animate, this);
    this.redraw();
    return this;
  }

  /**
   * @override
   * @param {import("leaflet").Map} map
   */
  onRemove(map) {
    map.off("moveend resize", this._follow, this);
    map.off("zoomanim", this._animate, this);
    this.canvas.remove();
    return this;
  }

  /**
   * Draw these markers in the place of those before.
   *
   * @param {MarkerFeature[]} features
   * @param {string} theme name of a look
   */
  show(features, theme) {
    const isDrawn = this.painted === features && this.theme === theme;
    this.features = features;
    this.theme = theme;
    if (!isDrawn) this.redraw();
    this.outlines.load(features.map((f) => f.properties)).then((news) => {
      if (news) this.redraw();
    });
  }

  /**
   * Draw these markers from the end of the present movement on, and at once where the
   * hand that moves the map rests.
   *
   * @param {MarkerFeature[]} features
   * @param {boolean} atOnce
   */
  expect(features, atOnce) {
    this.features = features;
    if (atOnce) this.redraw();
  }

  /**
   * Draw these markers and leave the names as they are: a name that came and went with
   * each frame would draw the eye more than the claims do.
   *
   * @param {MarkerFeature[]} features
   */
  frame(features) {
    if (!this._map) return;
    this.drawn = this._place(features);
    this.painted = null;
    this._paint(this.labels.filter(({ kind }) => kind !== "marker"));
  }

  /**
   * Mark a place, and a point where no marker is that of the place alone.
   *
   * @param {string} placeId
   * @param {[number, number] | null} [pin] latitude and longitude
   */
  open(placeId, pin = null) {
    this.place = placeId;
    this.pin = pin;
    this.redraw();
  }

  /**
   * Say whether names are written: a map of others may have its own.
   *
   * @param {boolean} named
   */
  name(named) {
    this.named = named;
    this.redraw();
  }

  /**
   * Show only what lies between two lines, pixels from the left of the map.
   *
   * @param {[number, number] | null} range null for everything
   */
  clip(range) {
    this.range = range;
    this._clip();
  }

  _clip() {
    if (!this._map || !this.corner) return;
    if (!this.range) {
      this.canvas.style.clipPath = "";
      return;
    }
    const { x } = this._map.layerPointToContainerPoint(this.corner);
    const width = this.canvas.clientWidth;
    const [left, right] = this.range.map((at) => Math.max(0, Math.min(width, at - x)));
    this.canvas.style.clipPath = `inset(0 ${width - (right ?? 0)}px 0 ${left ?? 0}px)`;
  }

  // A hand that rested before it let go has seen all that there is to see.
  _follow() {
    const isDrawn = this.painted === this.features && this.paintedView === this._view();
    if (!isDrawn) this.redraw();
  }

  /** Return the view in pixels of the world, as a text to compare. */
  _view() {
    const { min, max } = this._map.getPixelBounds();
    return [min, max, this._map.getZoom()].join(" ");
  }

  redraw() {
    if (!this._map) return;
    this._fit();
    this.drawn = this._place(this.features);
    this.labels = this.named ? this._labels() : [];
    this._paint(this.labels);
    this.painted = this.features;
    this.paintedView = this._view();
    this.canvas.setAttribute("aria-label", plural("map.markers", this.drawn.length));
  }

  _fit() {
    const map = this._map;
    const size = map.getSize();
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    this.beyond = L.point(Math.round(size.x * BEYOND), Math.round(size.y * BEYOND));
    const corner = L.point(0, 0).subtract(this.beyond);
    const opposite = size.add(this.beyond);
    this.bounds = L.latLngBounds(
      map.containerPointToLatLng(corner),
      map.containerPointToLatLng(opposite),
    );
    this.corner = map.containerPointToLayerPoint(corner);
    L.DomUtil.setTransform(this.canvas, this.corner, 1);
    const { x, y } = opposite.subtract(corner);
    if (this.canvas.width !== x * ratio || this.canvas.height !== y * ratio) {
      this.canvas.width = x * ratio;
      this.canvas.height = y * ratio;
      this.canvas.style.width = `${x}px`;
      this.canvas.style.height = `${y}px`;
    }
    this.ratio = ratio;
    this._clip();
  }

  /** @param {import("leaflet").ZoomAnimEvent} event */
  _animate(event) {
    if (!this.bounds) return;
    const scale = this._map.getZoomScale(event.zoom, this._map.getZoom());
    // Leaflet's own layers use this, too; there is no public way.
    const { min } = /** @type {any} */ (this._map)._latLngBoundsToNewLayerBounds(
      this.bounds,
      event.zoom,
      event.center,
    );
    L.DomUtil.setTransform(this.canvas, min, scale);
  }

  /** @param {MarkerFeature[]} features */
  _place(features) {
    return declutter(
      features.map((feature) => this._placed(feature)),
      this.radiusOf,
    );
  }

  /**
   * @param {MarkerFeature} feature
   * @returns {DrawnMarker}
   */
  _placed({ geometry, properties: p }) {
    const [lon, lat] = geometry.coordinates;
    const at = this._map.latLngToContainerPoint([lat, lon]);
    const away = Math.min(85, lat + (p.radius_km || 0) / KM_PER_DEGREE);
    const north = this._map.latLngToContainerPoint([away, lon]);
    return {
      p,
      lat,
      lon,
      x: at.x,
      y: at.y,
      r: this.radiusOf(p.count),
      ring: at.y - north.y,
      wide: this.wide.has(p.precision),
      badge: p.count > 1 && !insideText(p),
      anchor: null,
    };
  }

  _labels() {
    const context = this.canvas.getContext("2d");
    if (!context) return [];
    const size = this._map.getSize();
    const { x, y } = this.beyond ?? L.point(0, 0);
    return placeLabels({
      markers: this.drawn,
      labels: this.basemap.labels,
      zoom: this._map.getZoom(),
      at: (lat, lon) => this._map.latLngToContainerPoint([lat, lon]),
      view: [-x, -y, size.x + x, size.y + y],
      open: this.place,
      measure: (words, font) => this._width(context, words, font),
      ukrainian: document.documentElement.lang === "uk",
    });
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {string} words
   * @param {string} font
   */
  _width(context, words, font) {
    const key = `${font} ${words}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      context.font = font;
      width = context.measureText(words).width;
      this.widths.set(key, width);
    }
    return width;
  }

  /** @param {PlacedLabel[]} labels */
  _paint(labels) {
    const context = this.canvas.getContext("2d");
    const theme = this.sheet.themes[this.theme];
    if (!context || !theme || !this.beyond) return;
    const ratio = this.ratio ?? 1;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(ratio, 0, 0, ratio, this.beyond.x * ratio, this.beyond.y * ratio);
    const look = { sheet: this.sheet, theme, open: this.place };
    for (const marker of this.drawn) this._doubt(context, marker, look);
    for (const label of labels) drawLabel(context, label, theme);
    for (const marker of this.drawn) drawMarker(context, marker, look);
    const alone = this.drawn.some(({ p }) => p.places === 1 && p.place_id === this.place);
    if (this.pin && !(this.place && alone)) {
      const { x, y } = this._map.latLngToContainerPoint(this.pin);
      drawPin(context, x, y, theme);
    }
  }

  /**
   * Draw how far the truth may be from the point: the area itself, or a ring.
   *
   * @param {CanvasRenderingContext2D} context
   * @param {DrawnMarker} marker
   * @param {import("./marker_drawing.js").Look} look
   */
  _doubt(context, marker, look) {
    const { p } = marker;
    const shape = this.outlines.of(p);
    if (shape) {
      const world = this._map.getPixelBounds().min ?? L.point(0, 0);
      const scale = TILE * 2 ** this._map.getZoom();
      const where = { scale, left: world.x, top: world.y };
      const path = new Path2D();
      trace(path, shape, where, true);
      const [left, top, right, bottom] = shape.box;
      /** @type {[number, number, number, number]} */
      const box = [
        left * scale - world.x,
        top * scale - world.y,
        right * scale - world.x,
        bottom * scale - world.y,
      ];
      drawArea(context, path, box, marker, { ...look, origin: world.x + world.y });
      return;
    }
    const chosen = Boolean(this.place) && p.place_id === this.place;
    const narrow = (p.radius_km ?? 0) <= this.sheet.wide_ring_km;
    // While its outline is on its way, an area has none.
    const drawable = shape !== undefined && marker.ring > marker.r + 2;
    if (drawable && (narrow || chosen)) drawRing(context, marker, look);
  }

  /**
   * Return the marker drawn nearest to a point, null when there is none: for whoever has
   * no pointer.
   *
   * @param {import("leaflet").Point} point
   */
  nearest(point) {
    let best = null;
    let least = Infinity;
    for (const marker of this.drawn) {
      const away = Math.hypot(marker.x - point.x, marker.y - point.y);
      if (away < least) [best, least] = [marker, away];
    }
    return best;
  }

  /**
   * Return the marker at a point, null when there is none.
   *
   * @param {import("leaflet").Point} point
   */
  at(point) {
    let best = null;
    let least = TOUCH;
    for (const marker of this.drawn) {
      const away = Math.hypot(marker.x - point.x, marker.y - point.y) - marker.r;
      if (away <= least) [best, least] = [marker, away];
    }
    return best;
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {PlacedLabel} label
 * @param {Theme} theme
 */
const drawLabel = (context, label, theme) => {
  const colour = MINOR.has(label.kind) ? theme.label_minor : theme.label;
  if (label.dot) {
    context.beginPath();
    context.arc(...label.dot, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
  }
  context.font = label.font;
  context.textBaseline = "middle";
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.strokeStyle = theme.halo;
  context.strokeText(label.text, label.left, label.middle);
  context.fillStyle = colour;
  context.fillText(label.text, label.left, label.middle);
};
