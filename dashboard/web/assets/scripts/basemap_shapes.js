/** Shapes of the basemap as flat rings of the square world, and how they are traced. */
import { project } from "./projection.js";

/**
 * A feature as flat rings (x, y, x, y ...) with its box, so that a tile only touches what
 * it holds.
 *
 * @typedef {object} Shape
 * @property {Float64Array[]} paths
 * @property {[number, number, number, number]} box
 * @property {Record<string, any>} properties
 */

/** @type {Record<string, (coordinates: any) => [number, number][][]>} */
const RINGS = {
  LineString: (coordinates) => [coordinates],
  MultiLineString: (coordinates) => coordinates,
  Polygon: (coordinates) => coordinates,
  MultiPolygon: (coordinates) => coordinates.flat(),
};

/**
 * Return a GeoJSON feature of lines or areas as a shape.
 *
 * @param {any} feature
 * @returns {Shape}
 */
export const shapeOf = (feature) => {
  const { type, coordinates } = feature.geometry;
  const rings = RINGS[type]?.(coordinates) ?? [];
  /** @type {[number, number, number, number]} */
  const box = [1, 1, 0, 0];
  const paths = rings.map((ring) => {
    const flat = new Float64Array(ring.length * 2);
    ring.forEach(([lon, lat], i) => {
      const [x, y] = project(lat, lon);
      flat[2 * i] = x;
      flat[2 * i + 1] = y;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    });
    return flat;
  });
  return { paths, box, properties: feature.properties || {} };
};

/**
 * Trace a shape onto a canvas or path. Points nearer than a pixel are passed over.
 *
 * @param {CanvasRenderingContext2D | Path2D} path
 * @param {Shape} shape
 * @param {object} where
 * @param {number} where.scale pixels of the whole world
 * @param {number} where.left pixel of the world that is 0 on the canvas
 * @param {number} where.top
 * @param {boolean} closed
 */
export const trace = (path, shape, { scale, left, top }, closed) => {
  for (const flat of shape.paths) {
    let px = (flat[0] ?? 0) * scale - left;
    let py = (flat[1] ?? 0) * scale - top;
    path.moveTo(px, py);
    const last = flat.length - 2;
    for (let i = 2; i <= last; i += 2) {
      const x = (flat[i] ?? 0) * scale - left;
      const y = (flat[i + 1] ?? 0) * scale - top;
      if (i === last || Math.abs(x - px) + Math.abs(y - py) > 0.7) {
        path.lineTo(x, y);
        px = x;
        py = y;
      }
    }
    if (closed) path.closePath();
  }
};
