/**
 * The bar of every page: search, the button of the filters, Share, and what is said when
 * the server or the network is away. It also gives the parts of the page their roles,
 * which Streamlit has no words for. Texts reach the page through textContent alone.
 */
const PAUSE_MS = 70; // after the last key before the server is asked
const LOOK_MS = 5000; // how often an open page asks whether the server is there
const REGIONS = {
  "fl-bar": ["banner", "bar.name"],
  "fl-nav": ["navigation", "bar.pages"],
  "fl-filters": ["region", "bar.filters"],
  "fl-over": ["region", "bar.shown"],
};
const ORDER = ["zero", "one", "two", "few", "many", "other"];

/** The words of the page, in the language of the page (dashboard/web/texts.py). */
const words = {
  table: {},
  language: "en",
  text(key, values = {}) {
    return (this.table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) =>
      String(values[name] ?? whole),
    );
  },
  plural(key, count, values = {}) {
    const rules = new Intl.PluralRules(this.language);
    const { pluralCategories } = rules.resolvedOptions();
    const categories = ORDER.filter((name) => pluralCategories.includes(name));
    const forms = (this.table[key] ?? key).split("|");
    const at = Math.min(categories.indexOf(rules.select(count)), forms.length - 1);
    const all = { count: count.toLocaleString(this.language), ...values };
    return forms[at].replace(/\{(\w+)\}/g, (whole, name) => String(all[name] ?? whole));
  },
};

const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
};

/** The address of the server, wherever the page lies under it. */
const rootOf = () => {
  const here = new URL(document.baseURI);
  here.search = here.hash = "";
  here.pathname = here.pathname.replace(/[^/]*$/, "");
  return here;
};

/**
 * Keep the day of this visit, and hand the day of the one before to the page "What
 * changed" by a cookie; nobody else is told.
 */
const noteVisit = () => {
  const today = new Date().toISOString().slice(0, 10);
  try {
    const seen = JSON.parse(localStorage.getItem("frontline visits") ?? "{}");
    if (seen.last !== today) {
      seen.before = seen.last;
      seen.last = today;
      localStorage.setItem("frontline visits", JSON.stringify(seen));
    }
    if (!/^\d{4}-\d\d-\d\d$/.test(seen.before ?? "")) return;
    const path = rootOf().pathname;
    document.cookie = `frontline_visit=${seen.before}; path=${path}; max-age=31536000; SameSite=Lax`;
  } catch {
    // Where nothing may be kept, nothing is.
  }
};

class Search {
  constructor(choose) {
    this.choose = choose;
    this.options = [];
    this.active = -1;
    this.input = el("input", {
      type: "search",
      role: "combobox",
      id: "fl-search",
      "aria-expanded": "false",
      "aria-controls": "fl-search-list",
      "aria-autocomplete": "list",
      autocomplete: "off",
      spellcheck: "false",
      maxlength: "200",
      enterkeyhint: "search",
    });
    this.list = el("div", {
      id: "fl-search-list",
      role: "listbox",
      hidden: "",
    });
    this.state = el("div", { class: "fl-sr", role: "status" });
    this.box = el(
      "div",
      { class: "fl-search", role: "search" },
      this.input,
      this.list,
      this.state,
    );
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("focus", () => this.input.value && this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("focusout", ({ relatedTarget }) => {
      if (!this.box.contains(relatedTarget)) this.close();
    });
  }

  later() {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.ask(), PAUSE_MS);
  }

  async ask() {
    const typed = this.input.value.trim();
    if (this.asking) this.asking.abort();
    if (!typed) {
      this.close();
      return;
    }
    const control = new AbortController();
    this.asking = control;
    const address = new URL("api/search", rootOf());
    address.searchParams.set("q", typed);
    if (words.language !== "en") address.searchParams.set("language", words.language);
    try {
      const answer = await fetch(address, { signal: control.signal });
      const body = await answer.json();
      if (!answer.ok) throw new Error(body.error);
      this.show(body.groups, typed);
    } catch (error) {
      if (error.name !== "AbortError") {
        this.say(words.text("bar.failed", { reason: error.message }));
      }
    }
  }

  say(sentence) {
    this.list.replaceChildren(el("div", { class: "fl-search-none" }, sentence));
    this.state.textContent = sentence;
    this.open();
  }

