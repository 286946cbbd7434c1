// An article with its claims and places marked. Text reaches the page through textContent alone.
const SORTS = { claim: "draft claim", decided: "decided claim", rejected: "left aside", place: "place" };

const el = (tag, className, text = "") => {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
};

const piece = (part, choose) => {
  if (!part.sorts.length) return document.createTextNode(part.text);
  const node = el(part.now ? "mark" : "span", ["fa-mark", ...part.sorts.map((s) => `fa-${s}`), part.now ? "fa-now" : ""].join(" "), part.text);
  if (part.words) node.title = part.words;
  if (part.key) {
    node.dataset.key = part.key;
    node.addEventListener("click", () => choose(part.key));
  }
  return node;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const before = parentElement.querySelector(".fa-text");
  const kept = before && before.dataset.current === data.current ? before.scrollTop : null;
  const box = el("div", "fa-text");
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", "Text of the article");
  box.dataset.current = data.current;
  box.style.maxHeight = `${data.height}px`;
  if (data.cut) box.append(el("p", "fa-note", "The article is long: only a part of it is shown here."));
  box.append(...data.parts.map((part) => piece(part, (key) => setTriggerValue("chosen", key))));
  const legend = el("div", "fa-legend");
  const used = new Set(data.parts.flatMap((part) => part.sorts));
  for (const [sort, words] of Object.entries(SORTS)) if (used.has(sort)) legend.append(el("span", `fa-mark fa-${sort}`, words));
  parentElement.querySelectorAll(".fa-text, .fa-legend").forEach((node) => node.remove());
  parentElement.append(legend, box);
  const now = box.querySelector(".fa-now");
  if (kept !== null) box.scrollTop = kept;
  else if (now) box.scrollTop = now.offsetTop - box.offsetTop - box.clientHeight / 3;
}
