// The Share dialog: preview, choices, downloads, and what can be copied. It is drawn in the page around the map's frame:
// only there can it cover the window, keep the focus and reach the clipboard. Texts reach the page through textContent.
(() => {
  "use strict";
  const WAIT_MS = 350; // after the last key before a picture is drawn
  const LINGER_MS = 8000;
  const VIEW = ["lat", "lon", "zoom", "claim"];
  const KINDS = ["png", "svg", "pdf"];
  const BY_HAND = "This browser does not let a page copy. The text is selected: copy it by hand.";
  const NO_PICTURE = "This browser does not let a page copy pictures. Download the PNG, or press and hold the preview.";

  class Share {
    // root: address of the server.
    constructor(root) {
      this.root = root;
      this.window = window.parent;
      this.page = this.window.document;
      this.link = new URLSearchParams();
      this.chosen = null;
      for (const old of this.page.querySelectorAll(".fl-share, link[data-fl-share]")) old.remove();
      this.page.head.append(this.el("link", { rel: "stylesheet", href: new URL("assets/share.css", root), "data-fl-share": "" }));
      this.layout();
      this.page.body.append(this.dialog);
      // The frame goes when the reader opens another page.
      window.addEventListener("pagehide", () => this.dialog.remove());
    }

    // link: filters, view and open claim as URLSearchParams; back: what has the focus afterwards; background: the map's.
    open(link, theme, back, background = "") {
      this.link = new URLSearchParams(link);
      this.back = back;
      this.background = background;
      this.theme = this.dialog.dataset.theme = theme;
      this.say("");
      this.dialog.showModal();
      this.dialog.scrollTop = 0;
      this.ask();
    }

    closed() {
      window.clearTimeout(this.later);
      if (this.drawing) this.drawing.abort();
      if (this.back) this.back.focus({ preventScroll: true });
    }

    async ask() {
      const { link } = this;
      for (const name of ["link", "frame", "citation", "bibtex"]) this.fields[name].value = "";
      this.busy(true);
      try {
        const answer = await fetch(this.address("api/share", link));
        const told = await answer.json();
        if (link !== this.link || !this.dialog.open) return;
        if (!answer.ok) throw new Error(told.error);
        this.show(told);
      } catch (error) {
        this.busy(false);
        this.fault(`What can be shared could not be loaded: ${error.message}`);
      }
    }

    show(told) {
      const { choices } = told;
      if (!this.chosen) {
        this.offer(this.fields.preset, [...choices.preset, ["", "A size of your own"]]);
        for (const name of ["theme", "language"]) this.offer(this.fields[name], choices[name]);
        this.fields.theme.value = this.theme;
        this.offer(this.fields.background, [["", "Offline map"], ...choices.background]);
        this.fields.background.parentNode.hidden = !choices.background.length;
        this.parts.append(...choices.parts.map(([name, words]) => this.tick(name, words)));
        for (const [name, most] of Object.entries(choices.lengths)) this.fields[name].placeholder = `None; at most ${most} characters`;
        this.chosen = choices;
      }
      this.fields.background.value = this.background;
      this.image.alt = told.alt;
      this.fields.link.value = told.permalink;
      for (const name of ["frame", "citation", "bibtex"]) this.fields[name].value = told[name];
      for (const [box, offered, path] of [[this.data, choices.data, "api/export"], [this.story, choices.story, "api/story"]])
        box.replaceChildren(...offered.map(([kind, words]) => this.el("a", { href: this.address(`${path}.${kind}`, this.filters()), download: "" }, words)));
      this.story.prepend(...choices.page.map(([path, words]) => this.el("a", { href: this.address(path, this.filters(path === "timelapse" ? ["claim"] : VIEW)), target: "_blank", rel: "noopener" }, words)));
      this.feeds.replaceChildren(...told.feeds.map((feed) => this.el("a", { href: feed.address, target: "_blank", rel: "noopener" }, feed.label)));
      this.changed(0);
    }

    filters(without = VIEW) {
      const found = new URLSearchParams(this.link);
      for (const name of without) found.delete(name);
      return found;
    }

    // A story takes language, title and remark too.
    storied() {
      const query = this.filters(), { language, title, remark } = this.fields;
      for (const [name, value] of Object.entries({ language: language.value === "en" ? "" : language.value, title: title.value.trim(), remark: remark.value.trim() })) if (value) query.set(name, value);
      return query;
    }

    address(path, query) {
      const url = new URL(path, this.root);
      url.search = query;
      return url;
    }

    // The address of the picture as chosen; what is left at its default is not named.
    picture(kind, sharp = true) {
      const query = new URLSearchParams(this.link), { preset, size, theme, language, title, remark, scale, background } = this.fields;
      const given = { preset: preset.value, size: preset.value ? "" : size.value.trim() || "0x0", theme: theme.value, language: language.value === "en" ? "" : language.value,
        title: title.value.trim(), remark: remark.value.trim(), background: background.value, ...this.left(), scale: sharp && preset.value && kind === "png" && scale.value !== "1" ? scale.value : "" };
      for (const [name, value] of Object.entries(given)) if (value) query.set(name, value);
      return this.address(`api/snapshot.${kind}`, query);
    }

    // What the picture is made without, as parameters.
    left() {
      return Object.fromEntries(this.chosen.parts.filter(([name]) => !this.fields[name].checked).map(([name]) => [name, "no"]));
    }

    // The links follow at once: what is downloaded is what was chosen, even before it is drawn.
    changed(wait = WAIT_MS) {
      const own = !this.fields.preset.value; // it says the pixels itself
      this.own.hidden = !own;
      this.fields.scale.parentNode.hidden = own;
      window.clearTimeout(this.later);
      if (this.drawing) this.drawing.abort();
      this.busy(true);
      for (const kind of KINDS) this.downloads[kind].href = this.picture(kind);
      for (const file of this.story.querySelectorAll("a[download]")) file.search = this.storied();
      this.later = window.setTimeout(() => this.draw(), wait);
    }

    async draw() {
      const now = this.drawing = new AbortController();
      try {
        const answer = await fetch(this.picture("png", false), { signal: now.signal });
        if (answer.ok) await this.drawn(await answer.blob());
        else await this.refused(answer);
      } catch (error) {
        if (!now.signal.aborted) this.fault(`No picture was drawn: ${error.message}`);
      }
      if (!now.signal.aborted) this.busy(false);
    }

    async drawn(blob) {
      const before = this.image.src;
      this.image.src = this.window.URL.createObjectURL(blob);
      await this.image.decode();
      if (before) this.window.URL.revokeObjectURL(before);
      this.fault("");
      this.state.textContent = `${this.image.naturalWidth} × ${this.image.naturalHeight} pixels, ${Math.ceil(blob.size / 1000)} kB`;
    }

    // Another try comes by itself when the server says when.
    async refused(answer) {
      const wait = Number(answer.headers.get("Retry-After"));
      if (wait && this.dialog.open) this.later = window.setTimeout(() => this.changed(0), wait * 1000);
      const told = await answer.json().catch(() => ({ error: `the server answered ${answer.status}` }));
      this.fault(told.error);
      if (!wait) for (const kind of KINDS) this.downloads[kind].removeAttribute("href");
    }

    busy(yes) {
      this.progress.hidden = !yes;
      if (yes) this.image.classList.add("fl-share-old");
      if (yes) this.state.textContent = "Drawing the picture…";
      this.dialog.dataset.drawn = String(!yes);
    }

    // Words on a field stand at the field, others under the preview.
    fault(words) {
      if (words) this.state.textContent = "";
      this.copyButton.disabled = Boolean(words);
      this.image.classList.toggle("fl-share-old", Boolean(words));
      let place = this.state;
      for (const [name, field] of Object.entries(this.fields)) {
        const its = new RegExp(`^${name === "size" ? "(size|width|height|[0-9]+ x)" : name}\\b`).test(words);
        for (const [told, value] of [["aria-invalid", "true"], ["aria-describedby", "fl-share-wrong"]])
          if (its) field.setAttribute(told, value); else field.removeAttribute(told);
        if (its) place = field;
      }
      if (place.nextSibling !== this.wrong) place.after(this.wrong);
      this.wrong.textContent = words;
      this.wrong.hidden = !words;
    }

    say(words) {
      this.told.textContent = words;
      window.clearTimeout(this.saying);
      this.saying = window.setTimeout(() => { this.told.textContent = ""; }, LINGER_MS);
    }

    async copyText(field, what) {
      try {
        await this.window.navigator.clipboard.writeText(field.value);
        this.say(`Copied: ${what}`);
      } catch {
        field.focus();
        field.select();
        this.say(this.page.execCommand("copy") ? `Copied: ${what}` : BY_HAND);
      }
    }

    // The picture is given as a promise: Safari lets a page copy only in the moment of the click.
    async copyPicture() {
      const url = this.picture("png");
      try {
        const made = fetch(url).then((answer) => { if (!answer.ok) throw new Error(); return answer.blob(); });
        await this.window.navigator.clipboard.write([new this.window.ClipboardItem({ "image/png": made })]);
        this.say("Picture copied");
      } catch { this.say(NO_PICTURE); }
    }

    async shorten() {
      try {
        const answer = await fetch(this.address("api/links", this.link), { method: "POST" });
        const told = await answer.json();
        if (!answer.ok) throw new Error(told.error);
        this.fields.link.value = told.url;
        await this.copyText(this.fields.link, "Short link");
      } catch (error) { this.say(`No short link was made: ${error.message}`); }
    }
  }

  Object.assign(Share.prototype, window.frontlineShareForm);
  window.frontlineShare = (root) => new Share(root);
})();