  show(groups, typed) {
    const marked = JSON.stringify(this.options[this.active]?.item.filters);
    this.options = [];
    const parts = groups.map(({ label, items }) => {
      const group = el(
        "div",
        { role: "group", "aria-label": label },
        el("div", { class: "fl-search-group", "aria-hidden": "true" }, label),
      );
      for (const item of items) group.append(this.option(item));
      return group;
    });
    this.list.replaceChildren(...parts);
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    const number = this.options.length;
    this.state.textContent = words.plural("bar.matches", number, { typed });
    this.open();
    // An answer that comes late leaves the reader where the keys have led.
    const again = this.options.findIndex(
      ({ item }) => marked && JSON.stringify(item.filters) === marked,
    );
    if (again >= 0) this.mark(again);
  }

  option(item) {
    const node = el(
      "div",
      { role: "option", id: `fl-option-${this.options.length}`, "aria-selected": "false" },
      el("span", { class: "fl-option-name" }, item.label),
      el("span", { class: "fl-option-detail" }, item.detail),
      item.count === null
        ? null
        : el("span", { class: "fl-option-count" }, item.count.toLocaleString(words.language)),
    );
    // Before the field loses the focus, which would close the list.
    node.addEventListener("pointerdown", (event) => event.preventDefault());
    node.addEventListener("click", () => this.take(item));
    this.options.push({ node, item });
    return node;
  }

  key(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && this.options.length) {
      event.preventDefault();
      if (this.list.hidden) this.open();
      this.mark(this.active + steps[event.key]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const marked = this.options[this.active];
      const typed = this.input.value.trim();
      if (marked) this.take(marked.item);
      else if (typed) this.take({ filters: { text: [typed] } });
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.stopPropagation();
      this.close();
    }
  }

  mark(at) {
    const number = this.options.length;
    this.active = (at + number) % number;
    this.options.forEach(({ node }, order) =>
      node.setAttribute("aria-selected", String(order === this.active)),
    );
    const { node } = this.options[this.active];
    this.input.setAttribute("aria-activedescendant", node.id);
    node.scrollIntoView({ block: "nearest" });
  }

  take(item) {
    window.clearTimeout(this.timer);
    if (this.asking) this.asking.abort();
    this.input.value = "";
    this.close();
    this.choose(item.filters);
  }

