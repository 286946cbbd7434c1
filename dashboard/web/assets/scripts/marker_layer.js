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
import { Viewport } from "./viewport.js";

const BEYOND = 0.25; // of the map's size on each side: a drag uncovers what is drawn there
const TOUCH = 6; // pixels beside a marker that still hit it
const EARLY_MS = 50; // of a zoom: what is drawn later in it would hold up its end
const MINOR = new Set(["village", "sea", "country", "foreign"]);

/**
 * @typedef {import("./types.js").MarkerFeature} MarkerFeature
 * @typedef {import("./types.js").Sheet} Sheet
 * @typedef {import("./types.js").Theme} Theme
 * @typedef {import("./declutter.js").DrawnMarker} DrawnMarker
 * @typedef {import("./label_placement.js").PlacedLabel} PlacedLabel
 * @typedef {import("./outlines.js").Outlines} Outlines
 * @typedef {import("./basemap_layer.js").BasemapLayer} BasemapLayer
 *
 * Markers and names of a view on a canvas.
 *
 * @typedef {object} Painting
 * @property {HTMLCanvasElement} canvas
 * @property {MarkerFeature[]} features
 * @property {DrawnMarker[]} drawn
 * @property {PlacedLabel[]} labels
 * @property {string} view
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
    this.canvas = canvasOfLayer();
    this.spare = canvasOfLayer();
    /** @type {Painting | null} */
    this.ahead = null;
    this.zooming = false;
    this.zoomedAt = 0;
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
   * Draw these markers from the end of the present movement on: at once where the hand
   * that moves the map rests there; aside while a zoom has just begun, so that no time is
   * lost at its end.
   *
   * @param {MarkerFeature[]} features
   * @param {import("leaflet").LatLng} center where the movement ends
   * @param {number} zoom
   */
  expect(features, center, zoom) {
    this.features = features;
    if (!this._map) return;
    const view = Viewport.later(this._map, center, zoom);
    if (this.zooming) {
      const isEarly = performance.now() - this.zoomedAt < EARLY_MS;
      this.ahead = isEarly ? this._painting(this.spare, features, view) : null;
    } else if (view.key === Viewport.now(this._map).key) this.redraw();
  }

  /**
   * Draw these markers and leave the names as they are: a name that came and went with
   * each frame would draw the eye more than the claims do.
   *
   * @param {MarkerFeature[]} features
   */
  frame(features) {
    if (!this._map) return;
    const view = Viewport.now(this._map);
    this.drawn = this._place(features, view);
    this.painted = null;
    const names = this.labels.filter(({ kind }) => kind !== "marker");
    this._paint(this.canvas, this.drawn, names, view);
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
    this.zooming = false;
    const { key } = Viewport.now(this._map);
    const { ahead } = this;
    if (this.painted === this.features && this.paintedView === key) return;
    if (ahead?.features === this.features && ahead.view === key) this._put(ahead);
    else this.redraw();
  }

  redraw() {
    // A canvas that grows or shrinks is drawn at the end of its movement.
    this.ahead = null;
    this.painted = null;
    if (!this._map || this.zooming) return;
    this._put(this._painting(this.canvas, this.features, Viewport.now(this._map)));
  }

  /**
   * Draw what a view shows.
   *
   * @param {HTMLCanvasElement} canvas
   * @param {MarkerFeature[]} features
   * @param {Viewport} view
   * @returns {Painting}
   */
  _painting(canvas, features, view) {
    this._fit(canvas);
    const drawn = this._place(features, view);
    const labels = this.named ? this._labels(drawn, view) : [];
    this._paint(canvas, drawn, labels, view);
    return { canvas, features, drawn, labels, view: view.key };
  }

  /**
   * Show what was drawn of the view that the map has now.
   *
   * @param {Painting} painting
   */
  _put({ canvas, features, drawn, labels, view }) {
    this.ahead = null;
    [this.drawn, this.labels] = [drawn, labels];
    [this.painted, this.paintedView] = [features, view];
    const { canvas: before } = this;
    if (canvas !== before) {
      [this.canvas, this.spare] = [canvas, before];
      before.replaceWith(canvas);
    }
    this._anchor();
    canvas.setAttribute("aria-label", plural("map.markers", drawn.length));
  }

  /** @param {HTMLCanvasElement} canvas that takes the size of the map */
  _fit(canvas) {
    const size = this._map.getSize();
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    this.beyond = L.point(Math.round(size.x * BEYOND), Math.round(size.y * BEYOND));
    const { x, y } = size.add(this.beyond.multiplyBy(2));
    if (canvas.width !== x * ratio || canvas.height !== y * ratio) {
      canvas.width = x * ratio;
      canvas.height = y * ratio;
      canvas.style.width = `${x}px`;
      canvas.style.height = `${y}px`;
    }
    this.ratio = ratio;
  }

  /** Fix the canvas to the view that it shows. */
  _anchor() {
    const map = this._map;
    const beyond = this.beyond ?? L.point(0, 0);
    const corner = L.point(0, 0).subtract(beyond);
    this.bounds = L.latLngBounds(
      map.containerPointToLatLng(corner),
      map.containerPointToLatLng(map.getSize().add(beyond)),
    );
    this.corner = map.containerPointToLayerPoint(corner);
    L.DomUtil.setTransform(this.canvas, this.corner, 1);
    this._clip();
  }

  /** @param {import("leaflet").ZoomAnimEvent} event */
  _animate(event) {
    this.zooming = true;
    this.zoomedAt = performance.now();
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

  /**
   * @param {MarkerFeature[]} features
   * @param {Viewport} view
   */
  _place(features, view) {
    return declutter(
      features.map((feature) => this._placed(feature, view)),
      this.radiusOf,
    );
  }

  /**
   * @param {MarkerFeature} feature
   * @param {Viewport} view
   * @returns {DrawnMarker}
   */
  _placed({ geometry, properties: p }, view) {
    const [lon, lat] = geometry.coordinates;
    const at = view.at(lat, lon);
    const away = Math.min(85, lat + (p.radius_km || 0) / KM_PER_DEGREE);
    const north = view.at(away, lon);
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

  /**
   * @param {DrawnMarker[]} drawn
   * @param {Viewport} view
   */
  _labels(drawn, view) {
    const context = this.canvas.getContext("2d");
    if (!context) return [];
    const { size } = view;
    const { x, y } = this.beyond ?? L.point(0, 0);
    return placeLabels({
      markers: drawn,
      labels: this.basemap.labels,
      zoom: view.zoom,
      at: (lat, lon) => view.at(lat, lon),
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

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {DrawnMarker[]} drawn
   * @param {PlacedLabel[]} labels
   * @param {Viewport} view
   */
  _paint(canvas, drawn, labels, view) {
    const context = canvas.getContext("2d");
    const theme = this.sheet.themes[this.theme];
    if (!context || !theme || !this.beyond) return;
    const ratio = this.ratio ?? 1;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(ratio, 0, 0, ratio, this.beyond.x * ratio, this.beyond.y * ratio);
    const look = { sheet: this.sheet, theme, open: this.place };
    for (const marker of drawn) this._doubt(context, marker, look, view);
    for (const label of labels) drawLabel(context, label, theme);
    for (const marker of drawn) drawMarker(context, marker, look);
    const alone = drawn.some(({ p }) => p.places === 1 && p.place_id === this.place);
    if (this.pin && !(this.place && alone)) {
      const { x, y } = view.at(...this.pin);
      drawPin(context, x, y, theme);
    }
  }

  /**
   * Draw how far the truth may be from the point: the area itself, or a ring.
   *
   * @param {CanvasRenderingContext2D} context
   * @param {DrawnMarker} marker
   * @param {import("./marker_drawing.js").Look} look
   * @param {Viewport} view
   */
  _doubt(context, marker, look, { corner: world, zoom }) {
    const { p } = marker;
    const shape = this.outlines.of(p);
    if (shape) {
      const scale = TILE * 2 ** zoom;
      const where = { scale, left: world.x, top: world.y };
      const path = new Path2D();
      trace(path, shape, where, true);
      drawArea(context, path, marker, { ...look, origin: world.x + world.y });
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

const canvasOfLayer = () => {
  const canvas = document.createElement("canvas");
  canvas.className = "fl-markers leaflet-zoom-animated";
  canvas.setAttribute("role", "img");
  return canvas;
};

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
