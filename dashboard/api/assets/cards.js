// How a claim looks in words: in the list, in a popup, in the legend. Parts of the map page's class (frontline.js).
// Everything that came from an article reaches the page through textContent alone.
(() => {
  "use strict";
  const LIST = 50; // most claims asked for at once
  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined && value !== null) node.setAttribute(name, value);
    node.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
    return node;
  };
  const svg = (tag, attributes) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };

  const methods = {
    icon(actor, kind, size = 18) {
      const node = svg("svg", { width: size, height: size, viewBox: "-11 -11 22 22", "aria-hidden": "true" });
      node.append(svg("circle", { r: 10.5, fill: this.sheet.actors[actor].colour }),
        svg("path", { d: this.sheet.kinds[kind].path, fill: "none", stroke: "#fff", "stroke-width": 1.6, "stroke-linecap": "round", "stroke-linejoin": "round" }));
      return node;
    },

    legendBox() {
      const actors = el("ul"), kinds = el("ul");
      for (const [name, a] of Object.entries(this.sheet.actors)) {
        const dot = svg("svg", { width: 14, height: 14, "aria-hidden": "true" });
        dot.append(svg("circle", { cx: 7, cy: 7, r: 6, fill: a.colour }));
        actors.append(el("li", {}, dot, a.label));
      }
      for (const [name, k] of Object.entries(this.sheet.kinds)) kinds.append(el("li", { title: k.gloss }, this.icon("several", name, 16), k.label));
      const box = el("details", { class: "fl-legend" }, el("summary", {}, "Legend"),
        el("p", {}, "Colour: who acts"), actors, el("p", {}, "Symbol: what is said to have happened"), kinds,
        el("p", {}, "Number: claims there. Dashed ring: the truth may lie anywhere inside it. Square: a whole oblast or area. Dashed yellow ring with “!”: the two sides contradict each other. Hollow with a broken edge: drafts or rejected claims, which nobody accepted."));
      box.open = window.innerWidth > 760;
      box.addEventListener("toggle", () => this.size());
      return box;
    },

    item(claim) {
      const button = el("button", { type: "button", class: "fl-item", "data-claim": claim.id, "data-place": claim.place_id },
        el("span", { class: "fl-head" }, this.icon(claim.actor, claim.kind), `${claim.kind_words}: ${claim.name || claim.place_as_written || "no place"}`, claim.review_words ? el("span", { class: "fl-draft" }, claim.review_words) : null),
        el("div", { class: "fl-note" }, claim.note || claim.quote),
        el("div", { class: "fl-meta" }, `${claim.claimant} · ${claim.when}`),
        claim.contradicted_by.length ? el("div", { class: "fl-contested" }, "! Contradicted by the other side") : null);
      button.addEventListener("click", () => this.openCard(claim));
      return el("li", {}, button);
    },

    popup(title, claims, claimId, rest = null) {
      const names = new Map(claims.map((c) => [c.id, c.claimant]));
      const box = el("div", { class: "fl-popup" }, el("h3", {}, title), el("div", { class: "fl-meta" }, claims[0].precision_words));
      for (const claim of claims) box.append(this.article(claim, names, claim.id === claimId));
      if (rest && rest.after) this.further(box, rest);
      window.setTimeout(() => { const now = box.querySelector(".fl-now"); if (now) box.scrollTop = now.offsetTop - box.offsetTop - 60; }, 0);
      return box;
    },

    further(box, rest) {
      const button = el("button", { type: "button", class: "fl-more" }, "Show more");
      button.addEventListener("click", async () => {
        const found = await this.ask("claims.json", "further", { ...rest.where, limit: LIST, after: rest.after });
        if (!found) return;
        button.remove();
        const names = new Map(found.claims.map((c) => [c.id, c.claimant]));
        for (const claim of found.claims) box.append(this.article(claim, names, false));
        if (found.after) this.further(box, { ...rest, after: found.after });
      });
      box.append(button);
    },

    article(claim, names, now) {
      const source = /^https?:\/\//.test(claim.url) ? el("a", { href: claim.url, target: "_blank", rel: "noopener noreferrer nofollow" }, claim.publisher) : claim.publisher;
      const against = claim.contradicted_by.map((id) => names.get(id)).filter(Boolean);
      const said = claim.quote ? el("q", {}, claim.quote) : claim.note;
      return el("article", { class: now ? "fl-now" : "", "data-claim": claim.id },
        el("div", { class: "fl-head" }, this.icon(claim.actor, claim.kind), `${claim.kind_words} · ${claim.actor_words}`, claim.review_words ? el("span", { class: "fl-draft" }, claim.review_words) : null),
        el("div", { class: "fl-note" }, said),
        claim.quote && claim.note ? el("div", { class: "fl-note" }, claim.note) : null,
        el("div", { class: "fl-meta" }, `Said by ${claim.claimant}${claim.relayed_by ? `, relayed by ${claim.relayed_by}` : ""} (${claim.hedge_words})`),
        el("div", { class: "fl-meta" }, `When: ${claim.when}${claim.date_text ? ` (“${claim.date_text}”)` : ""}`),
        el("div", { class: "fl-meta" }, "Source: ", source, claim.published ? `, ${claim.published}` : ""),
        claim.place_as_written && claim.place_as_written !== claim.name ? el("div", { class: "fl-meta" }, `Place as written: ${claim.place_as_written}`) : null,
        claim.contradicted_by.length ? el("div", { class: "fl-contested" }, against.length ? `! Contradicted by ${[...new Set(against)].join("; ")}` : "! Contradicted by a claim outside these filters") : null);
    },
  };
  window.frontlineCards = { el, LIST, methods };
})();
