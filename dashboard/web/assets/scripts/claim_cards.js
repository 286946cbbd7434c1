/**
 * The card of a claim: its entry in a list and its part of a popup. The map page, /embed
 * and the exported map show a claim by this and by nothing else, so that none of them can
 * leave out that it is a draft, rejected, retracted, denied or contested.
 *
 * A card is made of one row of JSON. Its words reach the page as text nodes alone.
 */
import { isDenial } from "./clustering.js";
import { element, svg } from "./dom.js";
import { text, plural } from "./texts.js";

const CODE = /^[a-z_]+$/;
const WEB_ADDRESS = /^https?:\/\//;
const MOST_NAMES = 3; // places that a popup's title can name
const ABOVE_CURRENT = 60; // pixels of the claim before it that stay in sight

/**
 * @typedef {import("./types.js").ClaimRow} ClaimRow
 * @typedef {import("./types.js").Sign} Sign
 * @typedef {import("./types.js").Sheet} Sheet
 * @typedef {import("./dom.js").Child} Child
 */

/** @param {...Child} parts */
const meta = (...parts) => element("div", { class: "fl-meta" }, ...parts);
/** @param {...Child} parts */
const note = (...parts) => element("div", { class: "fl-note" }, ...parts);

/**
 * Return the signs as labels, null when there are none. The words say it; shape and
 * colour only repeat it.
 *
 * @param {Sign[]} signs
 */
export const signLabels = (signs) => {
  if (!signs.length) return null;
  const box = element("span", { class: "fl-signs" });
  for (const { code, words } of signs) {
    const own = CODE.test(code) ? ` fl-sign-${code}` : "";
    // The space parts the words for a screen reader.
    box.append(" ", element("span", { class: `fl-sign${own}` }, words));
  }
  return box;
};

/** @param {ClaimRow} row */
const sourceOf = ({ url, publisher }) => {
  if (!WEB_ADDRESS.test(url)) return publisher || text("card.no_source");
  const rel = "noopener noreferrer nofollow";
  return element("a", { href: url, target: "_blank", rel }, publisher || url);
};

/** @param {ClaimRow} row */
const attributionOf = ({ claimant, relayed_by: relay, hedge_words: hedge }) => {
  const parts = [text("card.by", { who: claimant || text("card.no_claimant") })];
  if (relay) parts.push(text("card.relayed", { relay }));
  if (hedge) parts.push(` (${hedge})`);
  return parts.join("");
};

/** @param {ClaimRow} row */
const daysOf = ({ days, date_text: written }) =>
  text("card.when", { days: `${days}${written ? ` (“${written}”)` : ""}` });

/**
 * Return what the source calls the place, and the terms of the dataset, if any.
 *
 * @param {ClaimRow} row
 */
const wordingOf = ({ name, place_as_written: written, dataset, license }) => {
  const lines = [];
  if (written && written !== name) lines.push(text("card.written", { written }));
  const terms = [dataset, license].filter(Boolean);
  if (terms.length) lines.push(text("card.dataset", { terms: terms.join(", ") }));
  return lines;
};

/**
 * The other columns of a row of somebody's table, each as a line.
 * @param {{attributes?: Record<string, string>}} claim
 * @returns {string[]}
 */
export const attributeLines = ({ attributes }) =>
  Object.entries(attributes || {}).map(([name, words]) => `${name}: ${words}`);

/** Cards drawn with one sheet of colours and symbols. */
export class ClaimCards {
  /** @param {Sheet} sheet actors and kinds with colour, label, path and gloss */
  constructor(sheet) {
    this.sheet = sheet;
  }

  /**
   * Return the symbol of a kind in the colour of a side; that of a denial is hollow and
   * struck through.
   *
   * @param {string} actor
   * @param {string} kind
   * @param {object} [how]
   * @param {number} [how.size] pixels
   * @param {boolean} [how.denied]
   */
  icon(actor, kind, { size = 18, denied = false } = {}) {
    const frame = { width: size, height: size, viewBox: "-11 -11 22 22" };
    const line = { fill: "none", "stroke-linecap": "round", "stroke-linejoin": "round" };
    const colour = this.sheet.actors[actor]?.colour ?? "#3F4650";
    const d = this.sheet.kinds[kind]?.path ?? "";
    const disc = denied
      ? svg("circle", { r: 9.2, fill: "none", stroke: colour, "stroke-width": 2.4 })
      : svg("circle", { r: 10.5, fill: colour });
    const ink = denied ? "currentColor" : "#fff";
    const symbol = svg("path", { d, stroke: ink, "stroke-width": 1.6, ...line });
    const drawn = [disc, symbol];
    if (denied) {
      const through = { d: "M-8.5 8.5L8.5 -8.5", ...line };
      drawn.push(
        svg("path", { ...through, stroke: "var(--paper)", "stroke-width": 4 }),
        svg("path", { ...through, stroke: "currentColor", "stroke-width": 2 }),
      );
    }
    const name = denied ? "fl-icon fl-icon-denied" : "fl-icon";
    return svg("svg", { ...frame, class: name, "aria-hidden": "true" }, ...drawn);
  }

