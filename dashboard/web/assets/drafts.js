/**
 * The list of claims under review: what each claims, its state and its doubts. Text
 * reaches the page through textContent alone.
 */
const el = (tag, className) => {
  const node = document.createElement(tag);
  node.className = className;
  return node;
};

const PARTS = ["title", "state", "more"];

const rowOf = (list, id) => {
  const button = el("button", "fd-row");
  button.type = "button";
  button.dataset.key = id;
  button.append(...PARTS.map((part) => el("span", `fd-${part}`)));
  button.addEventListener("click", () => list.choose(id));
  const item = el("li", "");
  item.append(button);
  return item;
};

const fill = (button, row, current) => {
  PARTS.forEach((part, at) => {
    const span = button.children[at];
    if (span.textContent !== row[part]) span.textContent = row[part];
  });
  button.setAttribute("aria-current", String(row.id === current));
};

export default function ({ data, parentElement, setTriggerValue }) {
  let list = parentElement.querySelector("ol");
  if (!list) {
    list = el("ol", "fd-list");
    parentElement.append(list);
  }
  list.setAttribute("aria-label", data.about);
  list.choose = (id) => setTriggerValue("chosen", id);
  // A row stays the same element while it is listed: of a press that ends on another
  // one than it began on, after a run of the page in between, nothing would be heard.
  const before = new Map(
    [...list.children].map((item) => [item.firstElementChild.dataset.key, item]),
  );
  const items = data.rows.map((row) => {
    const item = before.get(row.id) ?? rowOf(list, row.id);
    fill(item.firstElementChild, row, data.current);
    return item;
  });
  const isSame =
    items.length === list.children.length &&
    items.every((item, at) => item === list.children[at]);
  if (!isSame) {
    const top = list.scrollTop;
    list.replaceChildren(...items);
    list.scrollTop = top;
  }
  const now = list.querySelector('[aria-current="true"]');
  if (
    now &&
    (now.offsetTop < list.scrollTop ||
      now.offsetTop + now.offsetHeight > list.scrollTop + list.clientHeight)
  )
    list.scrollTop = now.offsetTop - list.clientHeight / 3;
}
