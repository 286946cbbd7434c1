/**
 * Two days on one map: side by side with a line to swipe between them, or what differs in
 * colour; and the same as a table in the panel.
 */
import { changeFeature, changeKind } from "./changes.js";
import { isDay, readDays, writeDays } from "./compared_days.js";
import { comparisonTable } from "./comparison_table.js";
import { element, isNarrow } from "./dom.js";
import { MarkerLayer } from "./marker_layer.js";
import { Swipe } from "./swipe.js";
import { dayWords, plural, text } from "./texts.js";

const KINDS = /** @type {const} */ (["fewer", "same", "more"]);
/** @type {Intl.DateTimeFormatOptions} */
const SHORT = { day: "numeric", month: "short", year: "numeric" };
const LATER_MS = 400; // a day that is typed is not yet whole at its first digit

/**
 * @typedef {import("./map_page.js").MapPage} MapPage
 * @typedef {import("./compared_days.js").ComparedDays} ComparedDays
 * @typedef {import("./declutter.js").DrawnMarker} DrawnMarker
 * @typedef {import("leaflet").Point} Point
 *
 * What /api/compare.json answers, see dashboard/services/map/two_days.py.
 *
 * @typedef {import("./comparison_table.js").Table & {
 *   days: [string, string],
 *   claims: [number, number],
 *   unplaced: [number, number],
 *   place_counts: [number, number],
 *   undated: number,
 *   earlier: import("./types.js").MarkerFeature[],
 *   later: import("./types.js").MarkerFeature[],
 *   changes: Parameters<typeof changeFeature>[0][],
 * }} Answer
 */

/** The comparison of the map page, or none. */
export class Comparison {
  /** @param {MapPage} page */
  constructor(page) {
    this.page = page;
    /** @type {ComparedDays | null} */
    this.chosen = null;
    /** @type {Answer | null} */
    this.answer = null;
    /** @type {HTMLElement | null} */
    this.table = null;
    this.later = new MarkerLayer(page.sheet, page.base, page.outlines);
    this.swipe = new Swipe(page.mapBox, () => this._clip());
    this.days = [this._day("compare.earlier"), this._day("compare.later")];
    this.until = this._choice("compare.count", ["compare.count.day", "compare.count.until"]);
    this.look = this._choice("compare.look", [
      "compare.look.swipe",
      "compare.look.differences",
    ]);
    this.output = element("output", { class: "fl-days-now", "aria-live": "polite" });
    this.keys = element("ul", { class: "fl-compare-keys" }, ...KINDS.map((kind) => this._key(kind)));
    this.keys.hidden = true;
    page.mapBox.append(this.keys);
    this.box = this._layout();
    page.map.on("move", () => this._clip());
  }

  /** @param {string} key */
  _day(key) {
    const field = element("input", { type: "date", "aria-label": text(key), required: "" });
    field.addEventListener("input", () => {
      window.clearTimeout(this.typing);
      this.typing = window.setTimeout(() => this._take(), LATER_MS);
    });
    return field;
  }

  /**
   * @param {string} key
   * @param {string[]} choices keys that end with the value
   */
  _choice(key, choices) {
    const words = text(key);
    const field = element(
      "select",
      { "aria-label": words, title: words },
      ...choices.map((choice) =>
        element("option", { value: choice.split(".").pop() }, text(choice)),
      ),
    );
    field.addEventListener("change", () => this._take());
    return field;
  }

  /** @param {typeof KINDS[number]} kind */
  _key(kind) {
    const dot = element("span", { "aria-hidden": "true" });
    dot.style.background = this.page.sheet.changes[kind] ?? "";
    return element("li", {}, dot, text(`compare.key.${kind}`));
  }

  _layout() {
    /** @type {(key: string, act: () => void) => HTMLElement} */
    const button = (key, act) => {
      const made = element("button", { type: "button" }, text(key));
      made.addEventListener("click", act);
      return made;
    };
    return element(
      "div",
      { class: "fl-days-row fl-compare", role: "group", "aria-label": text("compare"), hidden: "" },
      ...this.days,
      this.until,
      this.look,
      this.output,
      button("compare.table", () => this.showTable(true)),
      button("compare.end", () => this.end()),
    );
  }

