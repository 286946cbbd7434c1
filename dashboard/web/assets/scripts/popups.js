/**
 * The popup of a Leaflet map as a dialog: Escape closes it wherever the focus is, and a
 * focus that was inside goes back to where the reader came from.
 */
import { scrollToCurrent } from "./claim_cards.js";

/** The popups of one map, of which one is open at the most. */
export class Popups {
  /**
   * @param {import("leaflet").Map} map
   * @param {() => void} [closed] called when a popup closes and none takes its place
   */
  constructor(map, closed = () => {}) {
    this.map = map;
    this.closed = closed;
    /** @type {Element | null} */
    this.opener = null;
    this.replacing = false;
    map.on("popupclose", ({ popup }) => this._close(popup));
    document.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") map.closePopup();
    });
  }

  /**
   * Open a popup.
   *
   * @param {import("leaflet").LatLngExpression} at
   * @param {HTMLElement} box what ClaimCards.popup returns
   * @param {import("leaflet").PopupOptions & { focus?: boolean, height?: number }} [how]
   *   focus: whether the focus goes into it; height: pixels that it may be high
   */
  open(at, box, { focus = false, height, ...options } = {}) {
    if (height) box.style.maxHeight = `${height}px`;
    if (!this._inside(document.activeElement)) this.opener = document.activeElement;
    const width = this.map.getSize().x;
    const sizes = {
      maxWidth: Math.min(360, width - 60),
      minWidth: Math.min(280, width - 70),
    };
    this.replacing = true;
    this.popup = L.popup({ ...sizes, autoPanPadding: [20, 20], ...options })
      .setLatLng(at)
      .setContent(box)
      .openOn(this.map);
    this.replacing = false;
    scrollToCurrent(box);
    if (focus) box.focus({ preventScroll: true });
  }

  /** @param {Element | null} node */
  _inside(node) {
    return Boolean(this.popup?.getElement()?.contains(node));
  }

  /** @param {import("leaflet").Popup} popup */
  _close(popup) {
    if (this.replacing) return;
    const away = popup === this.popup && this._inside(document.activeElement);
    this.closed();
    if (away) this._goBack();
  }

  // An entry of the list may have been drawn anew meanwhile: its successor stands for it.
  _goBack() {
    const { opener } = this;
    const id = opener instanceof HTMLElement ? opener.dataset.claim : "";
    const again =
      id && document.querySelector(`.fl-item[data-claim="${CSS.escape(id)}"]`);
    const usable = opener?.isConnected && opener !== document.body;
    const target = (usable && opener) || again || this.map.getContainer();
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }
}