  /**
   * Return the symbol of a claim.
   *
   * @param {ClaimRow} claim
   * @param {number} [size] pixels
   */
  iconOf(claim, size) {
    return this.icon(claim.actor, claim.kind, { size, denied: isDenial(claim) });
  }

  /** @param {ClaimRow} claim */
  _head(claim) {
    return element(
      "span",
      { class: "fl-head" },
      this.iconOf(claim),
      element("span", {}, claim.headline),
    );
  }

  /**
   * Return the claim as an entry of a list.
   *
   * @param {ClaimRow} claim
   * @param {(row: ClaimRow) => void} choose called when a reader chooses the entry
   */
  entry(claim, choose) {
    const who = [claim.claimant, claim.days].filter(Boolean).join(" · ");
    const button = element(
      "button",
      {
        type: "button",
        class: "fl-item",
        "data-claim": claim.id,
        "data-place": claim.place_id,
      },
      this._head(claim),
      signLabels(claim.signs),
      note(claim.note || claim.quote),
      meta(who),
    );
    button.addEventListener("click", () => choose(claim));
    return element("li", {}, button);
  }

  /**
   * Return the claim as a part of a popup.
   *
   * @param {ClaimRow} claim
   * @param {object} [about]
   * @param {string} [about.current] id of the claim that the popup was opened for
   * @param {(id: string) => string|undefined} [about.claimantOf] who made a claim
   * @param {boolean} [about.precise] whether the card says how exact its place is
   */
  article(claim, { current = "", claimantOf = () => undefined, precise = false } = {}) {
    return element(
      "article",
      { class: claim.id === current ? "fl-now" : null, "data-claim": claim.id },
      this._head(claim),
      signLabels(claim.signs),
      note(attributionOf(claim)),
      claim.quote ? note(element("q", {}, claim.quote)) : null,
      claim.note ? note(claim.note) : null,
      ...attributeLines(claim).map((words) => note(words)),
      meta(daysOf(claim)),
      meta(text("card.actor", { actor: claim.actor_words })),
      meta(
        text("card.source"),
        " ",
        sourceOf(claim),
        claim.published && `, ${claim.published}`,
      ),
      ...wordingOf(claim).map((words) => meta(words)),
      precise ? meta(claim.precision_words) : null,
      this._contradiction(claim, claimantOf),
    );
  }

  /**
   * @param {ClaimRow} claim
   * @param {(id: string) => string|undefined} claimantOf
   */
  _contradiction(claim, claimantOf) {
    if (!claim.contradicted_by.length) return null;
    const names = claim.contradicted_by.map((id) => claimantOf(id) || "");
    const against = [...new Set(names.filter(Boolean))];
    if (names.includes("")) against.push(text("card.elsewhere"));
    const words = text("card.contradicted", { names: against.join("; ") });
    // Many claims contradict by few rules: each rule is said once.
    const why = new Set((claim.because ?? []).map(({ sentence }) => sentence));
    const reasons = [...why].map((each) => meta(text("card.because", { why: each })));
    return element("div", { class: "fl-contested" }, words, ...reasons);
  }

  /**
   * Return the content of a popup: a dialog of its title and a card for each claim.
   *
   * @param {string} title
   * @param {ClaimRow[]} rows at least one
   * @param {object} [about] as for `article`, and:
   * @param {string} [about.current]
   * @param {(id: string) => string|undefined} [about.claimantOf]
   * @param {Node|null} [about.after] what follows the cards
   */
  popup(title, rows, { after = null, ...about } = {}) {
    const precisions = new Set(rows.map((row) => row.precision_words));
    const precise = precisions.size > 1;
    const box = element(
      "div",
      { class: "fl-popup", role: "dialog", "aria-label": title, tabindex: "0" },
      element("h3", {}, title),
      precise ? null : meta(...precisions),
    );
    const among = { claimantOf: claimantsOf(rows), ...about, precise };
    for (const row of rows) box.append(this.article(row, among));
    if (after) box.append(after);
    return box;
  }
}

/**
 * Return a function from a claim's id to who made it, among the rows.
 *
 * @param {ClaimRow[]} rows
 * @returns {(id: string) => string | undefined}
 */
export const claimantsOf = (rows) => {
  const names = new Map(rows.map(({ id, claimant }) => [id, claimant]));
  return (id) => names.get(id);
};

/**
 * Return the title of claims of places that lie close together.
 *
 * @param {ClaimRow[]} rows
 */
export const placeTitle = (rows) => {
  const names = new Set(rows.map((row) => row.name || row.place_as_written));
  if (names.size > MOST_NAMES) return plural("places.close", names.size);
  const places = [...names].filter(Boolean).join(" · ");
  const parts = new Set([places, rows[0]?.region_words ?? ""].filter(Boolean));
  return [...parts].join(", ") || text("place.unnamed");
};

/**
 * Bring the claim that a popup was opened for into sight.
 *
 * @param {HTMLElement} box
 */
export const scrollToCurrent = (box) => {
  const current = box.querySelector(".fl-now");
  if (current instanceof HTMLElement) {
    box.scrollTop = current.offsetTop - box.offsetTop - ABOVE_CURRENT;
  }
};
