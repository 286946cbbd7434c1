/** The list of claims beside the map: those in view, or those without a place. */
import { LIST, element } from "./dom.js";
import { plural, text } from "./texts.js";

/**
 * @typedef {import("./types.js").ClaimRow} ClaimRow
 * @typedef {import("./claim_cards.js").ClaimCards} ClaimCards
 * @typedef {import("./claim_server.js").ClaimServer} ClaimServer
 *
 * @typedef {object} ListPage what the list needs of its page
 * @property {() => string} bbox of the view, as the server reads it
 * @property {() => { total: number, unplaced?: number } | null} counts of the filters
 * @property {(id: string) => void} choose
 * @property {() => void} showAll moves the map to every claim
 */

/** The list and its head. */
export class ClaimList {
  /**
   * @param {ClaimServer} server
   * @param {ClaimCards} cards
   * @param {ListPage} page
   */
  constructor(server, cards, page) {
    this.server = server;
    this.cards = cards;
    this.page = page;
    this.mode = "view";
    this.after = "";
    this.current = "";
    const heading = { id: "fl-count", "aria-live": "polite" };
    this.count = element("h2", heading, text("claims.heading"));
    this.tabs = { view: this._tab("view"), unplaced: this._tab("unplaced") };
    this.items = element("ol", { "aria-labelledby": "fl-count" });
    this.more = element(
      "button",
      { type: "button", class: "fl-more", hidden: "" },
      text("list.more"),
    );
    this.more.addEventListener("click", () => this.load(this.after));
    this.parts = [
      element(
        "header",
        {},
        this.count,
        element("div", { class: "fl-tabs" }, this.tabs.view, this.tabs.unplaced),
      ),
      this.items,
      this.more,
    ];
  }

  /** @param {"view" | "unplaced"} mode */
  _tab(mode) {
    const pressed = String(mode === this.mode);
    const button = element(
      "button",
      { type: "button", "aria-pressed": pressed },
      text(`list.${mode}`),
    );
    button.addEventListener("click", () => this.choose(mode));
    return button;
  }

  /** @param {"view" | "unplaced"} mode */
  choose(mode) {
    this.mode = mode;
    for (const [name, button] of Object.entries(this.tabs)) {
      button.setAttribute("aria-pressed", String(name === mode));
    }
    this.load();
  }

  /**
   * Load the list anew, or its next page.
   *
   * @param {string} [after]
   */
  async load(after = "") {
    /** @type {Record<string, string | number>} */
    const where =
      this.mode === "view" ? { bbox: this.page.bbox() } : { unplaced: "yes" };
    if (!after) this._total(where);
    /** @type {Record<string, string | number>} */
    const paging = after ? { limit: LIST, after } : { limit: LIST };
    const answer = await this.server.ask("claims.json", { ...where, ...paging }, "list");
    if (!answer) return;
    const focused = document.activeElement;
    const chosen = this.items.contains(focused) && focused?.getAttribute("data-claim");
    if (!after) {
      this.items.replaceChildren();
      this.items.scrollTop = 0;
    }
    for (const claim of answer.claims) {
      this.items.append(this.cards.entry(claim, ({ id }) => this.page.choose(id)));
    }
    if (!answer.claims.length && !after) {
      this.items.append(element("li", { class: "fl-empty" }, ...this._empty()));
    }
    this.after = answer.after;
    this.more.hidden = !answer.after;
    this.mark(this.current);
    // The list was drawn anew: the entry that had the focus keeps it.
    const again =
      chosen && this.items.querySelector(`[data-claim="${CSS.escape(chosen)}"]`);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  }

  /** Return why the list has no entry, and what leads to claims. */
  _empty() {
    const { total = 0, unplaced = 0 } = this.page.counts() ?? {};
    if (!total) return [text("list.empty")];
    if (this.mode !== "view") return [text("list.all_placed")];
    const placed = total > unplaced;
    return [
      element("p", {}, text(placed ? "list.empty_view" : "list.none_placed")),
      placed && this._way(text("map.all"), () => this.page.showAll()),
      unplaced > 0 &&
        this._way(plural("list.show_unplaced", unplaced), () => {
          this.choose("unplaced");
          this.tabs.unplaced.focus();
        }),
    ];
  }

  /**
   * @param {string} words
   * @param {() => void} act
   */
  _way(words, act) {
    const button = element("button", { type: "button", class: "fl-copy" }, words);
    button.addEventListener("click", act);
    return button;
  }

  /** @param {Record<string, string | number>} where */
  async _total(where) {
    const key = this.mode === "view" ? "count.view" : "count.unplaced";
    const answer = await this.server.ask("count", where);
    if (answer) this.count.textContent = plural(key, answer.total);
  }

  /**
   * Mark the claim that is open.
   *
   * @param {string} id "" for none
   */
  mark(id) {
    this.current = id;
    for (const button of this.items.querySelectorAll(".fl-item")) {
      const current = Boolean(id) && button.getAttribute("data-claim") === id;
      button.setAttribute("aria-current", String(current));
    }
    this.items.querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
  }
}
