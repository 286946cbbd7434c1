/** How it looks who is said to hold what: the ground of claimed control, and the polygons
 * that a person brought. Pictures have the same (cartography/map/ground.py). */

/**
 * @param {import("./types.js").Sheet} sheet
 * @param {Record<string, any>} p properties of a shape
 * @returns {import("leaflet").PathOptions}
 */
export const groundStyle = (sheet, p) => {
  const colour = sheet.actors[p.side]?.colour ?? "#3F4650";
  if (p.layer === "line") return { color: "#3F4650", weight: 2, dashArray: "6 4" };
  if (p.layer === "reference") {
    return { color: colour, weight: 2.5, fillColor: colour, fillOpacity: 0.12 };
  }
  // The surer, the stronger: half of the time wrong is not drawn at all.
  const fillOpacity = 0.36 * (1 - 2 * p.chance_of_error);
  return { stroke: false, fillColor: colour, fillOpacity };
};
