// The list of claims under review. Text reaches the page through textContent alone.
const el = (tag, className, text = "") => {
  const node = document.createElement(tag);
  node.className = className;
  node.textContent = text;
  return node;
};

export default function ({ data, parentElement, setTriggerValue }) {
  const before = parentElement.querySelector("ol");
  const top = before ? before.scrollTop : 0;
  const list = el("ol", "fd-list");
  list.setAttribute("aria-label", "Claims, the most doubtful first");
  for (const row of data.rows) {
    const button = el("button", "fd-row");
    button.type = "button";
    button.dataset.key = row.id;
    button.setAttribute("aria-current", String(row.id === data.current));
    button.append(el("span", "fd-title", row.title), el("span", "fd-more", row.more));
    button.addEventListener("click", () => setTriggerValue("chosen", row.id));
    const item = el("li", "");
    item.append(button);
    list.append(item);
  }
  if (before) before.remove();
  parentElement.append(list);
  list.scrollTop = top;
  const now = list.querySelector('[aria-current="true"]');
  if (now && (now.offsetTop < list.scrollTop || now.offsetTop + now.offsetHeight > list.scrollTop + list.clientHeight)) list.scrollTop = now.offsetTop - list.clientHeight / 3;
}
