/** Markers, rings of doubt and areas on a canvas. Positions and sizes are pixels. */
import { changeText } from "./changes.js";

const FONT = '"Noto Sans", system-ui, sans-serif';
const LEAST_ARC = 0.06; // of a ring, for the smallest share
const EDGE = "rgba(31, 35, 40, 0.45)"; // on a light ground the white outline is not seen

/**
 * @typedef {import("./types.js").Sheet} Sheet
 * @typedef {import("./types.js").Theme} Theme
 * @typedef {import("./types.js").MarkerProperties} MarkerProperties
 * @typedef {import("./declutter.js").DrawnMarker} DrawnMarker
 *
 * What a marker is drawn with.
 *
 * @typedef {object} Look
 * @property {Sheet} sheet
 * @property {Theme} theme
 * @property {string} open place that is chosen
 */

/** @type {Map<string, Path2D>} */
const symbols = new Map();

/** @param {string} path */
const symbolOf = (path) => {
  let symbol = symbols.get(path);
  if (!symbol) symbols.set(path, (symbol = new Path2D(path)));
  return symbol;
};

/**
 * Return a count as short as a marker has room for, rounded down: "9999", "10k", "12M".
 *
 * @param {number} count
 */
export const countText = (count) => {
  if (count < 10_000) return String(count);
  if (count < 10_000_000) return `${Math.floor(count / 1000)}k`;
  return `${Math.floor(count / 1_000_000)}M`;
};

/**
 * Return whether every claim of a marker is a denial.
 *
 * @param {MarkerProperties} p
 */
export const isDenied = (p) => p.denied > 0 && p.denied === p.count;

/**
 * Return whether nobody accepted any claim of a marker.
 *
 * @param {MarkerProperties} p
 */
export const isHollow = (p) => p.unaccepted > 0 && p.unaccepted === p.count;

/**
 * Return the count that stands inside a marker, in place of a symbol that would say no
 * more than "several"; "" where a symbol stands.
 *
 * @param {MarkerProperties} p
 */
export const insideText = (p) => {
  if (p.change) return changeText(p.change);
  if (p.number) return countText(p.number);
  const several = p.actor === "several" || p.kind === "several";
  return several && p.count > 1 ? countText(p.count) : "";
};

/**
 * Return the parts of a whole turn that the sides take, from the top on with the clock.
 *
 * @param {[string, number][]} sides
 * @returns {[string, number, number][]} side, start and end
 */
export const arcsOf = (sides) => {
  const total = sides.reduce((sum, [, count]) => sum + count, 0);
  const small = sides.filter(([, count]) => count / total < LEAST_ARC).length;
  let start = 0;
  return sides.map(([side, count]) => {
    // No share is so small that it cannot be seen.
    const share = Math.max(count / total, LEAST_ARC) * (1 - LEAST_ARC * small);
    const end = Math.min(1, start + share);
    /** @type {[string, number, number]} */
    const arc = [side, start, end];
    start = end;
    return arc;
  });
};

/**
 * Draw a whole marker: shape, symbol or number, signs and count.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnMarker} marker
 * @param {Look} look
 */
export const drawMarker = (context, marker, look) => {
  const { p, x, y, r } = marker;
  const { theme } = look;
  if (marker.anchor) drawLeader(context, marker, theme);
  if (look.open && p.place_id === look.open) drawChosen(context, marker, theme);
  const ink = drawBody(context, marker, look);
  const inside = insideText(p);
  if (inside) drawNumber(context, marker, inside, ink);
  else drawSymbol(context, marker, look.sheet, ink);
  if (isDenied(p)) drawStrike(context, marker, theme);
  if (marker.badge) drawBadge(context, x + r * 0.75, y - r * 0.75, p.count, theme);
  if (p.contested) drawContested(context, x - r * 0.85, y - r * 0.85, theme);
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnMarker} marker
 * @param {number} r
 */
const outline = (context, { x, y, wide }, r) => {
  context.beginPath();
  if (wide) context.roundRect(x - r, y - r, 2 * r, 2 * r, r / 2.6);
  else context.arc(x, y, r, 0, 2 * Math.PI);
};

/**
 * Draw the shape of a marker; return the colour of what stands in it.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnMarker} marker
 * @param {Look} look
 */
