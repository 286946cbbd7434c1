/**
 * The Share dialog: preview, choices, downloads, and what can be copied. Texts reach the
 * page through textContent.
 */
import { KINDS, ShareForm } from "./share_form.js";
import { pageLanguage, text } from "./texts.js";

const WAIT_MS = 350; // after the last key before a picture is drawn
const LINGER_MS = 8000;
/** Parameters of a link by which the map shows more than its filters. */
const OPEN = ["claim", "at", "layers", "compare", "references", "control"];
/** Those that no time-lapse draws. */
export const STILL = ["claim", "at", "compare", "control"];
const VIEW = ["lat", "lon", "zoom", ...OPEN];
const UNSPOKEN = [...VIEW, "language"]; // of files that have a language of their own
/** Those that no story draws. */
const UNTOLD = VIEW.filter((name) => name !== "layers");

/**
 * @typedef {import("./share_form.js").Field} Field
 *
 * What /api/share answers.
 *
 * @typedef {object} Shareable
 * @property {Choices} choices
 * @property {string} alt
 * @property {string} permalink
 * @property {string} frame
 * @property {string} citation
 * @property {string} bibtex
 * @property {{ address: string, label: string }[]} feeds
 * @property {string[]} notes what of the link is not everywhere
 *
 * What can be chosen, each a value and its words.
 *
 * @typedef {object} Choices
 * @property {[string, string][]} preset
 * @property {[string, string][]} theme
 * @property {[string, string][]} language
 * @property {[string, string][]} background
 * @property {[string, string][]} parts
 * @property {[string, string][]} data
 * @property {[string, string][]} story
 * @property {[string, string][]} page
 * @property {Record<string, number>} lengths
 */

/** The dialog and what is chosen in it. */
export class ShareDialog {
  /** @param {URL} root address of the server */
  constructor(root) {
    this.root = root;
    this.window = window.parent;
    this.page = this.window.document;
    this.link = new URLSearchParams();
    /** @type {Choices | null} */
    this.chosen = null;
    /** @type {HTMLElement | null} */
    this.back = null;
    this.background = "";
    this.theme = "light";
    for (const old of this.page.querySelectorAll(".fl-share, link[data-fl-share]")) {
      old.remove();
    }
    this.form = new ShareForm(this.page, {
      closed: () => this.closed(),
      changed: () => this.changed(),
      copyText: (field, what) => this.copyText(field, what),
      copyPicture: () => this.copyPicture(),
      shorten: () => this.shorten(),
    });
    this.page.head.append(
      this.form.el("link", {
        rel: "stylesheet",
        href: new URL("assets/share.css", root).href,
        "data-fl-share": "",
      }),
    );
    this.page.body.append(this.form.dialog);
    // The frame goes when the reader opens another page.
    window.addEventListener("pagehide", () => this.form.dialog.remove());
  }

  /**
   * Open the dialog.
   *
   * @param {URLSearchParams} link filters, view and open claim
   * @param {string} theme
   * @param {HTMLElement} back what has the focus afterwards
   * @param {string} [background] that of the map
   */
  open(link, theme, back, background = "") {
    const { dialog } = this.form;
    this.link = new URLSearchParams(link);
    this.back = back;
    this.background = background;
    this.theme = dialog.dataset.theme = theme;
    this.say("");
    dialog.showModal();
    dialog.scrollTop = 0;
    this.ask();
  }

  closed() {
    window.clearTimeout(this.later);
    this.drawing?.abort();
    this.back?.focus({ preventScroll: true });
  }

  /** @param {string} name */
  field(name) {
    const field = this.form.fields[name];
    if (!field) throw new Error(`the Share dialog has no field ${name}`);
    return field;
  }

  async ask() {
    const { link } = this;
    for (const name of ["link", "frame", "citation", "bibtex"]) {
      this.field(name).value = "";
    }
    this.busy(true);
    try {
      const answer = await fetch(this.address("api/share", link));
      const shareable = await answer.json();
      if (link !== this.link || !this.form.dialog.open) return;
      if (!answer.ok) throw new Error(shareable.error);
      this.show(shareable);
    } catch (error) {
      this.busy(false);
      this.fault(text("share.failed", { reason: reasonOf(error) }));
    }
  }

  /** @param {Shareable} shareable */
  show(shareable) {
    const { choices } = shareable;
    const { form } = this;
    if (!this.chosen) this.offer(choices);
    this.field("background").value = this.background;
    form.image.alt = shareable.alt;
    this.field("link").value = shareable.permalink;
    this.field("frame").value = shareable.frame;
    this.field("citation").value = shareable.citation;
    this.field("bibtex").value = shareable.bibtex;
    form.data.replaceChildren(...this.files(choices.data, "api/export"));
    form.story.replaceChildren(
      ...choices.page.map(([path, words]) => {
        const query = this.filters(path === "timelapse" ? STILL : UNTOLD);
        return this.opened(this.address(path, query).href, words);
      }),
      ...this.files(choices.story, "api/story"),
    );
    form.feeds.replaceChildren(
      ...shareable.feeds.map((feed) => this.opened(feed.address, feed.label)),
    );
    form.notes.replaceChildren(
      ...shareable.notes.map((words) => form.el("p", {}, words)),
    );
    this.changed(0);
  }

