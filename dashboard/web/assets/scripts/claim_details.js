/**
 * One claim with all that is known of it, and one place with its claims, as the panel
 * shows them. The words come from the server; they reach the page as text nodes alone.
 */
import { signLabels } from "./claim_cards.js";
import { element } from "./dom.js";
import { number, speakIn, text } from "./texts.js";

const WEB_ADDRESS = /^https?:\/\//;
const LONGEST_FILTER = 200; // characters of one value (dashboard/domain/filters.py)
const COPIED_MS = 2000;
const rel = "noopener noreferrer nofollow";

/**
 * @typedef {import("./types.js").ClaimRow} ClaimRow
 * @typedef {import("./types.js").ClaimCard} ClaimCard
 * @typedef {import("./claim_cards.js").ClaimCards} ClaimCards
 * @typedef {import("./dom.js").Child} Child
 */

/**
 * @param {string} label
 * @param {...Child} values
 */
const row = (label, ...values) =>
  element(
    "div",
    { class: "fl-fact" },
    element("dt", {}, label),
    element("dd", {}, ...values),
  );

/**
 * @param {string} label
 * @param {string[]} lines
 */
const rowOf = (label, lines) =>
  row(label, ...lines.map((line) => element("p", {}, line)));

/**
 * @param {string} href
 * @param {string} words
 */
const link = (href, words) =>
  WEB_ADDRESS.test(href || "")
    ? element("a", { href, target: "_blank", rel }, words)
    : null;

/**
 * Return a button that copies a text and says so.
 *
 * @param {string} copied
 * @param {string} words
 * @param {string} [label] for screen readers
 */
const copier = (copied, words, label = "") => {
  const button = element(
    "button",
    { type: "button", class: "fl-copy", "aria-label": label || null },
    words,
  );
  button.addEventListener("click", async () => {
    let done = text("copy.done");
    try {
      await window.parent.navigator.clipboard.writeText(copied);
    } catch {
      done = copied; // to be copied by hand
    }
    button.textContent = done;
    window.setTimeout(() => {
      button.textContent = words;
    }, COPIED_MS);
  });
  return button;
};

/**
 * Return the address of a place's page.
 *
 * @param {string} address of the page of a claim
 * @param {string} placeId
 */
const dossierOf = (address, placeId) =>
  inLanguage(new URL(`../place/${encodeURIComponent(placeId)}`, address).href);

/**
 * Return the quotation with the words that matter marked.
 *
 * @param {string} quote
 * @param {[number, number][]} marks
 */
const quotation = (quote, marks) => {
  const box = element("blockquote", { class: "fl-quote" });
  let end = 0;
  for (const [start, stop] of marks) {
    if (start < end) continue;
    box.append(quote.slice(end, start), element("mark", {}, quote.slice(start, stop)));
    end = stop;
  }
  box.append(quote.slice(end));
  return box;
};

/** Claims and places as the panel shows them. */
export class ClaimDetails {
  /**
   * @param {ClaimCards} cards
   * @param {object} doing
   * @param {(id: string) => void} doing.openClaim
   * @param {(claim: ClaimRow) => void} doing.openPlace
   * @param {(claim: ClaimRow) => void} doing.nearby asks for what is claimed around it
   * @param {(name: string, value: string) => string} doing.addressOf returns the address
   *   of the page with one more filter
   */
  constructor(cards, { openClaim, openPlace, nearby, addressOf }) {
    this.cards = cards;
    this.openClaim = openClaim;
    this.openPlace = openPlace;
    this.nearby = nearby;
    this.addressOf = addressOf;
  }

  /**
   * Return the claim of an answer of /api/card.
   *
   * @param {ClaimCard} card
   */
  claim(card) {
    const { claim } = card;
    return element(
      "article",
      { class: "fl-card", "data-claim": claim.id },
      this._head(claim),
      signLabels(claim.signs),
      claim.quote ? quotation(claim.quote, card.marks) : null,
      claim.note ? element("p", { class: "fl-card-note" }, claim.note) : null,
      ...this._attributes(claim),
      this._contradictions(card),
      this._facts(card),
      this._doings(card),
      this._history(card.history),
      this._others(card),
    );
  }

