/**
 * Names of the map placed together with the markers, as in the pictures
 * (dashboard/cartography/map/labels.py): markers first, then their own names, then those
 * of the basemap, each where it touches nothing, and no name twice.
 */
import { LabelSpace } from "./label_space.js";

const LINE = 17; // pixels of the height of a name
const SAME_PLACE = 60; // pixels within which two equal names are one place
const FONT = '"Noto Sans", system-ui, sans-serif';
const MARKER_FONT = `600 12.5px ${FONT}`;
const MARKER_NAMES = 6; // least zoom at which markers are named
/** @type {Record<string, number>} */
const DOTS = { capital: 2.6, city: 2, foreign: 2, town: 2, village: 1.4 };
const COVERED = [5, 12, 19]; // pixels from a town that a marker covers
const AREAS = new Set(["country", "sea"]);

/**
 * @typedef {import("./types.js").Rectangle} Rectangle
 * @typedef {import("./types.js").LabelRow} LabelRow
 * @typedef {import("./declutter.js").DrawnMarker} DrawnMarker
 */

/**
 * A name where it is written: from `left`, in the middle of `top`.
 *
 * @typedef {object} PlacedLabel
 * @property {string} text
 * @property {string} font
 * @property {string} kind "marker", or as in the basemap
 * @property {number} left
 * @property {number} middle
 * @property {[number, number, number] | null} dot x, y and radius of a settlement's dot
 */

/**
 * Return the font of a name of the basemap.
 *
 * @param {string} kind
 * @param {number} zoom
 */
export const labelFont = (kind, zoom) => {
  if (kind === "country") return `600 ${zoom < 6 ? 13 : 15}px ${FONT}`;
  if (kind === "sea") return `italic 13px ${FONT}`;
  if (kind === "capital") return `600 13.5px ${FONT}`;
  if (kind === "city" || kind === "foreign") return `500 12.5px ${FONT}`;
  return `${kind === "town" ? 12 : 11.5}px ${FONT}`;
};

/**
 * Yield the places for a name next to a point, the best (right of it) first.
 *
 * @param {number} x
 * @param {number} y
 * @param {number} gap
 * @param {number} width
 * @returns {Generator<Rectangle>}
 */
export function* positions(x, y, gap, width) {
  const half = LINE / 2;
  yield [x + gap, y - half, x + gap + width, y + half];
  yield [x - gap - width, y - half, x - gap, y + half];
  yield [x - width / 2, y + gap, x + width / 2, y + gap + LINE];
  yield [x - width / 2, y - gap - LINE, x + width / 2, y - gap];
  const slant = gap * 0.72;
  yield [x + slant, y + slant, x + slant + width, y + slant + LINE];
  yield [x + slant, y - slant - LINE, x + slant + width, y - slant];
  yield [x - slant - width, y + slant, x - slant, y + slant + LINE];
  yield [x - slant - width, y - slant - LINE, x - slant, y - slant];
}

/**
 * Return the names of a map.
 *
 * @param {object} map
 * @param {DrawnMarker[]} map.markers
 * @param {LabelRow[]} map.labels those first that matter most
 * @param {number} map.zoom
 * @param {(lat: number, lon: number) => { x: number, y: number }} map.at pixels
 * @param {Rectangle} map.view beyond which nothing is written, pixels
 * @param {(text: string, font: string) => number} map.measure width in pixels
 * @param {string} [map.open] place whose marker is chosen, and so larger
 * @param {boolean} [map.ukrainian] whether the basemap's names are written in Ukrainian
 * @returns {PlacedLabel[]}
 */
export const placeLabels = (map) => {
  const space = new LabelSpace();
  for (const marker of map.markers) {
    const reach = reachOf(marker, map.open) + 1;
    const { x, y } = marker;
    space.take([x - reach, y - reach, x + reach, y + reach]);
    if (marker.badge) space.take([x + marker.r * 0.6, y - marker.r - 9, x + marker.r + 26, y - marker.r + 9]);
  }
  const own = map.zoom >= MARKER_NAMES ? markerLabels(map, space) : [];
  return [...own.map(({ label }) => label), ...basemapLabels(map, space, own)];
};

/**
 * @param {DrawnMarker} marker
 * @param {string | undefined} open
 */
