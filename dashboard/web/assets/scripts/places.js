/** Opening a place or a claim of the map page, in the panel beside the map. */
import { placeTitle } from "./claim_cards.js";
import { ClaimDetails } from "./claim_details.js";
import { LIST, element } from "./dom.js";
import { markerWords } from "./marker_words.js";
import { Panel } from "./panel.js";
import { text } from "./texts.js";

const NEARBY_KM = 10;

/**
 * @typedef {import("./types.js").ClaimRow} ClaimRow
 * @typedef {import("./types.js").ClaimCard} ClaimCard
 * @typedef {import("./map_page.js").MapPage} MapPage
 * @typedef {{ claims: ClaimRow[], after: string }} Rows
 */

/** What is open on the map page. */
export class Places {
  /** @param {MapPage} page */
  constructor(page) {
    this.page = page;
    this.map = page.map;
    /** @type {import("leaflet").Tooltip | undefined} */
    this.tip = undefined;
    this.panel = new Panel(page.aside, () => page.opened("", ""));
    this.details = new ClaimDetails(page.cards, {
      openClaim: (id) => this.openClaim(id),
      openPlace: ({ lat, lon, place_id: id }) => this.openPlace(lat ?? 0, lon ?? 0, id),
      nearby: ({ lat, lon }) => {
        const point = [lat, lon].map((degrees) => Number((degrees ?? 0).toFixed(4)));
        page.restrict({ near: [...point, NEARBY_KM].join(",") });
      },
      addressOf: (name, value) => {
        const url = new URL(window.parent.location.href);
        for (const open of ["claim", "at"]) url.searchParams.delete(open);
        url.searchParams.append(name, value);
        return url.href;
      },
    });
  }

  /** @param {import("leaflet").Point} point */
  click(point) {
    const hit = this.page.comparison.layerAt(point).at(point);
    if (hit) this.choose(hit, point);
  }

  /**
   * @param {import("./declutter.js").DrawnMarker} hit
   * @param {import("leaflet").Point} point where it was chosen
   */
  choose(hit, point) {
    const { p, lat, lon } = hit;
    const { comparison } = this.page;
    if (p.places > 1 && this.map.getZoom() < this.map.getMaxZoom()) {
      const closer = Math.min(14, this.map.getZoom() + 2);
      this.map.setView([lat, lon], closer);
    } else {
      const rows = p.dataset ? { dataset: p.dataset } : this.page.layers.beside();
      const days = comparison.bounds(comparison.dayAt(point, hit));
      this.openPlace(lat, lon, p.place_id, { ...rows, ...days });
    }
  }

  /** @param {import("leaflet").Point | null} point */
  hover(point) {
    const hit = point && this.page.comparison.layerAt(point).at(point);
    this.map.getContainer().style.cursor = hit ? "pointer" : "";
    if (this.tip && !hit) this.tip.remove();
    if (!hit) return;
    const closest = this.map.getZoom() >= this.map.getMaxZoom();
    const words = markerWords(hit.p, closest);
    this.tip ??= L.tooltip({
      className: "fl-tip",
      offset: [14, 0],
      direction: "right",
    });
    this.tip.setLatLng([hit.lat, hit.lon]).setContent(element("span", {}, words));
    this.tip.addTo(this.map);
  }

  /**
   * Open a claim in the panel and go to where its marker stands alone.
   *
   * @param {string} id
   * @param {object} [how]
   * @param {boolean} [how.restoring] whether an address is followed, not a reader
   */
  async openClaim(id, { restoring = false } = {}) {
    const card = await this.page.server.ask("card", { ...this.page.comparison.anyDay(), claim: id }, "claim");
    if (!card) return;
    if (!card.claim) {
      const title = text("panel.no_claim");
      const content = this.details.message(title, text("panel.no_claim.why"));
      this.panel.show(content, { label: title, focus: !restoring });
      return;
    }
    const { claim } = /** @type {ClaimCard} */ (card);
    this.panel.show(this.details.claim(card), {
      label: claim.headline,
      focus: !restoring,
    });
    this.page.opened(claim.place_id, claim.id, { restoring });
    this.goTo(card, restoring);
    const lag = await this.page.server.ask("lag.json", { claim: id }, "lag");
    if (lag) this.details.lag(claim.id, lag.lines);
  }