  /**
   * Return what the row's file says besides, each with the way to all rows that say so.
   *
   * @param {ClaimRow} claim
   */
  _attributes(claim) {
    return Object.entries(claim.attributes ?? {}).map(([name, words]) => {
      const line = element("p", { class: "fl-card-note" }, `${name}: ${words} `);
      const value = `${name}:${words}`;
      if (value.length <= LONGEST_FILTER) {
        const title = text("details.alike");
        const href = this.addressOf("attribute", value);
        const link = { href, target: "_parent", title, "aria-label": title };
        line.append(element("a", link, "⌕"));
      }
      return line;
    });
  }

  /** @param {ClaimRow} claim */
  _head(claim) {
    return element(
      "div",
      { class: "fl-card-head" },
      this.cards.iconOf(claim, 26),
      element("h2", {}, claim.headline),
    );
  }

  /** @param {ClaimCard} card */
  _facts(card) {
    const { claim } = card;
    const list = element("dl", { class: "fl-facts" });
    const written = claim.date_text ? ` (“${claim.date_text}”)` : "";
    list.append(row(text("details.when"), `${claim.days}${written}`));
    list.append(row(text("details.where"), ...this._where(card)));
    const relay = claim.relayed_by
      ? text("card.relayed", { relay: claim.relayed_by })
      : "";
    const side = claim.side_words ? ` (${claim.side_words})` : "";
    list.append(
      row(
        text("details.by"),
        `${claim.claimant || text("card.no_claimant")}${side}${relay}; ${claim.hedge_words}`,
      ),
    );
    list.append(row(text("details.actor"), claim.actor_words));
    list.append(row(text("details.source"), ...this._source(card)));
    if (claim.dataset) {
      const terms = [claim.dataset, claim.license].filter(Boolean).join(", ");
      list.append(row(text("details.dataset"), terms));
    }
    const grades = card.grades || [];
    if (grades.length) list.append(rowOf(text("details.grades"), grades));
    for (const { label, words } of card.more || []) list.append(row(label, words));
    return list;
  }

  /** @param {ClaimCard} card */
  _where({ claim, coordinates }) {
    const name = [...new Set([claim.name, claim.region_words].filter(Boolean))];
    const written = claim.place_as_written;
    const parts = [element("div", {}, name.join(", ") || text("place.unnamed"))];
    if (written && written !== claim.name) {
      parts.push(element("div", { class: "fl-meta" }, text("details.written", { written })));
    }
    parts.push(element("div", { class: "fl-meta" }, claim.precision_words));
    const [degrees] = coordinates;
    if (degrees) {
      parts.push(
        element(
          "div",
          { class: "fl-coordinates" },
          element("code", {}, degrees.text),
          ...coordinates.map((each) =>
            copier(each.text, each.label, text("copy.as", { form: each.label, words: each.text })),
          ),
        ),
      );
    }
    return parts;
  }

  /** @param {ClaimCard} card */
  _source({ claim, archive }) {
    const name = claim.publisher || text("card.no_source");
    const day = claim.published ? `, ${claim.published}` : "";
    /** @type {Child[]} */
    const parts = [`${name}${day} `];
    const own = link(claim.url, text("details.open"));
    if (own) parts.push(own);
    const copy = link(archive, text("details.archived"));
    if (copy) parts.push(own ? " · " : "", copy);
    return parts;
  }

  /** @param {ClaimCard} card */
  _contradictions({ claim, contradictions }) {
    if (!contradictions.length) return null;
    const pair = [claim, ...contradictions].map((each) => {
      const words = [
        element("strong", {}, each.claimant || text("details.no_claimant")),
        element("span", {}, `${each.kind_words}, ${each.days}`),
        element("span", { class: "fl-meta" }, each.publisher),
      ];
      if (each === claim) {
        return element("div", { class: "fl-side fl-side-own" }, ...words);
      }
      const button = element("button", { type: "button", class: "fl-side" }, ...words);
      button.addEventListener("click", () => this.openClaim(each.id));
      return button;
    });
    return element(
      "section",
      { class: "fl-against", "aria-label": text("details.contradicted") },
      element(
        "p",
        {},
        element("strong", {}, `! ${text("details.contradicted")}`),
        ` ${text("details.against")}`,
      ),
      element("div", { class: "fl-sides" }, ...pair),
    );
  }