  get active() {
    return this.chosen !== null;
  }

  /** Return what the address says of it, "" for no comparison. */
  text() {
    return this.chosen ? writeDays(this.chosen) : "";
  }

  /**
   * Compare these days, as a step of Back.
   *
   * @param {string} earlier ISO
   * @param {string} later
   */
  start(earlier, later) {
    this._show({ days: [earlier, later], until: true, differences: false });
    this.page.report(true);
    this._offerTable();
    this.page.refresh();
    this.days[0]?.focus();
  }

  // Beside the map there is room for it; over the map it is shown when it is asked for.
  _offerTable() {
    this.wanted = !isNarrow();
  }

  /** Show the claims of the filters again, as a step of Back. */
  end() {
    this._show(null);
    this.page.report(true);
    this.page.refresh();
    this.page.timeline.compare.focus();
  }

  /**
   * Take over what an address says.
   *
   * @param {string} words
   * @param {boolean} [draw] whether markers are drawn anew at once
   */
  restore(words, draw = true) {
    const chosen = readDays(words);
    if ((chosen ? writeDays(chosen) : "") === this.text()) return;
    this._show(chosen);
    if (chosen && !this.page.open && !this.page.at) this._offerTable();
    if (draw) this.page.refresh();
  }

  /**
   * Take this day in the place of the nearer one.
   *
   * @param {string} day ISO
   */
  pick(day) {
    if (!this.chosen) return;
    const [a = 0, b = 0, at = 0] = [...this.chosen.days, day].map((each) => Date.parse(each));
    const field = this.days[Math.abs(at - a) <= Math.abs(at - b) ? 0 : 1];
    if (field) field.value = day;
    this._take();
  }

  /** @param {ComparedDays | null} chosen */
  _show(chosen) {
    const { page } = this;
    this.chosen = chosen;
    this.answer = null;
    this.box.hidden = !chosen;
    page.timeline.comparing(chosen !== null);
    if (chosen) this._dress(chosen);
    else {
      this.later.remove();
      this.swipe.show(false);
      this.keys.hidden = true;
      page.markers.clip(null);
      if (this.table?.isConnected) page.places.panel.leave();
    }
  }

  /** @param {ComparedDays} chosen */
  _dress({ days, until, differences }) {
    this.days.forEach((field, at) => {
      field.value = days[at] ?? "";
    });
    this.until.value = until ? "until" : "day";
    this.look.value = differences ? "differences" : "swipe";
    this.keys.hidden = !differences;
    this.swipe.show(!differences);
    if (differences) this.later.remove();
    else this.later.addTo(this.page.map);
    this._clip();
  }

  _take() {
    const days = this.days.map(({ value }) => value);
    if (!this.chosen || !days.every(isDay)) return;
    const [first = "", second = ""] = days.sort();
    this._show({
      days: [first, second],
      until: this.until.value === "until",
      differences: this.look.value === "differences",
    });
    this.page.report();
    this.page.refresh();
  }

  /** Ask for the present view and draw it. */
  async load() {
    const { page, chosen } = this;
    if (!chosen) return;
    const bounds = page.map.getBounds().pad(0.25);
    const where = { bbox: page.bbox(bounds), zoom: page.map.getZoom() };
    const answer = await page.server.ask("compare.json", { ...where, compare: this.text() });
    if (!answer || this.chosen !== chosen) return;
    this.answer = /** @type {Answer} */ (answer);
    const open = chosen.days.includes("");
    chosen.days = [...this.answer.days];
    if (open) {
      this._dress(chosen);
      page.report();
    }
    this.draw();
    if (this.wanted || this.table?.isConnected) this.showTable(false);
    this.wanted = false;
    page.state.compared = this.text();
  }