  /**
   * Bring the claim's place into sight, so near that its marker is its own. The view of a
   * link was chosen with this very claim open: only one out of sight moves it.
   *
   * @param {ClaimCard} card
   * @param {boolean} restoring
   */
  goTo({ claim: { lat, lon, place_id: id }, alone }, restoring) {
    if (lat === null || lon === null) {
      this.page.markers.open("");
      return;
    }
    this.page.markers.open(id, [lat, lon]);
    const { map } = this;
    const fixed = restoring && this.page.fromAddress;
    const least = fixed ? map.getMinZoom() : (alone ?? map.getMinZoom());
    const zoom = Math.max(map.getZoom(), Math.min(least, map.getMaxZoom()));
    const bounds = map.getBounds().pad(fixed ? 0 : -0.15);
    if (zoom > map.getZoom()) map.setView([lat, lon], zoom, { animate: !restoring });
    else if (!bounds.contains([lat, lon])) map.panTo([lat, lon], { animate: false });
  }

  /**
   * Open a place: what lies within a marker there.
   *
   * @param {number} lat
   * @param {number} lon
   * @param {string} placeId
   * @param {Record<string, string>} [more] filters that bound them, and the layers
   *   that are drawn beside them
   */
  async openPlace(lat, lon, placeId, more = this.page.layers.beside()) {
    /** @type {Record<string, string>} */
    const at = placeId ? { place: placeId } : { bbox: this.around(lat, lon) };
    const where = { ...at, ...more };
    const answer = await this.rows(where);
    const first = answer?.claims[0];
    if (!answer || !first) return;
    if (answer.claims.length === 1) {
      this.openClaim(first.id);
      return;
    }
    this.showPlace(answer, where);
    this.page.opened(placeId, "", { at: placeId });
  }

  /**
   * Open the place of a link.
   *
   * @param {string} placeId
   */
  async openPlaceOf(placeId) {
    const where = { place: placeId, ...this.page.comparison.anyDay() };
    const answer = await this.rows(where);
    if (!answer) return;
    if (!answer.claims.length) {
      const title = text("panel.no_place");
      const content = this.details.message(title, text("panel.no_place.why"));
      this.panel.show(content, { label: title, focus: false });
      return;
    }
    this.showPlace(answer, where, false);
    this.page.opened(placeId, "", { at: placeId, restoring: true });
  }

  /**
   * @param {Record<string, string>} where
   * @returns {Promise<Rows | null>}
   */
  rows(where) {
    return this.page.server.ask("claims.json", { ...where, limit: LIST }, "place");
  }

  /**
   * @param {Rows} answer
   * @param {Record<string, string>} where
   */
  showPlace(answer, where, focus = true) {
    const title = placeTitle(answer.claims);
    const content = this.details.place(title, answer.claims);
    this.further(content, where, answer.after);
    this.panel.show(content, { label: title, focus });
  }

  /**
   * @param {HTMLElement} box
   * @param {Record<string, string>} where
   * @param {string} after
   */
  further(box, where, after) {
    if (!after) return;
    const button = element(
      "button",
      { type: "button", class: "fl-more" },
      text("list.more"),
    );
    button.addEventListener("click", async () => {
      const query = { ...where, limit: LIST, after };
      const answer = await this.page.server.ask("claims.json", query, "further");
      if (!answer) return;
      button.remove();
      const list = box.querySelector(".fl-others");
      for (const claim of answer.claims) {
        list?.append(this.page.cards.entry(claim, ({ id }) => this.openClaim(id)));
      }
      this.further(box, where, answer.after);
    });
    box.append(button);
  }

  /**
   * Return a square of the size of a marker: what lies so close cannot be told apart on
   * the map.
   *
   * @param {number} lat
   * @param {number} lon
   */
  around(lat, lon) {
    const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
    const r = this.map.getZoom() < this.map.getMaxZoom() ? 1 : 14;
    const a = this.map.containerPointToLatLng([x - r, y + r]);
    const b = this.map.containerPointToLatLng([x + r, y - r]);
    return [a.lng, a.lat, b.lng, b.lat].map((v) => v.toFixed(6)).join(",");
  }
}
