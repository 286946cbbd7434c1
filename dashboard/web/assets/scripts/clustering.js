/**
 * Claims to markers, as the server does it (dashboard/index/clusters.py): cells of a grid
 * that is anchored to the world, finer from FINE_ZOOM on. Both are held to the vectors of
 * tests/browser/vectors/clusters.json.
 */
import { TILE, project, unproject } from "./projection.js";

const GRID_ZOOM = 18;
const CELL = 52;
const FINE_CELL = 13;
const FINE_ZOOM = 12;
const SHARE = 2 / 3;
const MARGIN = 0.3;
const SCALE = (2 ** GRID_ZOOM * TILE) / FINE_CELL;
const UNACCEPTED = new Set(["draft", "rejected", "retracted"]);

/**
 * @typedef {import("./types.js").ClaimRow} ClaimRow
 * @typedef {import("./types.js").MarkerFeature} MarkerFeature
 */

/**
 * Return whether a claim is a draft, rejected or retracted.
 *
 * @param {ClaimRow} row
 */
export const isUnaccepted = (row) => row.signs.some(({ code }) => UNACCEPTED.has(code));

/**
 * Return whether a claim denies what it names.
 *
 * @param {ClaimRow} row
 */
export const isDenial = (row) => row.signs.some(({ code }) => code === "denied");

/**
 * Return the markers of claims at a zoom, those with most claims first.
 *
 * @param {ClaimRow[]} claims
 * @param {number} zoom
 * @param {Set<string>} wide precisions whose point is only the centre of an area
 * @returns {MarkerFeature[]}
 */
export const cluster = (claims, zoom, wide) => {
  const shift = shiftOf(zoom);
  /** @type {Map<string, Spot[]>} */
  const groups = new Map();
  for (const claim of claims) {
    if (claim.lat === null || claim.lon === null) continue;
    const spot = spotOf(claim, claim.lat, claim.lon);
    const key = `${spot.gx >> shift} ${spot.gy >> shift} ${wide.has(claim.precision)}`;
    const group = groups.get(key);
    if (group) group.push(spot);
    else groups.set(key, [spot]);
  }
  return [...groups.values()]
    .map((group) => markerOf(group, shift))
    .sort((a, b) => b.properties.count - a.properties.count);
};

/** @typedef {{ claim: ClaimRow, lat: number, lon: number, gx: number, gy: number }} Spot */

/**
 * @param {ClaimRow} claim
 * @param {number} lat
 * @param {number} lon
 * @returns {Spot}
 */
const spotOf = (claim, lat, lon) => {
  const [x, y] = project(lat, lon);
  return { claim, lat, lon, gx: Math.floor(x * SCALE), gy: Math.floor(y * SCALE) };
};

/** @param {number} zoom */
const shiftOf = (zoom) => {
  const level = Math.max(0, Math.min(GRID_ZOOM, Math.trunc(zoom)));
  return GRID_ZOOM - level + (level < FINE_ZOOM ? Math.log2(CELL / FINE_CELL) : 0);
};

/**
 * @param {Spot[]} spots at least one
 * @param {number} shift
 * @returns {MarkerFeature}
 */
const markerOf = (spots, shift) => {
  const claims = spots.map(({ claim }) => claim);
  const places = new Set(
    spots.map(({ claim, lat, lon }) => JSON.stringify([claim.place_id, lat, lon])),
  ).size;
  const actor = shared(claims.map((claim) => claim.actor));
  const alone = places === 1;
  const widest = spots.reduce((a, b) => (reach(b) > reach(a) ? b : a));
  const own = alone ? widest.claim : null;
  return {
    geometry: { coordinates: alone ? [widest.lon, widest.lat] : middle(spots, shift) },
    properties: {
      count: claims.length,
      places,
      place_id: own?.place_id ?? "",
      name: own?.name ?? "",
      precision: own?.precision ?? "",
      radius_km: own?.radius_km || null,
      actor,
      kind: shared(claims.map((claim) => claim.kind)),
      contested: claims.some((claim) => claim.contradicted_by.length > 0),
      unaccepted: claims.filter(isUnaccepted).length,
      denied: claims.filter(isDenial).length,
      sides: actor === "several" ? [...counted(claims.map((claim) => claim.actor))] : [],
      claims,
    },
  };
};

/** @param {Spot} spot */
const reach = ({ claim }) => claim.radius_km || 0;

/**
 * Return where a marker of several places stands: at its centre of weight, but clear of
 * the edges of its cell.
 *
 * @param {Spot[]} spots
 * @param {number} shift
 * @returns {[number, number]} longitude and latitude
 */
const middle = (spots, shift) => {
  const size = 2 ** shift;
  const [first] = spots;
  if (!first) throw new Error("a marker of no claim");
  /** @param {"gx" | "gy"} axis */
  const along = (axis) => {
    const mean = spots.reduce((sum, spot) => sum + spot[axis] + 0.5, 0) / spots.length;
    const cell = first[axis] >> shift;
    const low = (cell + MARGIN) * size;
    const high = (cell + 1 - MARGIN) * size;
    return Math.min(Math.max(mean, low), high) / SCALE;
  };
  const [lat, lon] = unproject(along("gx"), along("gy"));
  return [Number(lon.toFixed(5)), Number(lat.toFixed(5))];
};

/**
 * Return how often each value occurs.
 *
 * @param {string[]} values
 */
const counted = (values) => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
};

/**
 * Return the value of at least two thirds, else "several".
 *
 * @param {string[]} values
 */
const shared = (values) => {
  const [value, most] = [...counted(values)].reduce((a, b) => (b[1] > a[1] ? b : a));
  return most >= SHARE * values.length ? value : "several";
};
