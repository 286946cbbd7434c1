/**
 * The fields and buttons of the Share dialog. They stand in the page around the map's
 * frame: only there can a dialog cover the window, keep the focus and reach the clipboard.
 */
import { elementIn } from "./dom.js";
import { text } from "./texts.js";

/** Kinds of picture that can be downloaded. */
export const KINDS = ["png", "svg", "pdf"];

/**
 * @typedef {import("./dom.js").Attributes} Attributes
 * @typedef {import("./dom.js").Child} Child
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field
 *
 * What the buttons do.
 *
 * @typedef {object} ShareActions
 * @property {() => void} closed
 * @property {() => void} changed
 * @property {(field: Field, what: string) => void} copyText
 * @property {() => void} copyPicture
 * @property {() => void} shorten
 */

/** The dialog's form. */
export class ShareForm {
  /**
   * @param {Document} page
   * @param {ShareActions} actions
   */
  constructor(page, actions) {
    this.page = page;
    this.actions = actions;
    this.outside = false;
    /** @type {Record<string, Field>} */
    this.fields = {};
    this.status = this.el("p", { class: "fl-share-told", role: "status" });
    this.image = this.el("img", { alt: "" });
    this.progress = this.el("progress", { "aria-label": text("share.drawing.about") });
    this.state = this.el("p", { class: "fl-share-state", role: "status" });
    this.wrong = this.el("p", {
      class: "fl-share-wrong",
      id: "fl-share-wrong",
      role: "alert",
      hidden: "",
    });
    this.notes = this.el("div", { class: "fl-share-state fl-share-notes" });
    this.copyButton = this.button(text("share.copy_picture"), () =>
      actions.copyPicture(),
    );
    /** @type {Record<string, HTMLAnchorElement>} */
    this.downloads = Object.fromEntries(
      KINDS.map((kind) => [
        kind,
        this.el(
          "a",
          { download: `claims-map.${kind}`, class: "fl-share-main" },
          kind.toUpperCase(),
        ),
      ]),
    );
    this.parts = this.el(
      "fieldset",
      { class: "fl-share-parts" },
      this.el("legend", {}, text("share.with")),
    );
    this.feeds = this.el("div", { class: "fl-share-row" });
    this.data = this.el("div", { class: "fl-share-row" });
    this.story = this.el("div", { class: "fl-share-row" });
    const size = this.el("input", { type: "text", value: "1600x900", spellcheck: "false" });
    this.own = this.labelled("size", text("share.option.size"), size);
    this.own.hidden = true;
    this.dialog = this.layout();
  }

  /**
   * Return a new element of the page.
   *
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Attributes} [attributes]
   * @param {...Child} children
   * @returns {HTMLElementTagNameMap[Tag]}
   */
  el(tag, attributes = {}, ...children) {
    return elementIn(this.page, tag, attributes, ...children);
  }

  /**
   * @param {string} words
   * @param {() => void} act
   * @param {Attributes} [attributes]
   */
  button(words, act, attributes = {}) {
    const node = this.el("button", { type: "button", ...attributes }, words);
    node.addEventListener("click", act);
    return node;
  }

  layout() {
    const title = { id: "fl-share-heading", tabindex: "-1", autofocus: "" };
    const dialog = this.el(
      "dialog",
      { class: "fl-share", "aria-labelledby": "fl-share-heading" },
      this.el(
        "div",
        { class: "fl-share-head" },
        this.el("h2", title, text("share.title")),
        this.status,
        this.button("×", () => dialog.close(), {
          class: "fl-share-close",
          "aria-label": text("share.close"),
        }),
      ),
      this.el(
        "div",
        { class: "fl-share-body" },
        this.pictureBox(),
        this.el("div", { class: "fl-share-side" }, this.choiceBox(), this.copyBox()),
      ),
    );
    // Letters are Streamlit's shortcuts.
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    // Beside the dialog, from press to release: marking text may end there too.
    dialog.addEventListener("pointerdown", ({ target }) => {
      this.outside = target === dialog;
    });
    dialog.addEventListener("click", ({ target }) => {
      if (this.outside && target === dialog) dialog.close();
    });
    dialog.addEventListener("close", () => this.actions.closed());
    return dialog;
  }

