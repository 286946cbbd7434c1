/** Web Mercator: degrees to the square world of 0 to 1, and back. */

/** Pixels of the side of a tile: the world at zoom 0. */
export const TILE = 256;

/** Latitude at which the square world ends, degrees. */
export const MAX_LATITUDE = 85.0511287798066;

/** Kilometres of a degree of latitude: mean radius of the Earth 6371 km. */
export const KM_PER_DEGREE = 111.195;

/**
 * Return x to the east and y to the south, 0 to 1.
 *
 * @param {number} lat degrees
 * @param {number} lon degrees
 * @returns {[number, number]}
 */
export const project = (lat, lon) => {
  const bounded = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat));
  const s = Math.sin((bounded * Math.PI) / 180);
  return [(lon + 180) / 360, 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)];
};

/**
 * Return latitude and longitude in degrees.
 *
 * @param {number} x
 * @param {number} y
 * @returns {[number, number]}
 */
export const unproject = (x, y) => [
  (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI,
  x * 360 - 180,
];

/**
 * Return the distance along the Earth in kilometres (haversine).
 *
 * @param {[number, number]} from latitude and longitude, degrees
 * @param {[number, number]} to
 */
export const kilometres = ([lat, lon], [otherLat, otherLon]) => {
  const radians = Math.PI / 180;
  const across = Math.sin(((otherLon - lon) * radians) / 2) ** 2;
  const along = Math.sin(((otherLat - lat) * radians) / 2) ** 2;
  const share = along + Math.cos(lat * radians) * Math.cos(otherLat * radians) * across;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(share)));
};
