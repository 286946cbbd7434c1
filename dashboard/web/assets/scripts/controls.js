/** Buttons on a map, and what they are made of. */
import { element, svg } from "./dom.js";
import { text } from "./texts.js";

/**
 * Return the drawing of a tool: a line in a box of 16 around 0,0.
 *
 * @param {string} d
 */
export const icon = (d) => {
  const line = { d, fill: "none", stroke: "currentColor", "stroke-width": 1.8 };
  const frame = { width: 18, height: 18, viewBox: "-8 -8 16 16", "aria-hidden": "true" };
  return svg("svg", frame, svg("path", { ...line, "stroke-linecap": "round" }));
};

/**
 * Return a control of the map that holds these elements.
 *
 * @param {HTMLElement} content
 * @param {import("leaflet").ControlPosition} position
 */
export const controlOf = (content, position) => {
  const control = new L.Control({ position });
  control.onAdd = () => {
    const bar = element("div", { class: "leaflet-bar" }, content);
    L.DomEvent.disableClickPropagation(bar);
    return bar;
  };
  return control;
};

/**
 * Return the button of a tool that is on or off.
 *
 * @param {string} kind ending of its class
 * @param {string} words what it is for
 * @param {string} d its drawing
 */
export const toggleButton = (kind, words, d) =>
  element(
    "button",
    {
      type: "button",
      class: `fl-tool fl-${kind}`,
      "aria-pressed": "false",
      title: words,
      "aria-label": words,
    },
    icon(d),
  );

/**
 * Let the buttons that zoom a map say so in the language of the page.
 *
 * @param {import("leaflet").Map} map
 */
export const nameZoom = (map) => {
  const ways = { in: text("map.zoom_in"), out: text("map.zoom_out") };
  for (const [way, words] of Object.entries(ways)) {
    const button = map.getContainer().querySelector(`.leaflet-control-zoom-${way}`);
    button?.setAttribute("title", words);
    button?.setAttribute("aria-label", words);
  }
};