  /**
   * Say in the open claim when reference layers showed what it says.
   *
   * @param {string} id of the claim
   * @param {string[]} lines
   */
  lag(id, lines) {
    const card = document.querySelector(`.fl-card[data-claim="${CSS.escape(id)}"]`);
    const facts = card?.querySelector("dl");
    if (facts && lines.length) facts.append(rowOf(text("details.lag"), lines));
  }

  /** @param {ClaimCard} card */
  _doings({ claim, address, cite }) {
    const citation = element(
      "details",
      { class: "fl-cite" },
      element("summary", {}, text("details.cite")),
      element("p", {}, cite.citation),
      element(
        "div",
        { class: "fl-row" },
        copier(cite.citation, text("copy.citation")),
        copier(cite.bibtex, text("copy.bibtex")),
      ),
    );
    const page = element(
      "a",
      { href: inLanguage(address), target: "_blank", class: "fl-copy" },
      text("details.page"),
    );
    const dossier = element(
      "a",
      { href: dossierOf(address, claim.place_id), target: "_blank", class: "fl-copy" },
      text("details.dossier"),
    );
    const place = element("button", { type: "button", class: "fl-copy" }, text("details.place"));
    place.addEventListener("click", () => this.openPlace(claim));
    const nearby = element(
      "button",
      { type: "button", class: "fl-copy" },
      text("details.nearby"),
    );
    nearby.addEventListener("click", () => this.nearby(claim));
    return element(
      "div",
      { class: "fl-doings" },
      element(
        "div",
        { class: "fl-row" },
        copier(address, text("copy.link")),
        page,
        claim.place_id ? dossier : null,
        claim.lat === null ? null : place,
        claim.lat === null ? null : nearby,
      ),
      citation,
    );
  }

  /** @param {string[]} history */
  _history(history) {
    if (!history.length) return null;
    const list = element("ol", { class: "fl-history" });
    for (const words of history) list.append(element("li", {}, words));
    return element(
      "details",
      { class: "fl-cite" },
      element("summary", {}, text("details.history", { count: number(history.length) })),
      list,
    );
  }

  /** @param {ClaimCard} card */
  _others({ others, others_total: total }) {
    if (!others.length) return null;
    const list = element("ol", { class: "fl-others" });
    for (const each of others) {
      list.append(this.cards.entry(each, ({ id }) => this.openClaim(id)));
    }
    return element(
      "section",
      { "aria-label": text("details.others") },
      element("h3", {}, `${text("details.others")} (${number(total)})`),
      list,
    );
  }

  /**
   * Return a place with its claims.
   *
   * @param {string} title
   * @param {ClaimRow[]} claims at least one
   */
  place(title, claims) {
    const list = element("ol", { class: "fl-others" });
    for (const each of claims) {
      list.append(this.cards.entry(each, ({ id }) => this.openClaim(id)));
    }
    const precisions = new Set(claims.map((claim) => claim.precision_words));
    return element(
      "article",
      { class: "fl-card" },
      element("h2", {}, title),
      precisions.size === 1
        ? element("p", { class: "fl-meta" }, ...precisions)
        : null,
      list,
    );
  }

  /**
   * Return what is said where there is nothing to show.
   *
   * @param {string} title
   * @param {string} words
   */
  message(title, words) {
    return element(
      "article",
      { class: "fl-card" },
      element("h2", {}, title),
      element("p", {}, words),
    );
  }
}

/**
 * Return the address of another page of ours in the language of this one.
 *
 * @param {string} address
 */
const inLanguage = (address) => {
  const url = new URL(address, window.location.href);
  speakIn(url.searchParams);
  return url.href;
};
