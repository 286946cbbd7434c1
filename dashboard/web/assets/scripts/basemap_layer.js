/** The offline basemap: GeoJSON drawn to canvas tiles. Its names are drawn by the layer of
 * the markers, which places both together. */
import { shapeOf } from "./basemap_shapes.js";
import { TILE } from "./projection.js";
import { TileDrawing } from "./tile_drawing.js";

const LAYERS = ["countries", "water", "oblast_lines", "borders", "rivers"];
const NEAR_LAYERS = ["raion_lines", "railways"];
const NEAR = 8; // zoom from which raions and railways are drawn
const AT_ONCE = 3; // files: a browser's other connections are for the claims

/**
 * @typedef {import("./basemap_shapes.js").Shape} Shape
 * @typedef {import("./types.js").Theme} Theme
 * @typedef {import("./types.js").LabelRow} LabelRow
 *
 * @typedef {object} BasemapOptions
 * @property {boolean} [border] whether it draws Ukraine's border alone, for tiles of
 *   others
 * @property {(path: string) => Promise<any>} [get] gives the JSON of a file, for a page
 *   that carries the files itself
 * @property {number} [zIndex]
 */

/** Land, water, lines and borders as tiles. */
export class BasemapLayer extends L.GridLayer {
  /**
   * @param {URL | null} root address of the server
   * @param {Record<string, Theme>} themes
   * @param {BasemapOptions} [options]
   */
  constructor(root, themes, { border = false, get, zIndex } = {}) {
    super({
      minZoom: 4,
      maxZoom: 14,
      updateWhenZooming: false,
      keepBuffer: 3,
      ...(zIndex === undefined ? {} : { zIndex }),
    });
    this.themes = themes;
    /** @type {Theme | undefined} */
    this.theme = themes.light;
    this.border = border;
    this.reservoir = false;
    this.loaded = false;
    /** @type {Record<string, Shape[]>} */
    this.shapes = {};
    /** @type {LabelRow[]} */
    this.labels = [];
    const fetched = (/** @type {string} */ path) => fetchJson(root, path);
    this.get = get ?? fetched;
    this.near = false;
    /** @type {(() => void)[]} */
    this.waiting = [];
    this.timer = 0;
    this.zooming = false;
    this.ready = this._load(this.get);
  }

  /**
   * @override
   * @param {import("leaflet").Map} map
   */
  onAdd(map) {
    map.on("zoomanim", this._wait, this);
    map.on("zoomend", this._goOn, this);
    return super.onAdd(map);
  }

  /**
   * @override
   * @param {import("leaflet").Map} map
   */
  onRemove(map) {
    map.off("zoomanim", this._wait, this);
    map.off("zoomend", this._goOn, this);
    this.zooming = false;
    return super.onRemove(map);
  }

  // A zoom moves smoothly, and its markers stand, before the ground is drawn finer.
  _wait() {
    this.zooming = true;
  }

  _goOn() {
    this.zooming = false;
    if (this.waiting.length) this._later();
  }

  /** @param {(path: string) => Promise<any>} get */
  async _load(get) {
    if (this.border) await this._loadShapes(["borders"], get);
    else {
      await this._loadShapes(LAYERS, get);
      this.labels = await get("labels.json");
    }
    this.loaded = true;
    this._redrawWhole();
    this.fire("ready");
  }

