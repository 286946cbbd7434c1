/** A view of the map, that of now or the one where a movement will end. */

/** Where places lie in a view. */
export class Viewport {
  /**
   * @param {import("leaflet").Map} map
   * @param {number} zoom
   * @param {import("leaflet").Point} corner the upper left one, in pixels of the world
   */
  constructor(map, zoom, corner) {
    this.map = map;
    this.zoom = zoom;
    this.corner = corner;
    this.size = map.getSize();
  }

  /**
   * Return what the map shows now.
   *
   * @param {import("leaflet").Map} map
   */
  static now(map) {
    return new Viewport(map, map.getZoom(), cornerOf(map));
  }

  /**
   * Return what the map will show when it has come to a centre and a zoom.
   *
   * @param {import("leaflet").Map} map
   * @param {import("leaflet").LatLng} center
   * @param {number} zoom
   */
  static later(map, center, zoom) {
    // As Leaflet rounds it: that view must be this one to the pixel.
    const moved = map.getPixelOrigin().subtract(cornerOf(map));
    const half = map.getSize().divideBy(2);
    const origin = map.project(center, zoom).subtract(half).add(moved).round();
    return new Viewport(map, zoom, origin.subtract(moved));
  }

  /**
   * Return how far a place lies from the upper left corner, pixels.
   *
   * @param {number} lat degrees
   * @param {number} lon
   */
  at(lat, lon) {
    return this.map.project([lat, lon], this.zoom).round().subtract(this.corner);
  }

  /** Return the view as a text to compare. */
  get key() {
    return [this.zoom, this.corner, this.size].join(" ");
  }
}

/** @param {import("leaflet").Map} map */
const cornerOf = (map) => map.getPixelBounds().min ?? L.point(0, 0);
