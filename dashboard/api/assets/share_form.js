// The Share dialog's fields and buttons. Parts of its class (share.js). Texts reach the page through textContent.
(() => {
  "use strict";
  const KINDS = ["png", "svg", "pdf"];

  window.frontlineShareForm = {
    el(tag, attributes = {}, ...children) {
      const node = this.page.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
      node.append(...children);
      return node;
    },

    button(words, act, attributes = {}) {
      const node = this.el("button", { type: "button", ...attributes }, words);
      node.addEventListener("click", act);
      return node;
    },

    layout() {
      this.told = this.el("p", { class: "fl-share-told", role: "status" });
      this.fields = {};
      this.dialog = this.el("dialog", { class: "fl-share", "aria-labelledby": "fl-share-heading" },
        this.el("div", { class: "fl-share-head" }, this.el("h2", { id: "fl-share-heading", tabindex: "-1", autofocus: "" }, "Share this view"), this.told, this.button("×", () => this.dialog.close(), { class: "fl-share-close", "aria-label": "Close" })),
        this.el("div", { class: "fl-share-body" }, this.pictureBox(), this.el("div", { class: "fl-share-side" }, this.choiceBox(), this.copyBox())));
      this.dialog.addEventListener("keydown", (e) => e.stopPropagation()); // letters are Streamlit's shortcuts
      // Beside the dialog, from press to release: marking text may end there too.
      this.dialog.addEventListener("pointerdown", (e) => { this.outside = e.target === this.dialog; });
      this.dialog.addEventListener("click", (e) => { if (this.outside && e.target === this.dialog) this.dialog.close(); });
      this.dialog.addEventListener("close", () => this.closed());
    },

    pictureBox() {
      this.image = this.el("img", { alt: "" });
      this.progress = this.el("progress", { "aria-label": "The picture is being drawn" });
      this.state = this.el("p", { class: "fl-share-state", role: "status" });
      this.wrong = this.el("p", { class: "fl-share-wrong", id: "fl-share-wrong", role: "alert", hidden: "" });
      this.copyButton = this.button("Copy picture", () => this.copyPicture());
      this.downloads = Object.fromEntries(KINDS.map((kind) => [kind, this.el("a", { download: `claims-map.${kind}`, class: "fl-share-main" }, kind.toUpperCase())]));
      return this.el("section", { class: "fl-share-picture", "aria-label": "Preview" },
        this.el("div", { class: "fl-share-preview" }, this.image, this.progress), this.state, this.wrong,
        this.el("div", { class: "fl-share-row", role: "group", "aria-label": "Download the picture" }, this.el("span", {}, "Download"), ...Object.values(this.downloads),
          this.copyButton));
    },

    choiceBox() {
      const sharp = [["1", "1×"], ["2", "2×"], ["3", "3×"]];
      const box = this.el("section", { "aria-labelledby": "fl-share-choices" }, this.el("h3", { id: "fl-share-choices" }, "Picture"),
        this.el("div", { class: "fl-share-grid" },
          this.choice("preset", "Shape"), this.choice("theme", "Look"), this.choice("language", "Language"), this.choice("scale", "Pixels of the PNG", sharp),
          this.choice("background", "Background")),
        this.size(), this.words("title", "Title of your own", "input"), this.words("remark", "Remark of your own", "textarea"),
        this.parts = this.el("fieldset", { class: "fl-share-parts" }, this.el("legend", {}, "With")));
      box.addEventListener("input", () => this.changed());
      return box;
    },

    labelled(name, label, field) {
      this.fields[name] = field;
      field.id = `fl-share-${name}`;
      return this.el("div", { class: "fl-share-field" }, this.el("label", { for: field.id }, label), field);
    },

    choice(name, label, options = []) {
      const box = this.labelled(name, label, this.el("select"));
      this.offer(this.fields[name], options);
      return box;
    },

    offer(field, options) {
      field.replaceChildren(...options.map(([value, words]) => this.el("option", { value }, words)));
    },

    size() {
      this.own = this.labelled("size", "Width × height in pixels", this.el("input", { type: "text", value: "1600x900", spellcheck: "false" }));
      this.own.hidden = true;
      return this.own;
    },

    // Longer than allowed can be typed, so that nothing is cut in silence; the server's words say what is wrong.
    words(name, label, tag) {
      return this.labelled(name, label, this.el(tag, { maxlength: "1000", autocomplete: "off", ...(tag === "textarea" ? { rows: "2" } : { type: "text" }) }));
    },

    tick(name, label) {
      const field = this.fields[name] = this.el("input", { type: "checkbox", id: `fl-share-${name}` });
      field.checked = true;
      return this.el("div", { class: "fl-share-tick" }, field, this.el("label", { for: field.id }, label));
    },

    copyBox() {
      [this.feeds, this.data, this.story] = [1, 2, 3].map(() => this.el("div", { class: "fl-share-row" }));
      return this.el("div", {},
        this.section("Link", this.copied("link", "Address of this view", "Copy link", "input", this.button("Short link", () => this.shorten()))),
        this.section("Frame for another page", this.copied("frame", "HTML of the frame", "Copy frame", "textarea")),
        this.section("Citation", this.copied("citation", "Text", "Copy citation", "textarea"), this.copied("bibtex", "BibTeX", "Copy BibTeX", "textarea")),
        this.section("Claims as data", this.data),
        this.section("Story and time-lapse", this.story),
        this.section("Feeds of new claims", this.feeds));
    },

    section(title, ...children) {
      const id = `fl-share-of-${title.split(" ")[0].toLowerCase()}`;
      return this.el("section", { "aria-labelledby": id }, this.el("h3", { id }, title), ...children);
    },

    copied(name, label, words, tag, ...others) {
      const field = this.el(tag, { readonly: "", ...(tag === "textarea" ? { rows: "4" } : { type: "text" }) });
      const box = this.labelled(name, label, field);
      box.classList.add("fl-share-copied");
      box.append(this.el("div", { class: "fl-share-row" }, this.button(words, () => this.copyText(field, label)), ...others));
      return box;
    },
  };
})();