const reachOf = ({ p, r }, open) => r * 1.2 + (open && p.place_id === open ? 6 : 0);

/**
 * @param {Parameters<typeof placeLabels>[0]} map
 * @param {LabelSpace} space
 */
const markerLabels = ({ markers, measure, open }, space) => {
  const byCount = [...markers].sort((a, b) => b.p.count - a.p.count);
  const placed = [];
  for (const marker of byCount) {
    const { p, x, y } = marker;
    if (p.places !== 1 || !p.name) continue;
    const width = measure(p.name, MARKER_FONT);
    for (const rect of positions(x, y, reachOf(marker, open) + 4, width)) {
      if (!space.isFree(rect)) continue;
      space.take(rect);
      const label = labelAt(p.name, MARKER_FONT, "marker", rect, null);
      placed.push({ label, x, y });
      break;
    }
  }
  return placed;
};

/**
 * @param {Parameters<typeof placeLabels>[0]} map
 * @param {LabelSpace} space
 * @param {{ label: PlacedLabel, x: number, y: number }[]} own names of markers
 * @returns {PlacedLabel[]}
 */
const basemapLabels = (map, space, own) => {
  const [west, north, east, south] = map.view;
  const placed = [];
  for (const [lon, lat, english, ukrainian, kind, least] of map.labels) {
    if (least > map.zoom || (kind === "country" && map.zoom > 7)) continue;
    const { x, y } = map.at(lat, lon);
    if (x < west || x > east || y < north || y > south) continue;
    const name = (map.ukrainian && ukrainian) || english;
    if ([english, ukrainian].some((each) => isWritten(each, x, y, own))) continue;
    const label = basemapLabel(name, kind, x, y, map, space);
    if (label) placed.push(label);
  }
  return placed;
};

/**
 * @param {string} name
 * @param {number} x
 * @param {number} y
 * @param {{ label: PlacedLabel, x: number, y: number }[]} own
 */
const isWritten = (name, x, y, own) =>
  own.some(
    (each) =>
      each.label.text.toLowerCase() === name.toLowerCase() &&
      Math.hypot(each.x - x, each.y - y) <= SAME_PLACE,
  );

/**
 * @param {string} name
 * @param {string} kind
 * @param {number} x
 * @param {number} y
 * @param {Parameters<typeof placeLabels>[0]} map
 * @param {LabelSpace} space
 * @returns {PlacedLabel | null}
 */
const basemapLabel = (name, kind, x, y, map, space) => {
  const words = kind === "country" ? name.toUpperCase() : name;
  const font = labelFont(kind, map.zoom);
  const width = map.measure(words, font);
  const dot = DOTS[kind] ?? 2;
  /** @type {Rectangle} */
  const spot = [x - dot - 1, y - dot - 1, x + dot + 1, y + dot + 1];
  // Under a marker or a name a town has its name, and no dot.
  const dotted = !AREAS.has(kind) && space.isFree(spot);
  const places = dotted ? positions(x, y, dot + 3, width) : around(kind, x, y, width);
  for (const rect of places) {
    if (!space.isFree(rect)) continue;
    space.take([rect[0] - 4, rect[1], rect[2] + 4, rect[3]]);
    if (dotted) space.take(spot);
    return labelAt(words, font, kind, rect, dotted ? [x, y, dot] : null);
  }
  return null;
};

/**
 * Yield the places for the name of an area, over its middle, or of a town whose dot is
 * covered, ever farther from it.
 *
 * @param {string} kind
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @returns {Generator<Rectangle>}
 */
function* around(kind, x, y, width) {
  if (AREAS.has(kind)) {
    yield [x - width / 2, y - LINE / 2, x + width / 2, y + LINE / 2];
    return;
  }
  for (const gap of COVERED) yield* positions(x, y, gap, width);
}

/**
 * @param {string} words
 * @param {string} font
 * @param {string} kind
 * @param {Rectangle} rect
 * @param {[number, number, number] | null} dot
 * @returns {PlacedLabel}
 */
const labelAt = (words, font, kind, rect, dot) => ({
  text: words,
  font,
  kind,
  left: rect[0],
  middle: (rect[1] + rect[3]) / 2,
  dot,
});