  /**
   * @param {string[]} names
   * @param {(path: string) => Promise<any>} get
   */
  async _loadShapes(names, get) {
    const left = [...names];
    const next = async () => {
      const name = left.shift();
      if (!name) return;
      const folder = name === "rivers" ? "" : "odbl/";
      const json = await get(`${folder}${name}.geojson`);
      this.shapes[name] = json.features.map(shapeOf);
      await next();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  // What is only drawn near by is only loaded then.
  async _loadNear() {
    if (this.near || this.border) return;
    this.near = true;
    await this._loadShapes(NEAR_LAYERS, this.get);
    this._redrawWhole();
  }

  // The tiles of before are gone at once, so those of now are drawn at once.
  _redrawWhole() {
    if (!this._map) return;
    this.redraw();
    this.drawWaiting();
  }

  /** Draw the tiles that wait. */
  drawWaiting() {
    while (this.waiting.length) this.waiting.shift()?.();
  }

  // One at a time: between two of them hands and markers have their turn.
  _later() {
    this.timer ||= window.setTimeout(() => {
      this.timer = 0;
      if (this.zooming) return;
      this.waiting.shift()?.();
      if (this.waiting.length) this._later();
    });
  }

  /**
   * @param {string} theme name of a look
   * @param {boolean} reservoir whether the Kakhovka reservoir is full
   */
  look(theme, reservoir) {
    if (this.theme === this.themes[theme] && this.reservoir === reservoir) return;
    this.theme = this.themes[theme];
    this.reservoir = reservoir;
    this._redrawWhole();
  }

  /**
   * @override
   * @param {import("leaflet").Coords} coords
   * @param {import("leaflet").DoneCallback} done
   */
  createTile(coords, done) {
    const tile = document.createElement("canvas");
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    tile.width = tile.height = TILE * ratio;
    const context = tile.getContext("2d");
    if (!context) return tile;
    context.scale(ratio, ratio);
    // Markers are what a reader waits for: a zoom asks for forty tiles at once.
    this.waiting.push(() => {
      if (!tile.isConnected) return;
      this._fill(context, coords);
      done(undefined, tile);
    });
    this._later();
    return tile;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import("leaflet").Coords} coords
   */
  _fill(context, coords) {
    if (!this.theme) return;
    if (!this.border) {
      context.fillStyle = this.theme.sea;
      context.fillRect(0, 0, TILE, TILE);
    }
    if (this.loaded) this._draw(context, coords, this.theme);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import("leaflet").Coords} coords
   * @param {Theme} theme
   */
  _draw(context, { x, y, z }, theme) {
    const where = { scale: TILE * 2 ** z, left: x * TILE, top: y * TILE };
    const draw = new TileDrawing(context, this.shapes, where);
    const home = (/** @type {Shape} */ { properties: p }) =>
      p.a === "UKR" || p.b === "UKR";
    const wide = z < NEAR ? 1.6 : 2.4;
    if (z >= NEAR) this._loadNear();
    if (this.border) {
      context.globalAlpha = 0.6;
      draw.line("borders", theme.halo, wide + 2.5, { wanted: home });
      context.globalAlpha = 1;
      draw.line("borders", theme.ukraine_border, wide, { wanted: home });
      return;
    }
    const ukraine = (/** @type {Shape} */ { properties: p }) => p.id === "UKR";
    draw.area("countries", theme.land, (shape) => !ukraine(shape));
    draw.area("countries", theme.ukraine, ukraine);
    draw.area(
      "water",
      theme.water,
      ({ properties: p }) => p.id !== "kakhovka-reservoir" || this.reservoir,
    );
    if (z >= NEAR) draw.line("raion_lines", theme.raion, 1, { dash: [3, 3] });
    draw.line("rivers", theme.river, riverWidth(z));
    if (z >= NEAR) {
      draw.line("railways", theme.railway, 1.6);
      draw.line("railways", theme.ukraine, 0.7, { dash: [5, 5] });
    }
    draw.line("oblast_lines", theme.oblast, z < NEAR ? 1 : 1.6);
    const abroad = (/** @type {Shape} */ shape) =>
      !home(shape) && shape.properties.kind !== "coast";
    draw.line("borders", theme.border, 1, { wanted: abroad });
    draw.line("borders", theme.ukraine_border, wide, { wanted: home });
  }
}

/** @param {number} zoom */
const riverWidth = (zoom) => {
  if (zoom < 7) return 1;
  return zoom < 10 ? 1.5 : 2.2;
};

/**
 * @param {URL | null} root
 * @param {string} path
 */
const fetchJson = async (root, path) => {
  const answer = await fetch(new URL(`basemap/${path}`, root ?? window.location.href));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};
