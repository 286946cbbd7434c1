/** Areas and lines of the basemap on one tile. */
import { trace } from "./basemap_shapes.js";
import { TILE } from "./projection.js";

const PADDING = 4; // pixels beyond a tile to which lines go on

/** @typedef {import("./basemap_shapes.js").Shape} Shape */

/** One tile being drawn. */
export class TileDrawing {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Record<string, Shape[]>} shapes
   * @param {{ scale: number, left: number, top: number }} where
   */
  constructor(context, shapes, where) {
    this.context = context;
    this.shapes = shapes;
    this.where = where;
    const { scale, left, top } = where;
    this.box = [
      (left - PADDING) / scale,
      (top - PADDING) / scale,
      (left + TILE + PADDING) / scale,
      (top + TILE + PADDING) / scale,
    ];
    context.lineJoin = context.lineCap = "round";
  }

  /**
   * @param {string} name
   * @param {(shape: Shape) => boolean} wanted
   */
  _inside(name, wanted) {
    const [west = 0, north = 0, east = 0, south = 0] = this.box;
    return (this.shapes[name] ?? []).filter(
      (shape) =>
        shape.box[0] < east &&
        west < shape.box[2] &&
        shape.box[1] < south &&
        north < shape.box[3] &&
        wanted(shape),
    );
  }

  /**
   * @param {string} name
   * @param {string} colour
   * @param {(shape: Shape) => boolean} wanted
   */
  area(name, colour, wanted) {
    this.context.fillStyle = colour;
    for (const shape of this._inside(name, wanted)) {
      this.context.beginPath();
      trace(this.context, shape, this.where, true);
      this.context.fill("evenodd");
    }
  }

  /**
   * @param {string} name
   * @param {string} colour
   * @param {number} width
   * @param {object} [how]
   * @param {number[]} [how.dash]
   * @param {(shape: Shape) => boolean} [how.wanted]
   */
  line(name, colour, width, { dash = [], wanted = () => true } = {}) {
    const { context } = this;
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dash);
    context.beginPath();
    for (const shape of this._inside(name, wanted)) {
      trace(context, shape, this.where, false);
    }
    context.stroke();
    context.setLineDash([]);
  }
}
