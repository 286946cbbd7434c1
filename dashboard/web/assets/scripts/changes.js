/** How the claims of one day differ from those of another, as words and as a marker. */

/**
 * @typedef {import("./types.js").MarkerFeature} MarkerFeature
 *
 * Claims on the earlier and on the later day.
 *
 * @typedef {[number, number]} Change
 */

/**
 * Return which way a change goes: the name of its colour in the sheet.
 *
 * @param {Change} change
 * @returns {"fewer" | "same" | "more"}
 */
export const changeKind = ([earlier, later]) => {
  if (earlier === later) return "same";
  return later > earlier ? "more" : "fewer";
};

/**
 * Return a change as it stands in a marker: "+3", "−2", "=".
 *
 * @param {Change} change
 */
export const changeText = ([earlier, later]) => {
  if (earlier === later) return "=";
  return later > earlier ? `+${later - earlier}` : `−${earlier - later}`;
};

/**
 * Return a marker of both days as one of what differs: neither sides nor signs, which are
 * those of claims.
 *
 * @param {MarkerFeature & { properties: { change: Change } }} feature
 * @returns {MarkerFeature}
 */
export const changeFeature = ({ geometry, properties }) => ({
  geometry,
  properties: {
    ...properties,
    count: Math.max(...properties.change),
    actor: changeKind(properties.change),
    kind: "several",
    contested: false,
    unaccepted: 0,
    denied: 0,
    sides: [],
  },
});
