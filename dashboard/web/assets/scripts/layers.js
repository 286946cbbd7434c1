/** Datasets drawn beside the claims of all, each in its own colour and with its switch. */
import { element } from "./dom.js";
import { plural, text } from "./texts.js";

/**
 * @typedef {import("./claim_server.js").ClaimServer} ClaimServer
 * @typedef {import("./types.js").MarkerFeature} MarkerFeature
 * @typedef {Record<string, string | number | string[]>} Where
 *
 * A dataset as the page offers it (dashboard/services/editing/layers.py).
 *
 * @typedef {object} DatasetLayer
 * @property {string} name
 * @property {string} title
 * @property {string} colour like "#7B3F99"
 * @property {number} claims
 * @property {boolean} private
 */

const COLOUR = /^#[0-9A-F]{6}$/;

/** The switches, and what the layers that are on have to show. */
export class Layers {
  /**
   * @param {string[]} on names of the layers that are on from the beginning
   * @param {() => void} changed
   */
  constructor(on, changed) {
    this.on = new Set(on);
    this.changed = changed;
    /** @type {DatasetLayer[]} */
    this.offered = [];
    this.box = element("details", { class: "fl-legend fl-layers", hidden: "" });
  }

  /**
   * Offer these layers; one that is no longer there is on no more.
   *
   * @param {DatasetLayer[]} offered
   */
  offer(offered) {
    if (JSON.stringify(offered) === JSON.stringify(this.offered)) return;
    this.offered = offered;
    this.box.hidden = !offered.length;
    const list = element("ul", {}, ...offered.map((layer) => this.row(layer)));
    this.box.replaceChildren(element("summary", {}, text("layers")), list);
    this.box.open = this.active().length > 0;
  }

  /** @param {DatasetLayer} layer */
  row({ name, title, colour, claims, private: hidden }) {
    const box = /** @type {HTMLInputElement} */ (
      element("input", { type: "checkbox", name })
    );
    box.checked = this.on.has(name);
    box.addEventListener("change", () => {
      if (box.checked) this.on.add(name);
      else this.on.delete(name);
      this.changed();
    });
    const swatch = element("span", { class: "fl-layer-colour", "aria-hidden": "true" });
    if (COLOUR.test(colour)) swatch.style.background = colour;
    const words = [plural("claims", claims)];
    if (hidden) words.push(text("layers.private"));
    const about = element("span", { class: "fl-layer-about" }, words.join(" · "));
    return element("li", {}, element("label", {}, box, swatch, title, about));
  }

  /** Return the layers that are on and can be shown. */
  active() {
    return this.offered.filter(({ name }) => this.on.has(name));
  }

  /** Return the names of the layers that are on, as an address has them. */
  names() {
    return this.active()
      .map(({ name }) => name)
      .join(",");
  }

  /**
   * Return the parameters by which the claims of all leave out what the layers show.
   *
   * @returns {Record<string, string>}
   */
  beside() {
    const names = this.names();
    return names ? { layers: names } : {};
  }

  /**
   * Return the markers of all claims and of every layer that is on, null when a later
   * question ended this one.
   *
   * @param {ClaimServer} server
   * @param {Where} where
   * @param {string} [slot] of the questions
   * @returns {Promise<{ features: MarkerFeature[] } | null>}
   */
  async markers(server, where, slot = "shown") {
    const active = this.active();
    const [all, ...own] = await Promise.all([
      server.ask("claims.geojson", { ...where, ...this.beside() }, slot),
      ...active.map(({ name: dataset }) =>
        server.ask("claims.geojson", { ...where, dataset }, `${slot} ${dataset}`),
      ),
    ]);
    if (!all || own.some((answer) => !answer)) return null;
    const features = own.flatMap((answer, number) =>
      answer.features.map((/** @type {MarkerFeature} */ feature) =>
        ofLayer(feature, active[number]),
      ),
    );
    return { ...all, features: [...all.features, ...features] };
  }
}

/**
 * @param {MarkerFeature} feature
 * @param {DatasetLayer | undefined} layer
 * @returns {MarkerFeature}
 */
const ofLayer = (feature, layer) => ({
  ...feature,
  properties: {
    ...feature.properties,
    colour: layer?.colour ?? "",
    dataset: layer?.name ?? "",
  },
});
