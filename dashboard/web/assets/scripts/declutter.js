/**
 * Markers that would cover one another, as in the pictures
 * (dashboard/cartography/map/declutter.py): those of settlements become one, those of
 * whole areas and of another layer are moved aside.
 */
import { changeKind } from "./changes.js";
import { insideText } from "./marker_drawing.js";

const ROUNDS = 6; // a merged marker is larger and may meet the next
const OVERLAP = 0.9; // of both radii; markers may touch
const CLEAR = 1.22; // of both radii, for what is moved aside; outlines and signs included
const STEPS = 10;
const DIRECTIONS = 12;

/**
 * @typedef {import("./types.js").MarkerProperties} MarkerProperties
 *
 * A marker where it is drawn; pixels.
 *
 * @typedef {object} DrawnMarker
 * @property {MarkerProperties} p
 * @property {number} lat degrees
 * @property {number} lon
 * @property {number} x
 * @property {number} y
 * @property {number} r
 * @property {number} ring radius of its doubt, 0 for none
 * @property {boolean} wide whether it stands for a whole area
 * @property {boolean} badge whether its count stands beside it
 * @property {[number, number] | null} anchor its place, where it was moved aside
 */

/**
 * Return the markers, none of settlements over another, in the order to draw them.
 *
 * @param {DrawnMarker[]} markers
 * @param {(count: number) => number} radiusOf
 * @returns {DrawnMarker[]}
 */
export const declutter = (markers, radiusOf) => {
  const wide = markers.filter((marker) => marker.wide);
  const merged = mergeOverlapping(
    markers.filter((marker) => !marker.wide),
    radiusOf,
  );
  // A layer keeps its colour: what it would cover stands where it is.
  const placed = merged.filter(({ p }) => !p.colour);
  const beside = moveAside(
    merged.filter(({ p }) => p.colour),
    placed,
  );
  const apart = moveAside(wide, [...placed, ...beside]);
  return [...apart, ...[...placed, ...beside].sort((a, b) => a.p.count - b.p.count)];
};

/**
 * @param {DrawnMarker} a
 * @param {DrawnMarker} b
 */
const overlap = (a, b, share = OVERLAP) => {
  const [x, y, least] = [a.x - b.x, a.y - b.y, (a.r + b.r) * share];
  // Thousands of pairs a view: Math.hypot takes ten times as long.
  return x * x + y * y < least * least;
};

/**
 * Return the colour of a marker's layer, "" for that of who acts.
 *
 * @param {DrawnMarker} marker
 */
const colourOf = ({ p }) => p.colour ?? "";

/**
 * @param {DrawnMarker[]} markers
 * @param {(count: number) => number} radiusOf
 */
const mergeOverlapping = (markers, radiusOf) => {
  let placed = [...markers].sort((a, b) => b.p.count - a.p.count);
  for (let round = 0; round < ROUNDS; round += 1) {
    /** @type {DrawnMarker[]} */
    const apart = [];
    for (const marker of placed) {
      const at = apart.findIndex(
        (other) => overlap(marker, other) && colourOf(marker) === colourOf(other),
      );
      const other = apart[at];
      if (other) apart[at] = mergedMarker(other, marker, radiusOf);
      else apart.push(marker);
    }
    const done = apart.length === placed.length;
    placed = apart;
    if (done) break;
  }
  return placed;
};

/**
 * Return the marker that stands for both, between them by their counts.
 *
 * @param {DrawnMarker} first
 * @param {DrawnMarker} other
 * @param {(count: number) => number} radiusOf
 * @returns {DrawnMarker}
 */
export const mergedMarker = (first, other, radiusOf) => {
  const count = first.p.count + other.p.count;
  const share = other.p.count / count;
  /** @param {"lat" | "lon" | "x" | "y"} axis */
  const between = (axis) => first[axis] + (other[axis] - first[axis]) * share;
  const claims = [...(first.p.claims ?? []), ...(other.p.claims ?? [])];
  const change = mergedChange(first.p.change, other.p.change);
  const alike = first.p.actor === other.p.actor ? first.p.actor : "several";
  const actor = change ? changeKind(change) : alike;
  /** @type {MarkerProperties} */
  const p = {
      count,
      places: first.p.places + other.p.places,
      place_id: "",
      name: "",
      precision: "",
      radius_km: null,
      actor,
      kind: first.p.kind === other.p.kind ? first.p.kind : "several",
      contested: first.p.contested || other.p.contested,
      unaccepted: first.p.unaccepted + other.p.unaccepted,
      denied: first.p.denied + other.p.denied,
      sides: actor === "several" ? mergedSides(first.p, other.p) : [],
      ...(claims.length ? { claims } : {}),
      ...(change ? { change } : {}),
      ...(first.p.colour ? { colour: first.p.colour, dataset: first.p.dataset } : {}),
    };
  return {
    p,
    lat: between("lat"),
    lon: between("lon"),
    x: between("x"),
    y: between("y"),
    r: radiusOf(count),
    ring: 0,
    wide: false,
    badge: !insideText(p),
    anchor: null,
  };
};

/**
 * @param {import("./changes.js").Change | undefined} first
 * @param {import("./changes.js").Change | undefined} other
 * @returns {import("./changes.js").Change | null}
 */
const mergedChange = (first, other) =>
  first && other ? [first[0] + other[0], first[1] + other[1]] : null;

/**
 * @param {MarkerProperties} first
 * @param {MarkerProperties} other
 * @returns {[string, number][]}
 */
const mergedSides = (first, other) => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { sides, actor, count } of [first, other]) {
    for (const [side, n] of sides.length ? sides : [[actor, count]]) {
      counts.set(String(side), (counts.get(String(side)) ?? 0) + Number(n));
    }
  }
  return [...counts];
};

/**
 * @param {DrawnMarker[]} wide
 * @param {DrawnMarker[]} others
 */
const moveAside = (wide, others) => {
  const placed = [...others];
  return wide.map((marker) => {
    const moved = asideOf(marker, placed);
    placed.push(moved);
    return moved;
  });
};

/**
 * Return the marker at the nearest place where it covers none of the others; where it
 * stood when there is none.
 *
 * @param {DrawnMarker} marker
 * @param {DrawnMarker[]} others
 * @returns {DrawnMarker}
 */
const asideOf = (marker, others) => {
  /** @type {(each: DrawnMarker) => boolean} */
  const stands = (each) => !others.some((other) => overlap(each, other, CLEAR));
  if (stands(marker)) return marker;
  for (let step = 1; step <= STEPS; step += 1) {
    for (let turn = 0; turn < DIRECTIONS; turn += 1) {
      const angle = (2 * Math.PI * turn) / DIRECTIONS;
      const away = (marker.r * step) / 2 + marker.r;
      const x = marker.x + away * Math.cos(angle);
      const y = marker.y + away * Math.sin(angle);
      /** @type {DrawnMarker} */
      const moved = { ...marker, x, y, anchor: [marker.x, marker.y] };
      if (stands(moved)) return moved;
    }
  }
  return marker;
};