const drawBody = (context, marker, { sheet, theme }) => {
  const { p, r } = marker;
  const hollow = isHollow(p) || isDenied(p);
  const colour = p.colour || colourOf(sheet, p.actor);
  outline(context, marker, r * 1.16);
  context.fillStyle = hollow ? theme.paper : theme.symbol;
  context.fill();
  context.strokeStyle = EDGE;
  context.lineWidth = r * 0.06;
  context.stroke();
  if (hollow) {
    outline(context, marker, r);
    context.strokeStyle = colour;
    context.lineWidth = r * 0.24;
    if (isHollow(p)) context.setLineDash([r * 0.42, r * 0.26]);
    context.stroke();
    context.setLineDash([]);
    return theme.text;
  }
  if (p.sides.length && !marker.wide && !p.colour) {
    drawArcs(context, marker, sheet, theme);
    return theme.text;
  }
  outline(context, marker, r);
  context.fillStyle = colour;
  context.fill();
  return theme.symbol;
};

/**
 * @param {Sheet} sheet
 * @param {string} actor
 */
const colourOf = (sheet, actor) =>
  sheet.changes?.[actor] ??
  (sheet.actors[actor] ?? sheet.actors.several)?.colour ??
  "#3F4650";

/**
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnMarker} marker
 * @param {Sheet} sheet
 * @param {Theme} theme
 */
const drawArcs = (context, { p, x, y, r }, sheet, theme) => {
  context.beginPath();
  context.arc(x, y, r * 1.1, 0, 2 * Math.PI);
  context.fillStyle = theme.paper;
  context.fill();
  context.lineWidth = r * 0.36;
  for (const [side, start, end] of arcsOf(p.sides)) {
    context.beginPath();
    context.arc(x, y, r * 0.88, turn(start), turn(end));
    context.strokeStyle = colourOf(sheet, side);
    context.stroke();
  }
};

/** @param {number} part of a whole turn from the top */
const turn = (part) => (part - 0.25) * 2 * Math.PI;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnMarker} marker
 * @param {Sheet} sheet
 * @param {string} ink
 */
const drawSymbol = (context, { p, x, y, r }, sheet, ink) => {
  const kind = sheet.kinds[p.kind] ?? sheet.kinds.several;
  if (!kind) return;
  context.save();
  context.translate(x, y);
  context.scale(r / 10, r / 10);
  context.strokeStyle = ink;
  context.lineWidth = 1.6;
  context.lineCap = context.lineJoin = "round";
  context.stroke(symbolOf(kind.path));
  context.restore();
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnMarker} marker
 * @param {string} words
 * @param {string} ink
 */
const drawNumber = (context, { x, y, r }, words, ink) => {
  const size = Math.min(r, (2.05 * r) / words.length);
  context.font = `700 ${size.toFixed(1)}px ${FONT}`;
  context.fillStyle = ink;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(words, x, y + 0.5);
  context.textAlign = "left";
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnMarker} marker
 * @param {Theme} theme
 */