  /** @param {Choices} choices */
  offer(choices) {
    const { form } = this;
    form.offer(this.field("preset"), [...choices.preset, ["", text("share.own_size")]]);
    form.offer(this.field("theme"), choices.theme);
    form.offer(this.field("language"), choices.language);
    this.field("theme").value = this.theme;
    this.field("language").value = pageLanguage();
    const background = this.field("background");
    form.offer(background, [["", text("map.offline")], ...choices.background]);
    hide(background.parentElement, !choices.background.length);
    form.parts.append(...choices.parts.map(([name, words]) => form.tick(name, words)));
    for (const [name, most] of Object.entries(choices.lengths)) {
      this.field(name).setAttribute("placeholder", text("share.at_most", { most }));
    }
    this.chosen = choices;
  }

  /**
   * @param {[string, string][]} offered endings and their words
   * @param {string} path
   */
  files(offered, path) {
    return offered.map(([kind, words]) => {
      const { href } = this.address(`${path}.${kind}`, this.filters(UNSPOKEN));
      return this.form.el("a", { href, download: "" }, words);
    });
  }

  /**
   * @param {string} href
   * @param {string} words
   */
  opened(href, words) {
    return this.form.el("a", { href, target: "_blank", rel: "noopener" }, words);
  }

  /** @param {string[]} [without] */
  filters(without = VIEW) {
    const query = new URLSearchParams(this.link);
    for (const name of without) query.delete(name);
    return query;
  }

  /** Return the parameters of a story, which takes language, title and remark too. */
  storied() {
    const query = this.filters([...UNTOLD, "language"]);
    for (const [name, value] of Object.entries(this.words())) {
      if (value) query.set(name, value);
    }
    return query;
  }

  words() {
    const language = this.field("language").value;
    return {
      language: language === "en" ? "" : language,
      title: this.field("title").value.trim(),
      remark: this.field("remark").value.trim(),
    };
  }

  /**
   * @param {string} path
   * @param {URLSearchParams} query
   */
  address(path, query) {
    const url = new URL(path, this.root);
    url.search = String(query);
    return url;
  }

  /**
   * Return the address of the picture as chosen; what is left at its default is not
   * named.
   *
   * @param {string} kind
   * @param {boolean} [sharp] whether it has as many pixels as are chosen
   */
  picture(kind, sharp = true) {
    const query = new URLSearchParams(this.link);
    query.delete("language"); // a picture has its own
    const preset = this.field("preset").value;
    const scale = this.field("scale").value;
    const scaled = sharp && preset && kind === "png" && scale !== "1";
    const chosen = {
      preset,
      size: preset ? "" : this.field("size").value.trim() || "0x0",
      theme: this.field("theme").value,
      ...this.words(),
      background: this.field("background").value,
      ...this.left(),
      scale: scaled ? scale : "",
    };
    for (const [name, value] of Object.entries(chosen)) {
      if (value) query.set(name, value);
    }
    return this.address(`api/snapshot.${kind}`, query);
  }

  /**
   * Return what the picture is made without, as parameters.
   *
   * @returns {Record<string, string>}
   */
  left() {
    const without = (this.chosen?.parts ?? []).filter(([name]) => {
      const field = this.field(name);
      return field instanceof this.realm().HTMLInputElement && !field.checked;
    });
    return Object.fromEntries(without.map(([name]) => [name, "no"]));
  }

  /** Return the window whose classes the dialog's elements are of. */
  realm() {
    return /** @type {Window & typeof globalThis} */ (this.window);
  }

  /**
   * Draw the picture anew. The links follow at once: what is downloaded is what was
   * chosen, even before it is drawn.
   *
   * @param {number} [wait] milliseconds
   */
  changed(wait = WAIT_MS) {
    const own = !this.field("preset").value; // it says the pixels itself
    this.form.own.hidden = !own;
    hide(this.field("scale").parentElement, own);
    window.clearTimeout(this.later);
    this.drawing?.abort();
    this.busy(true);
    for (const [kind, link] of Object.entries(this.form.downloads)) {
      link.href = this.picture(kind).href;
    }
    for (const file of this.form.story.querySelectorAll("a[download]")) {
      const url = new URL(file.getAttribute("href") ?? "");
      url.search = String(this.storied());
      file.setAttribute("href", url.href);
    }
    this.later = window.setTimeout(() => this.draw(), wait);
  }

