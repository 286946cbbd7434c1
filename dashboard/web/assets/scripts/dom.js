/**
 * Elements made of names and texts. A text becomes a text node, so that words of an
 * article never turn into markup.
 */

/**
 * Return whether the window is narrow, as in frontline.css: measured in letters, so that
 * whoever sets them larger has the layout of a small screen.
 */
export const isNarrow = () => window.matchMedia("(max-width: 47.5em)").matches;

/** Most claims that a list asks for or draws at once. */
export const LIST = 50;

/**
 * @typedef {Node | string | null | undefined | false} Child
 * @typedef {Record<string, string | number | null | undefined>} Attributes
 */

/**
 * Return a new element. Attributes and children that are null or undefined are left
 * out, and so are empty texts.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const element = (tag, attributes = {}, ...children) =>
  elementIn(document, tag, attributes, ...children);

/**
 * Return a new element of another document, as `element` does.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Document} page
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const elementIn = (page, tag, attributes = {}, ...children) => {
  const node = page.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  for (const child of children) if (child) node.append(child);
  return node;
};

/**
 * Return a new SVG element.
 *
 * @param {string} tag
 * @param {Attributes} attributes
 * @param {...Node} children
 * @returns {SVGElement}
 */
export const svg = (tag, attributes, ...children) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  node.append(...children);
  return node;
};

/**
 * Return the element of that id, which the page must have.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export const byId = (id) => {
  const node = document.getElementById(id);
  if (!node) throw new Error(`this page has no element #${id}`);
  return node;
};

/**
 * Return the JSON of a data block of the page.
 *
 * @param {string} id
 * @returns {any}
 */
export const dataBlock = (id) => JSON.parse(byId(id).textContent || "null");