  pictureBox() {
    return this.el(
      "section",
      { class: "fl-share-picture", "aria-label": text("share.preview") },
      this.el("div", { class: "fl-share-preview" }, this.image, this.progress),
      this.state,
      this.wrong,
      this.notes,
      this.el(
        "div",
        {
          class: "fl-share-row",
          role: "group",
          "aria-label": text("share.download.about"),
        },
        this.el("span", {}, text("share.download")),
        ...Object.values(this.downloads),
        this.copyButton,
      ),
    );
  }

  choiceBox() {
    /** @type {[string, string][]} */
    const sharp = [
      ["1", "1×"],
      ["2", "2×"],
      ["3", "3×"],
    ];
    const box = this.el(
      "section",
      { "aria-labelledby": "fl-share-choices" },
      this.el("h3", { id: "fl-share-choices" }, text("share.picture")),
      this.el(
        "div",
        { class: "fl-share-grid" },
        this.choice("preset"),
        this.choice("theme"),
        this.choice("language"),
        this.choice("scale", sharp),
        this.choice("background"),
      ),
      this.own,
      this.words("title", "input"),
      this.words("remark", "textarea"),
      this.parts,
    );
    box.addEventListener("input", () => this.actions.changed());
    return box;
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {Field} field
   */
  labelled(name, label, field) {
    this.fields[name] = field;
    field.id = `fl-share-${name}`;
    return this.el(
      "div",
      { class: "fl-share-field" },
      this.el("label", { for: field.id }, label),
      field,
    );
  }

  /**
   * @param {string} name
   * @param {[string, string][]} [options]
   */
  choice(name, options = []) {
    const field = this.el("select");
    this.offer(field, options);
    return this.labelled(name, text(`share.option.${name}`), field);
  }

  /**
   * @param {Field} field
   * @param {[string, string][]} options values and their words
   */
  offer(field, options) {
    field.replaceChildren(
      ...options.map(([value, words]) => this.el("option", { value }, words)),
    );
  }

  /**
   * Return a field for words. Longer than allowed can be typed, so that nothing is cut in
   * silence; the server says what is wrong.
   *
   * @param {string} name
   * @param {"input" | "textarea"} tag
   */
  words(name, tag) {
    const how = tag === "textarea" ? { rows: "2" } : { type: "text" };
    const field = this.el(tag, { maxlength: "1000", autocomplete: "off", ...how });
    return this.labelled(name, text(`share.option.${name}`), field);
  }

  /**
   * @param {string} name
   * @param {string} label
   */
  tick(name, label) {
    const field = this.el("input", { type: "checkbox", id: `fl-share-${name}` });
    this.fields[name] = field;
    field.checked = true;
    return this.el(
      "div",
      { class: "fl-share-tick" },
      field,
      this.el("label", { for: field.id }, label),
    );
  }

  copyBox() {
    const short = this.button(text("share.short"), () => this.actions.shorten());
    return this.el(
      "div",
      {},
      this.section(
        "link",
        this.copied("link", text("share.address"), text("share.copy_link"), "input", short),
      ),
      this.section(
        "frame",
        this.copied("frame", text("share.html"), text("share.copy_frame"), "textarea"),
      ),
      this.section(
        "citation",
        this.copied("citation", text("share.text"), text("share.copy_citation"), "textarea"),
        this.copied("bibtex", "BibTeX", text("share.copy_bibtex"), "textarea"),
      ),
      this.section("claims", this.data),
      this.section("story", this.story),
      this.section("feeds", this.feeds),
    );
  }

  /**
   * @param {string} name
   * @param {...Child} children
   */
  section(name, ...children) {
    const id = `fl-share-of-${name}`;
    return this.el(
      "section",
      { "aria-labelledby": id },
      this.el("h3", { id }, text(`share.of.${name}`)),
      ...children,
    );
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {string} words of the button
   * @param {"input" | "textarea"} tag
   * @param {...Child} others
   */
  copied(name, label, words, tag, ...others) {
    const how = tag === "textarea" ? { rows: "4" } : { type: "text" };
    const field = this.el(tag, { readonly: "", ...how });
    const box = this.labelled(name, label, field);
    box.classList.add("fl-share-copied");
    const copy = this.button(words, () => this.actions.copyText(field, label));
    box.append(this.el("div", { class: "fl-share-row" }, copy, ...others));
    return box;
  }
}
