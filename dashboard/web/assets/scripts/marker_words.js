/** A marker in words, for a tooltip. */
import { plural, text } from "./texts.js";

/**
 * Return a marker in words, and how many of its claims nobody accepted or deny.
 *
 * @param {import("./types.js").MarkerProperties} marker
 * @param {boolean} closest whether the map goes no closer
 */
export const markerWords = (marker, closest) => {
  const { key, words = "", places, count, name, unaccepted, denied, change } = marker;
  if (key) return words; // a place to choose
  if (change) return changeWords(marker, change);
  const claims = plural("claims", count);
  let here = `${name}: ${claims}`;
  if (places > 1) {
    here = text(closest ? "marker.list" : "marker.zoom", {
      claims: plural("marker.places", places, { claims }),
    });
  }
  const notes = [];
  if (unaccepted) notes.push(noteOf("marker.unaccepted", unaccepted, count));
  if (denied) notes.push(noteOf("marker.denied", denied, count));
  return `${words || here}${notes.length ? ` (${notes.join("; ")})` : ""}`;
};

/**
 * @param {import("./types.js").MarkerProperties} marker
 * @param {[number, number]} change
 */
const changeWords = ({ places, name }, [earlier, later]) => {
  const claims = text("compare.change", { earlier, later });
  if (places > 1) return plural("marker.places", places, { claims });
  return text("days.count", { days: name || text("place.unnamed"), claims });
};

/**
 * @param {string} key
 * @param {number} part
 * @param {number} count
 */
const noteOf = (key, part, count) =>
  plural(part === count ? `${key}.all` : key, part);
