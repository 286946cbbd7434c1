/** Who is said to hold what on a day, drawn between the markers and the land: the surface
 * of claimed control, and the layers of polygons that a person brought. */
import { isDay } from "./compared_days.js";
import { controlOf, toggleButton } from "./controls.js";
import { element } from "./dom.js";
import { groundStyle } from "./ground_style.js";
import { text } from "./texts.js";

const PANE = "fl-control";
const BELOW_MARKERS = 350;

/**
 * @typedef {object} ReferenceName
 * @property {string} name
 * @property {string} terms
 * @property {string} held_by
 * @property {string[]} days
 */

/** The tool and what it draws. */
export class ControlLayer {
  /**
   * @param {import("leaflet").Map} map
   * @param {import("./claim_server.js").ClaimServer} server
   * @param {import("./types.js").Sheet} sheet
   * @param {() => void} changed is told when a link says something else
   */
  constructor(map, server, sheet, changed) {
    this.map = map;
    this.server = server;
    this.sheet = sheet;
    this.changed = changed;
    this.active = false;
    this.day = "";
    this.listed = false;
    this.chosen = false;
    /** @type {Set<string>} names of the layers that are on */
    this.on = new Set();
    map.createPane(PANE).style.zIndex = String(BELOW_MARKERS);
    /** @type {HTMLElement} */ (map.getPane(PANE)).style.pointerEvents = "none";
    this.renderer = L.canvas({ pane: PANE });
    this.drawn = L.layerGroup();
    this.button = toggleButton(
      "control",
      text("control.about"),
      "M-6 6V-6M-6 -6C-2 -8 1 -4 6 -6V1C1 3 -2 -1 -6 1",
    );
    this.input = element("input", { type: "date", "aria-label": text("control.day") });
    this.surface = element("input", { type: "checkbox", checked: "" });
    this.layers = element("span", { class: "fl-control-layers" });
    this.words = element("output", { class: "fl-control-words" });
    this.box = element(
      "div",
      { class: "fl-control-box", hidden: "" },
      this.input,
      element("label", {}, this.surface, text("control.surface")),
      this.layers,
      this.words,
    );
    L.DomEvent.disableClickPropagation(this.box);
    L.DomEvent.disableScrollPropagation(this.box);
    map.getContainer().append(this.box);
    this.button.addEventListener("click", () => {
      this.toggle();
      this.chose();
    });
    this.input.addEventListener("change", () => this.choose(this.input.value));
    this.surface.addEventListener("change", () => this.chose());
    controlOf(this.button, "topleft").addTo(map);
  }

  toggle() {
    this.active = !this.active;
    this.button.setAttribute("aria-pressed", String(this.active));
    this.box.hidden = !this.active;
    if (this.active) {
      this.drawn.addTo(this.map);
      this.listed = false;
    } else this.drawn.remove();
  }

  /**
   * Take over the filters of the page: the day they end on, unless one was chosen.
   *
   * @param {string} day ISO, "" for none
   */
  filtered(day) {
    if (!this.chosen && day) {
      this.day = day;
      this.input.value = day;
    }
    this.draw();
  }

  /** @param {string} day */
  choose(day) {
    if (!day) return;
    this.chosen = true;
    this.day = day;
    this.chose();
  }

  chose() {
    this.draw();
    this.changed();
  }

  /**
   * Return what a link says of it, "" for what is not drawn; as
   * dashboard/domain/sharing/shown_references.py reads it.
   */
  shown() {
    const names = this.names();
    const drawn = this.active && this.day;
    return {
      references: drawn && names.length ? [this.day, ...names].join(",") : "",
      control: drawn && this.surface.checked ? this.day : "",
    };
  }

  /**
   * Take over what an address says.
   *
   * @param {string} references
   * @param {string} control
   * @param {boolean} [draw] whether it is drawn at once
   */
  restore(references, control, draw = true) {
    const before = this.shown();
    if (before.references === references && before.control === control) return;
    const [first = "", ...names] = references.split(",").map((part) => part.trim());
    const day = control || first;
    const wanted = isDay(day);
    this.on = new Set(wanted ? names : []);
    if (wanted) {
      this.chosen = true;
      this.day = day;
      this.input.value = day;
      this.surface.checked = control !== "";
    }
    if (wanted !== this.active) this.toggle();
    this.mark();
    if (draw) this.draw();
  }

  /** Offer the layers that were brought, where the visitor may see any. */
  async list() {
    this.listed = true;
    const answer = await this.server.ask("references.json");
    if (!answer) return;
    const boxes = answer.layers.map((/** @type {ReferenceName} */ layer) => {
      const box = element("input", { type: "checkbox", value: layer.name });
      box.addEventListener("change", () => {
        if (box.checked) this.on.add(layer.name);
        else this.on.delete(layer.name);
        this.chose();
      });
      return element("label", { title: layer.terms }, box, layer.name);
    });
    this.layers.replaceChildren(...boxes);
    // One that is no longer there, or not for this visitor, is on no more.
    const offered = answer.layers.map((/** @type {ReferenceName} */ { name }) => name);
    const gone = this.names().filter((name) => !offered.includes(name));
    for (const name of gone) this.on.delete(name);
    this.mark();
    if (!gone.length) return;
    this.chose();
  }

  mark() {
    for (const box of this.layers.querySelectorAll("input")) {
      box.checked = this.on.has(box.value);
    }
  }

  /** @returns {string[]} */
  names() {
    return [...this.on];
  }

  async draw() {
    this.drawn.clearLayers();
    this.words.textContent = "";
    if (!this.active) return;
    if (!this.listed) this.list();
    const { day } = this;
    if (!day) return;
    const names = this.names();
    const wanted = this.surface.checked;
    const answers = await Promise.all([
      wanted ? this.server.ask("control.geojson", { day }) : null,
      ...names.map((name) =>
        this.server.ask("reference.geojson", { name, day }, `reference ${name}`),
      ),
    ]);
    if (!this.active || day !== this.day) return;
    this.drawn.clearLayers();
    const [control, ...references] = answers;
    const lines = [];
    if (control) {
      const shapes = this.shapes(control);
      this.drawn.addLayer(shapes);
      const some = shapes.getLayers().length > 0;
      lines.push(some ? text("control.note") : text("control.none"));
    }
    for (const each of references) {
      if (!each) continue;
      this.drawn.addLayer(this.shapes(each));
      lines.push(each.words);
    }
    this.words.replaceChildren(...lines.map((line) => element("span", {}, line)));
    this.words.dataset.day = day;
  }

  /** @param {any} collection */
  shapes(collection) {
    const features = collection.features.filter(
      (/** @type {any} */ each) => each.properties.layer !== "place",
    );
    return L.geoJSON(
      /** @type {any} */ ({ type: "FeatureCollection", features }),
      {
        pane: PANE,
        interactive: false,
        style: (feature) => ({
          ...groundStyle(this.sheet, feature?.properties ?? {}),
          renderer: this.renderer,
        }),
      },
    );
  }
}
