/** Outlines of oblasts and raions, requested for once each. */
import { shapeOf } from "./basemap_shapes.js";

// Codes of oblasts and raions in the register, as in dashboard/cartography/style.py.
const CODE = /^UA\d{4}0{8}\d{5}$/;
const OUTLINED = new Set(["oblast", "raion"]);

/**
 * @typedef {import("./basemap_shapes.js").Shape} Shape
 * @typedef {import("./types.js").MarkerProperties} MarkerProperties
 */

/** The outlines that a map has got so far. */
export class Outlines {
  /**
   * @param {(ids: string[]) => Promise<Record<string, any>>} get GeoJSON geometries by
   *   place; a place without one is left out
   * @param {Record<string, string[]>} areas made of whole oblasts
   */
  constructor(get, areas) {
    this.get = get;
    this.areas = areas;
    /** @type {Map<string, Shape | null>} */
    this.shapes = new Map();
    /** @type {Set<string>} */
    this.requested = new Set();
  }

  /**
   * Return whether a marker may stand for an area whose outline is known.
   *
   * @param {MarkerProperties} p
   */
  isOutlined({ place_id: id, precision }) {
    return id in this.areas || (OUTLINED.has(precision) && CODE.test(id));
  }

  /**
   * Return the outline of a marker's place: undefined while it is not here yet, null
   * when there is none.
   *
   * @param {MarkerProperties} p
   */
  of(p) {
    return this.isOutlined(p) ? this.shapes.get(p.place_id) : null;
  }

  /**
   * Get what these markers need; return whether anything new came.
   *
   * @param {MarkerProperties[]} markers
   */
  async load(markers) {
    const wanted = markers.filter((p) => this.isOutlined(p)).map((p) => p.place_id);
    const ids = [...new Set(wanted)].filter((id) => !this.requested.has(id));
    if (!ids.length) return false;
    for (const id of ids) this.requested.add(id);
    try {
      const geometries = await this.get(ids);
      for (const id of ids) {
        const geometry = geometries[id];
        this.shapes.set(id, geometry ? shapeOf({ geometry }) : null);
      }
    } catch {
      // The map stays with circles; it asks again when it is moved.
      for (const id of ids) this.requested.delete(id);
      return false;
    }
    return true;
  }
}
