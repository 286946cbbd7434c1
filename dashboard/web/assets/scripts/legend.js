/** The legend of a map: colours of the sides, symbols of the kinds, and how markers look. */
import { arcsOf } from "./marker_drawing.js";
import { element, isNarrow, svg } from "./dom.js";
import { text } from "./texts.js";

/**
 * @typedef {import("./claim_cards.js").ClaimCards} ClaimCards
 * @typedef {import("./types.js").Sheet} Sheet
 *
 * What a map can show; everything when left out.
 *
 * @typedef {object} Uses
 * @property {Set<string>} [actors]
 * @property {Set<string>} [kinds]
 * @property {boolean} [contradictions]
 * @property {boolean} [unaccepted]
 * @property {boolean} [denied]
 */

const FRAME = { width: 18, height: 18, viewBox: "-11 -11 22 22", "aria-hidden": "true" };

/** @param {...SVGElement} drawn */
const sample = (...drawn) => svg("svg", FRAME, ...drawn);

/** @param {string} colour */
const dot = (colour) => sample(svg("circle", { r: 9, fill: colour }));

/** @param {string} words */
const digit = (words, fill = "currentColor") => {
  const node = svg("text", { y: 4, "text-anchor": "middle", "font-size": 11, fill });
  node.setAttribute("font-weight", "700");
  node.append(words);
  return node;
};

/**
 * Return the ring of a place of several sides.
 *
 * @param {Sheet} sheet
 */
const ring = (sheet) => {
  const arcs = arcsOf([
    ["UA", 1],
    ["RU", 1],
  ]).map(([side, start, end]) => {
    const [from, to] = [start, end].map((part) => {
      const angle = 2 * Math.PI * part;
      return `${(8.4 * Math.sin(angle)).toFixed(2)} ${(-8.4 * Math.cos(angle)).toFixed(2)}`;
    });
    const stroke = sheet.actors[side]?.colour ?? "";
    const d = `M${from}A8.4 8.4 0 0 1 ${to}`;
    return svg("path", { d, fill: "none", stroke, "stroke-width": 3.4 });
  });
  return sample(...arcs, digit("5"));
};

const area = () =>
  sample(
    svg("path", {
      d: "M-9 7L-5 -7L9 -4L6 8Z",
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 1.4,
    }),
    svg("path", {
      d: "M-8 3L0 -6M-7 8L6 -5M-2 8L8 -2",
      fill: "none",
      stroke: "currentColor",
      opacity: 0.5,
    }),
  );

const doubt = () =>
  sample(svg("circle", { r: 10, fill: "currentColor", opacity: 0.22 }));

const contested = () =>
  sample(svg("circle", { r: 7.5, fill: "var(--contested)" }), digit("!", "var(--paper)"));

const hollow = () =>
  sample(
    svg("circle", {
      r: 8.6,
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 2.4,
      "stroke-dasharray": "4 2.5",
    }),
  );

const square = () =>
  sample(
    svg("rect", { x: -8, y: -8, width: 16, height: 16, rx: 5, fill: "currentColor" }),
  );

/**
 * Return the legend, open on a wide window.
 *
 * @param {ClaimCards} cards whose sheet and symbols it explains
 * @param {Uses} [uses]
 */
export const legend = (cards, uses = {}) => {
  const { sheet } = cards;
  const box = element(
    "details",
    { class: "fl-legend" },
    element("summary", {}, text("legend")),
    element("h3", {}, text("legend.actors")),
    listOf(sheet.actors, uses.actors, (name, { colour, label }) => [
      name === "several" ? ring(sheet) : dot(colour),
      label,
      "",
    ]),
    element("h3", {}, text("legend.kinds")),
    listOf(sheet.kinds, uses.kinds, (name, { label, gloss }) => [
      name === "several"
        ? sample(svg("circle", { r: 9, fill: "#3F4650" }), digit("5", "#fff"))
        : cards.icon("several", name),
      label,
      gloss,
    ]),
    element("h3", {}, text("legend.signs")),
    signs(cards, uses),
  );
  box.open = !isNarrow();
  return box;
};

/**
 * @param {ClaimCards} cards
 * @param {Uses} uses
 */
const signs = (cards, { contradictions = true, unaccepted = true, denied = true }) => {
  /** @type {[Node, string][]} */
  const rows = [];
  if (denied) {
    rows.push([cards.icon("several", "retake", { denied }), text("legend.denied")]);
  }
  if (contradictions) rows.push([contested(), text("legend.contested")]);
  if (unaccepted) rows.push([hollow(), text("legend.unaccepted")]);
  rows.push(
    [square(), text("legend.wide")],
    [area(), text("legend.area")],
    [doubt(), text("legend.doubt")],
  );
  const list = element("ul", { class: "fl-legend-signs" });
  for (const [node, words] of rows) list.append(element("li", {}, node, words));
  return list;
};

/**
 * @template Entry
 * @param {Record<string, Entry>} entries
 * @param {Set<string> | undefined} names
 * @param {(name: string, entry: Entry) => [Node, string, string]} row
 */
const listOf = (entries, names, row) => {
  const list = element("ul");
  for (const [name, entry] of Object.entries(entries)) {
    if (names && !names.has(name)) continue;
    const [node, words, title] = row(name, entry);
    list.append(element("li", { title: title || null }, node, words));
  }
  return list;
};
