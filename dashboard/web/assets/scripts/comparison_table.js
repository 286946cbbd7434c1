/** What two days have, as a table: the same as the map, for whoever does not see it. */
import { changeText } from "./changes.js";
import { element } from "./dom.js";
import { number, plural, text } from "./texts.js";

/**
 * @typedef {import("./changes.js").Change} Change
 *
 * @typedef {object} PlaceRow
 * @property {string} place_id
 * @property {string} name
 * @property {number} lat
 * @property {number} lon
 * @property {Change} change
 *
 * @typedef {object} Table
 * @property {PlaceRow[]} places
 * @property {number} more places that are left out
 *
 * Opens the claims of a place on the earlier (0) or the later (1) day.
 *
 * @typedef {(row: PlaceRow, day: number) => void} OpenPlace
 */

/**
 * Return the table with its heading.
 *
 * @param {Table} answer
 * @param {[string, string]} days in words
 * @param {string} words what both days have in all
 * @param {OpenPlace} open
 */
export const comparisonTable = ({ places, more }, days, words, open) => {
  const heads = [text("compare.place"), ...days, text("compare.difference")];
  const head = element("tr", {}, ...heads.map((label) => element("th", { scope: "col" }, label)));
  const rows = places.map((row) => tableRow(row, days, open));
  return element(
    "article",
    { class: "fl-card fl-compared" },
    element("h2", {}, text("compare.title", { earlier: days[0], later: days[1] })),
    element("p", { class: "fl-meta" }, words),
    rows.length
      ? element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows))
      : null,
    more ? element("p", { class: "fl-meta" }, plural("compare.more", more)) : null,
  );
};

/**
 * @param {PlaceRow} row
 * @param {[string, string]} days
 * @param {OpenPlace} open
 */
const tableRow = (row, days, open) => {
  const name = row.name || text("place.unnamed");
  const counts = row.change.map((count, day) => {
    if (!count) return element("td", {}, "0");
    const claims = plural("claims", count);
    const words = text("compare.open", { place: name, day: days[day] ?? "", claims });
    const button = element("button", { type: "button", "aria-label": words }, number(count));
    button.addEventListener("click", () => open(row, day));
    return element("td", {}, button);
  });
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, name),
    ...counts,
    element("td", {}, changeText(row.change)),
  );
};