const drawStrike = (context, { x, y, r }, theme) => {
  const reach = r * 0.94;
  context.lineCap = "round";
  for (const [colour, width] of /** @type {[string, number][]} */ ([
    [theme.paper, r * 0.42],
    [theme.text, r * 0.2],
  ])) {
    context.beginPath();
    context.moveTo(x - reach, y + reach);
    context.lineTo(x + reach, y - reach);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
  context.lineCap = "butt";
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {number} count
 * @param {Theme} theme
 */
const drawBadge = (context, x, y, count, theme) => {
  const words = countText(count);
  context.font = `600 11px ${FONT}`;
  const width = Math.max(16, context.measureText(words).width + 8);
  context.beginPath();
  context.roundRect(x - 8, y - 8, width, 16, 8);
  context.fillStyle = theme.paper;
  context.fill();
  context.strokeStyle = theme.text;
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = theme.text;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(words, x - 8 + width / 2, y + 0.5);
  context.textAlign = "left";
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {Theme} theme
 */
const drawContested = (context, x, y, theme) => {
  context.beginPath();
  context.arc(x, y, 7, 0, 2 * Math.PI);
  context.fillStyle = theme.contested;
  context.fill();
  context.strokeStyle = theme.halo;
  context.lineWidth = 1.4;
  context.stroke();
  context.font = `bold 11px ${FONT}`;
  context.fillStyle = theme.paper;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText("!", x, y + 0.5);
  context.textAlign = "left";
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnMarker} marker
 * @param {Theme} theme
 */
const drawChosen = (context, marker, theme) => {
  for (const [colour, width] of /** @type {[string, number][]} */ ([
    [theme.halo, 7],
    [theme.text, 3],
  ])) {
    outline(context, marker, marker.r * 1.16 + 5);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
};

/**
 * Draw a cross-hair at a place that has no marker of its own.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number} x
 * @param {number} y
 * @param {Theme} theme
 */
export const drawPin = (context, x, y, theme) => {
  for (const [colour, width] of /** @type {[string, number][]} */ ([
    [theme.halo, 6],
    [theme.text, 2.4],
  ])) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, 11, 0, 2 * Math.PI);
    for (const [across, down] of /** @type {[number, number][]} */ ([
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ])) {
      context.moveTo(x + 6 * across, y + 6 * down);
      context.lineTo(x + 17 * across, y + 17 * down);
    }
    context.stroke();
  }
};

/**
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnMarker} marker
 * @param {Theme} theme
 */
const drawLeader = (context, { anchor, x, y }, theme) => {
  if (!anchor) return;
  context.strokeStyle = theme.text;
  context.lineWidth = 1.2;
  context.beginPath();
  context.moveTo(...anchor);
  context.lineTo(x, y);
  context.stroke();
  context.beginPath();
  context.arc(...anchor, 2.6, 0, 2 * Math.PI);
  context.fillStyle = theme.text;
  context.fill();
};

/**
 * Draw a ring of doubt: a tint that ends softly.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {DrawnMarker} marker
 * @param {Look} look
 */
export const drawRing = (context, { p, x, y, anchor, ring }, { sheet }) => {
  const [left, top] = anchor ?? [x, y];
  const colour = colourOf(sheet, p.actor);
  const tint = context.createRadialGradient(left, top, ring * 0.2, left, top, ring);
  tint.addColorStop(0, `${colour}20`);
  tint.addColorStop(0.78, `${colour}33`);
  tint.addColorStop(1, `${colour}00`);
  context.beginPath();
  context.arc(left, top, ring, 0, 2 * Math.PI);
  context.fillStyle = tint;
  context.fill();
};

/**
 * Slanted lines to fill an area with.
 *
 * @typedef {object} Hatch
 * @property {CanvasPattern} pattern
 * @property {number} scale of a pixel of it
 */

/** @type {Map<string, Hatch | null>} */
const hatches = new Map();

/**
 * Return slanted lines of a colour. Filled with them, an area is drawn ten times as fast
 * as by lines that its outline cuts.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} colour
 * @param {number} spacing pixels along each axis from line to line
 */
const hatchOf = (context, colour, spacing) => {
  const ratio = context.getTransform().a;
  const key = [colour, spacing, ratio].join(" ");
  let hatch = hatches.get(key);
  if (hatch === undefined) {
    const tile = document.createElement("canvas");
    const side = Math.max(1, Math.round(spacing * ratio));
    tile.width = tile.height = side;
    hatch = hatchIn(tile, context, colour, side / spacing);
    hatches.set(key, hatch);
  }
  return hatch;
};

/**
 * @param {HTMLCanvasElement} tile that repeats
 * @param {CanvasRenderingContext2D} context
 * @param {string} colour
 * @param {number} ratio pixels of the tile for one of the map
 * @returns {Hatch | null}
 */
const hatchIn = (tile, context, colour, ratio) => {
  const lines = tile.getContext("2d");
  if (!lines) return null;
  const side = tile.width;
  lines.strokeStyle = colour;
  lines.lineWidth = ratio;
  // Two corners have parts of the lines of the tiles beside them.
  for (const sum of [0, side, 2 * side]) {
    lines.moveTo(sum + side, -side);
    lines.lineTo(sum - 2 * side, 2 * side);
  }
  lines.stroke();
  const pattern = context.createPattern(tile, "repeat");
  return pattern && { pattern, scale: 1 / ratio };
};

/**
 * Draw an area: its outline and light hatching.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Path2D} path
 * @param {DrawnMarker} marker
 * @param {Look & { origin: number }} look origin: of the lines, pixels
 */
export const drawArea = (context, path, { p }, look) => {
  const { sheet, origin } = look;
  const chosen = look.open && look.open === p.place_id;
  const colour = colourOf(sheet, p.actor === "several" ? "unknown" : p.actor);
  context.save();
  const hatch = hatchOf(context, colour, sheet.hatch);
  // Fixed to the ground: the lines must not run while the map is dragged.
  const shift = new DOMMatrix().translate(-(origin % sheet.hatch), 0);
  hatch?.pattern.setTransform(shift.scale(hatch.scale));
  context.fillStyle = hatch?.pattern ?? colour;
  context.globalAlpha = chosen ? 0.45 : 0.15;
  context.fill(path, "evenodd");
  context.strokeStyle = colour;
  context.globalAlpha = chosen ? 1 : 0.6;
  context.lineWidth = chosen ? 2.4 : 1.3;
  context.stroke(path);
  context.restore();
};