  open() {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

class Bar {
  constructor(parent) {
    this.search = new Search((filters) => this.choose(filters));
    this.filters = el(
      "button",
      {
        type: "button",
        class: "fl-button fl-filters-open",
        "aria-expanded": "false",
        "aria-controls": "fl-filters",
      },
    );
    this.share = el(
      "button",
      { type: "button", class: "fl-button fl-primary", "aria-haspopup": "dialog" },
    );
    this.language = el("select");
    this.languageName = el("span", { class: "fl-language-name", "aria-hidden": "true" });
    this.languageCode = el("span", { class: "fl-language-code", "aria-hidden": "true" });
    this.language.addEventListener("change", () =>
      this.send("language", this.language.value),
    );
    this.show = el("button", { type: "button", class: "fl-button fl-primary fl-show" });
    this.banner = el("div", { class: "fl-banner", role: "alert", hidden: "" });
    this.node = el(
      "div",
      { class: "fl-bar-tools" },
      this.search.box,
      this.filters,
      el(
        "span",
        { class: "fl-button fl-language" },
        this.languageName,
        this.languageCode,
        this.language,
      ),
      this.share,
      this.show,
      this.banner,
    );
    parent.append(this.node);
    this.filters.addEventListener("click", () => this.sheet(!this.sheetIsOpen()));
    this.show.addEventListener("click", () => this.sheet(false));
    this.share.addEventListener("click", () => this.openShare());
    this.onkey = (event) => this.key(event);
    document.addEventListener("keydown", this.onkey);
    this.onnet = () => this.look();
    window.addEventListener("online", this.onnet);
    window.addEventListener("offline", this.onnet);
    this.looking = window.setInterval(() => this.look(), LOOK_MS);
    this.watcher = new MutationObserver(() => this.roles());
    this.watcher.observe(document.body, { childList: true, subtree: true });
    this.streamlit = null;
  }

  end() {
    document.removeEventListener("keydown", this.onkey);
    window.removeEventListener("online", this.onnet);
    window.removeEventListener("offline", this.onnet);
    window.clearInterval(this.looking);
    this.watcher.disconnect();
    this.streamlit?.end();
    this.node.remove();
  }

  update(data, send) {
    this.data = data;
    this.send = send;
    document.documentElement.dataset.flTheme = data.theme;
    this.speak(data);
    this.filters.hidden = !data.filtered;
    this.share.hidden = !data.map;
    const filters = words.text("bar.filters");
    this.filters.textContent = data.count ? `${filters} ${data.count}` : filters;
    this.show.textContent = words.plural("bar.show", data.total ?? 0);
    this.filters.classList.toggle("fl-primary", data.count > 0);
    this.roles();
  }

  /** Say everything in the language of the page. */
  speak({ texts, language, languages, streamlit }) {
    if (words.language !== language || !this.streamlit) {
      this.streamlit?.end();
      // In scripts/streamlit_words.js, which is put before this one.
      const { StreamlitWords } = window.frontlineWords;
      this.streamlit = streamlit.length ? new StreamlitWords(streamlit, language) : null;
    }
    words.table = texts;
    words.language = language;
    document.documentElement.lang = language;
    const { input, list } = this.search;
    input.placeholder = words.text("bar.search");
    input.setAttribute("aria-label", words.text("bar.search"));
    list.setAttribute("aria-label", words.text("bar.found"));
    this.share.textContent = words.text("bar.share");
    this.language.setAttribute("aria-label", words.text("bar.language"));
    this.language.replaceChildren(
      ...Object.entries(languages).map(([code, name]) =>
        el("option", { value: code, lang: code }, name),
      ),
    );
    this.language.value = language;
    const name = languages[language];
    this.languageName.textContent = name;
    // Where there is no room for the whole name.
    this.languageCode.textContent = name.slice(0, 3).toUpperCase();
  }

  roles() {
    for (const [key, [role, label]] of Object.entries(REGIONS)) {
      const node = document.querySelector(`.st-key-${key}`);
      const name = words.text(label);
      if (node && node.getAttribute("aria-label") !== name) {
        node.setAttribute("role", role);
        node.setAttribute("aria-label", name);
        if (key === "fl-filters") this.prepareSheet(node);
      }
    }
    // Where one is already is no place to go to: one stop less before the claims.
    for (const link of document.querySelectorAll(".st-key-fl-nav a")) {
      link.tabIndex = link.pathname === window.location.pathname ? -1 : 0;
    }
    const main = document.querySelector('[data-testid="stMain"]');
    // It scrolls as a whole only on the other pages: no place to stop at.
    if (main && this.data?.map) main.tabIndex = -1;
  }

  prepareSheet(node) {
    node.id = "fl-filters";
    node.tabIndex = -1;
  }

  sheetIsOpen() {
    return document.documentElement.dataset.filters === "open";
  }

  sheet(open) {
    if (!this.data.map) {
      const name = open ? "stExpandSidebarButton" : "stSidebarCollapseButton";
      const button = document.querySelector(`[data-testid="${name}"]`);
      (button?.querySelector("button") ?? button)?.click();
    }
    document.documentElement.dataset.filters = open ? "open" : "";
    this.filters.setAttribute("aria-expanded", String(open));
    const node = document.getElementById("fl-filters");
    if (open && node) node.focus({ preventScroll: true });
    else this.filters.focus({ preventScroll: true });
  }

  key(event) {
    const { key, target } = event;
    const typing = target.closest?.("input, textarea, select, [contenteditable]");
    if (key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.search.input.focus();
    }
    if (key === "Escape" && this.sheetIsOpen()) this.sheet(false);
  }

  choose(filters) {
    if (this.data.filtered) {
      this.send("chosen", { ...filters });
      return;
    }
    const query = new URLSearchParams(this.data.query);
    for (const [name, values] of Object.entries(filters)) {
      for (const value of values) query.append(name, value);
    }
    window.location.href = new URL(`?${query}`, rootOf());
  }

  openShare() {
    const frame = document.querySelector('iframe[title^="streamlit_folium"]');
    frame?.contentWindow?.frontline?.page?.openShare(this.share);
  }

  // Says whether it is this device or the server that is away.
  async look() {
    if (document.hidden || this.asking) return;
    let sentence = "";
    this.asking = true;
    try {
      if (!navigator.onLine && rootOf().hostname !== "127.0.0.1") throw new Error();
      const answer = await fetch(new URL("readyz", rootOf()), { cache: "no-store" });
      if (answer.status >= 500) sentence = words.text("bar.unreadable");
    } catch {
      const why = words.text(navigator.onLine ? "bar.stopped" : "bar.offline");
      sentence = `${why} ${words.text("bar.stays")}`;
    } finally {
      this.asking = false;
    }
    if (this.banner.textContent !== sentence) this.banner.textContent = sentence;
    this.banner.hidden = !sentence;
    document.documentElement.dataset.away = sentence ? "yes" : "";
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  if (!parentElement.flBar) noteVisit();
  const bar = (parentElement.flBar ??= new Bar(parentElement));
  bar.update(data, setTriggerValue);
  return () => {
    bar.end();
    delete parentElement.flBar;
  };
}