  async draw() {
    const now = (this.drawing = new AbortController());
    try {
      const answer = await fetch(this.picture("png", false), { signal: now.signal });
      if (answer.ok) await this.drawn(await answer.blob());
      else await this.refused(answer);
    } catch (error) {
      if (!now.signal.aborted) {
        this.fault(text("share.not_drawn", { reason: reasonOf(error) }));
      }
    }
    if (!now.signal.aborted) this.busy(false);
  }

  /** @param {Blob} blob */
  async drawn(blob) {
    const { image, state } = this.form;
    const before = image.src;
    image.src = this.realm().URL.createObjectURL(blob);
    await image.decode();
    if (before) this.realm().URL.revokeObjectURL(before);
    this.fault("");
    state.textContent = text("share.pixels", {
      width: image.naturalWidth,
      height: image.naturalHeight,
      size: Math.ceil(blob.size / 1000),
    });
  }

  /**
   * Say why there is no picture. Another try comes by itself when the server says when.
   *
   * @param {Response} answer
   */
  async refused(answer) {
    const wait = Number(answer.headers.get("Retry-After"));
    if (wait && this.form.dialog.open) {
      this.later = window.setTimeout(() => this.changed(0), wait * 1000);
    }
    const other = { error: text("share.answered", { status: answer.status }) };
    const body = await answer.json().catch(() => other);
    this.fault(body.error);
    if (wait) return;
    for (const kind of KINDS) this.form.downloads[kind]?.removeAttribute("href");
  }

  /** @param {boolean} yes */
  busy(yes) {
    const { dialog, image, progress, state } = this.form;
    progress.hidden = !yes;
    if (yes) image.classList.add("fl-share-old");
    if (yes) state.textContent = text("share.drawing");
    dialog.dataset.drawn = String(!yes);
  }

  /**
   * Say what is wrong: words on a field stand at the field, others under the preview.
   *
   * @param {string} words
   */
  fault(words) {
    const { copyButton, image, state, wrong } = this.form;
    if (words) state.textContent = "";
    copyButton.disabled = Boolean(words);
    image.classList.toggle("fl-share-old", Boolean(words));
    /** @type {HTMLElement} */
    let place = state;
    for (const [name, field] of Object.entries(this.form.fields)) {
      const named = name === "size" ? "(size|width|height|[0-9]+ x)" : name;
      const own = new RegExp(`^${named}\\b`).test(words);
      field.toggleAttribute("aria-invalid", own);
      if (own) {
        field.setAttribute("aria-invalid", "true");
        field.setAttribute("aria-describedby", "fl-share-wrong");
        place = field;
      } else field.removeAttribute("aria-describedby");
    }
    if (place.nextSibling !== wrong) place.after(wrong);
    wrong.textContent = words;
    wrong.hidden = !words;
  }

  /** @param {string} words */
  say(words) {
    const { status } = this.form;
    status.textContent = words;
    window.clearTimeout(this.saying);
    this.saying = window.setTimeout(() => {
      status.textContent = "";
    }, LINGER_MS);
  }

  /**
   * @param {Field} field
   * @param {string} what
   */
  async copyText(field, what) {
    try {
      await this.window.navigator.clipboard.writeText(field.value);
      this.say(text("share.copied", { what }));
    } catch {
      field.focus();
      if ("select" in field) field.select();
      const done = this.page.execCommand("copy");
      this.say(done ? text("share.copied", { what }) : text("share.by_hand"));
    }
  }

  // The picture is given as a promise: Safari lets a page copy only in the moment of the
  // click.
  async copyPicture() {
    const url = this.picture("png");
    try {
      const made = fetch(url).then((answer) => {
        if (!answer.ok) throw new Error();
        return answer.blob();
      });
      const item = new (this.realm().ClipboardItem)({ "image/png": made });
      await this.window.navigator.clipboard.write([item]);
      this.say(text("share.picture_copied"));
    } catch {
      this.say(text("share.no_picture_copied"));
    }
  }

  async shorten() {
    try {
      const url = this.address("api/links", this.link);
      const answer = await fetch(url, { method: "POST" });
      const body = await answer.json();
      if (!answer.ok) throw new Error(body.error);
      this.field("link").value = body.url;
      await this.copyText(this.field("link"), text("share.short"));
    } catch (error) {
      this.say(text("share.no_short", { reason: reasonOf(error) }));
    }
  }
}

/** @param {unknown} error */
const reasonOf = (error) => (error instanceof Error ? error.message : String(error));

/**
 * @param {HTMLElement | null} node
 * @param {boolean} yes
 */
const hide = (node, yes) => {
  if (node) node.hidden = yes;
};
