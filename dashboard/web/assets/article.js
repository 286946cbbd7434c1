// An article with its claims and places marked. Text reaches the page through textContent alone.
const SORTS = ["claim", "decided", "rejected", "place"];

const el = (tag, className, text = "") => {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
};

const piece = (part, choose) => {
  if (!part.sorts.length) return document.createTextNode(part.text);
  const node = el(
    part.now ? "mark" : "span",
    ["fa-mark", ...part.sorts.map((s) => `fa-${s}`), part.now ? "fa-now" : ""].join(
      " ",
    ),
    part.text,
  );
  if (part.words) node.title = part.words;
  if (part.key) {
    node.dataset.key = part.key;
    node.addEventListener("click", () => choose(part.key));
  }
  return node;
};

// Tells that the passage of the current claim was in sight for as long as a look takes.
const LOOK_MS = 1200;

const watch = (box, mark, current, seen) => {
  let timer = 0;
  const watcher = new IntersectionObserver(
    ([entry]) => {
      window.clearTimeout(timer);
      if (!entry.isIntersecting || document.hidden) return;
      timer = window.setTimeout(() => {
        if (!box.isConnected || document.hidden) return;
        watcher.disconnect();
        seen(current);
      }, LOOK_MS);
    },
    { threshold: 0.5 },
  );
  watcher.observe(mark);
};

export default function ({ data, parentElement, setTriggerValue }) {
  const before = parentElement.querySelector(".fa-text");
  const scrolled =
    before && before.dataset.current === data.current ? before.scrollTop : null;
  const box = el("div", "fa-text");
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", data.texts["article.text"]);
  box.dataset.current = data.current;
  box.style.maxHeight = `${data.height}px`;
  if (data.cut)
    box.append(
      el("p", "fa-note", data.texts["article.cut"]),
    );
  box.append(
    ...data.parts.map((part) => piece(part, (key) => setTriggerValue("chosen", key))),
  );
  const legend = el("div", "fa-legend");
  const used = new Set(data.parts.flatMap((part) => part.sorts));
  for (const sort of SORTS)
    if (used.has(sort))
      legend.append(el("span", `fa-mark fa-${sort}`, data.texts[`article.${sort}`]));
  parentElement
    .querySelectorAll(".fa-text, .fa-legend")
    .forEach((node) => node.remove());
  parentElement.append(legend, box);
  const now = box.querySelector(".fa-now");
  if (scrolled !== null) box.scrollTop = scrolled;
  else if (now) box.scrollTop = now.offsetTop - box.offsetTop - box.clientHeight / 3;
  if (now && data.watch)
    watch(box, now, data.current, (key) => setTriggerValue("seen", key));
}