  draw() {
    const { page, answer, chosen } = this;
    const theme = page.config?.theme ?? "light";
    if (!answer || !chosen) return;
    const features = chosen.differences ? answer.changes.map(changeFeature) : answer.earlier;
    page.markers.show(features, theme);
    if (!chosen.differences) this.later.show(answer.later, theme);
    const [earlier = "", later = ""] = this._words(SHORT).map((day, at) =>
      text("days.count", { days: day, claims: plural("claims", answer.claims[at] ?? 0) }),
    );
    this.swipe.name(earlier, later);
    page.timeline.chart.compared(answer.days.map((day) => page.timeline.partOf(day)));
    this.output.textContent = this.sentence();
    this.output.title = this.sentence();
    this._clip();
  }

  /**
   * Return both days in words.
   *
   * @param {Intl.DateTimeFormatOptions} [how]
   * @returns {[string, string]}
   */
  _words(how) {
    const [earlier = "", later = ""] = (this.chosen?.days ?? []).map((day) => {
      const words = dayWords(new Date(day), how);
      return this.chosen?.until ? text("compare.until", { day: words }) : words;
    });
    return [earlier, later];
  }

  sentence() {
    const { answer } = this;
    if (!answer) return "";
    const parts = this._words().map((day, at) => {
      const claims = plural("claims", answer.claims[at] ?? 0);
      const where = plural("marker.places", answer.place_counts[at] ?? 0, { claims });
      const words = text("days.count", { days: day, claims: where });
      const unplaced = answer.unplaced[at] ?? 0;
      return unplaced ? `${words}, ${plural("compare.unplaced", unplaced)}` : words;
    });
    if (answer.undated) parts.push(plural("days.undated", answer.undated));
    return parts.join("; ");
  }

  /** @param {boolean} focus */
  showTable(focus) {
    const { page, answer } = this;
    if (!answer) return;
    const days = this._words(SHORT);
    const sentence = this.sentence();
    const top = this.table?.isConnected ? this.table.parentElement?.scrollTop : 0;
    this.table = comparisonTable(answer, days, sentence, (row, day) =>
      page.places.openPlace(row.lat, row.lon, row.place_id, this.bounds(day)),
    );
    const label = text("compare.title", { earlier: days[0], later: days[1] });
    page.places.panel.show(this.table, { label, focus });
    if (this.table.parentElement) this.table.parentElement.scrollTop = top ?? 0;
    if (page.open || page.at) page.opened("", "", { restoring: true });
  }

  /**
   * Return the days of the claims that the earlier (0) or the later (1) day counts, as
   * filters; {} when nothing is compared.
   *
   * @param {number} day
   * @returns {Record<string, string>}
   */
  bounds(day) {
    const { chosen, page } = this;
    if (!chosen) return {};
    const to = chosen.days[day] ?? "";
    const since = new URLSearchParams(page.config?.query).get("from") ?? "";
    return { from: chosen.until ? since : to, to };
  }

  /**
   * Return filters that bound no day, while days are compared that others bound.
   *
   * @returns {Record<string, string>}
   */
  anyDay() {
    return this.chosen ? { from: "", to: "" } : {};
  }

  /**
   * Return the day whose markers are drawn at a point, 0 or 1; of a marker of both days
   * the one with more claims.
   *
   * @param {Point} point
   * @param {DrawnMarker | null} [hit]
   */
  dayAt(point, hit = null) {
    if (hit?.p.change) return changeKind(hit.p.change) === "fewer" ? 0 : 1;
    return point.x > this.swipe.at ? 1 : 0;
  }

  /**
   * Return the layer whose markers are drawn at a point.
   *
   * @param {Point} point
   */
  layerAt(point) {
    const swiped = this.chosen && !this.chosen.differences;
    return swiped && this.dayAt(point) ? this.later : this.page.markers;
  }

  _clip() {
    const { chosen, page } = this;
    if (!chosen) return;
    const at = chosen.differences ? null : this.swipe.at;
    page.markers.clip(at === null ? null : [-Infinity, at]);
    this.later.clip(at === null ? null : [at, Infinity]);
  }
}
