/**
 * What Streamlit's own parts say, in the language of the page: they speak English alone,
 * and most of their words cannot be set. Claims and texts of ours are never looked at.
 */

const ATTRIBUTES = ["aria-label", "placeholder", "title"];
const OURS = '[data-testid="stMarkdownContainer"], [data-testid="stHtml"], script, style';
const THEIRS = '[data-testid="stFileUploaderDropzone"]';
const ENGLISH_DAY = /^[A-Z][a-z]+ \d{1,2}, \d{4}$/;

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * Return what turns a sentence into its translation, null for one that is none of these.
 *
 * @param {[string, string][]} sentences English ones with {names}, and their translations
 * @param {string} language of the translations
 * @returns {(words: string) => string | null}
 */
export const translator = (sentences, language) => {
  const whole = new Map(sentences);
  /** @type {[RegExp, string][]} */
  const patterns = sentences
    .filter(([english]) => english.includes("{"))
    .map(([english, other]) => [
      new RegExp(`^${escaped(english).replace(/\\\{(\w+)\\\}/g, "(?<$1>.+)")}$`),
      other,
    ]);
  return (words) => {
    const exact = whole.get(words);
    if (exact !== undefined) return exact;
    for (const [pattern, other] of patterns) {
      const values = pattern.exec(words)?.groups;
      if (values) return filled(other, values, language);
    }
    return null;
  };
};

/**
 * @param {string} sentence
 * @param {Record<string, string>} values
 * @param {string} language
 */
const filled = (sentence, values, language) =>
  sentence.replace(/\{(\w+)\}/g, (all, name) => {
    const value = values[name] ?? all;
    if (!ENGLISH_DAY.test(value)) return value;
    return new Date(value).toLocaleDateString(language, { dateStyle: "long" });
  });

export class StreamlitWords {
  /**
   * @param {[string, string][]} sentences as of `translator`
   * @param {string} language
   */
  constructor(sentences, language) {
    this.translate = translator(sentences, language);
    this.watcher = new MutationObserver((changes) => this.changed(changes));
    this.watcher.observe(document.body, {
      attributeFilter: ATTRIBUTES,
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
    this.look(document.body);
  }

  end() {
    this.watcher.disconnect();
  }

  /** @param {MutationRecord[]} changes */
  changed(changes) {
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach((node) => this.look(node));
      else if (target instanceof Text) this.text(target);
      else if (target instanceof Element) this.attributes(target);
    }
  }

  /** @param {Node} node */
  look(node) {
    if (node instanceof Text) this.text(node);
    if (!(node instanceof Element)) return;
    this.attributes(node);
    for (const inner of node.querySelectorAll(ATTRIBUTES.map((n) => `[${n}]`).join())) {
      this.attributes(inner);
    }
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) this.text(/** @type {Text} */ (texts.currentNode));
  }

  /** @param {Element} node */
  attributes(node) {
    for (const name of ATTRIBUTES) {
      const before = node.getAttribute(name);
      const words = before && this.translate(before);
      if (words && words !== before) node.setAttribute(name, words);
    }
  }

  /** @param {Text} node */
  text(node) {
    const before = node.data.trim();
    const words = before && this.translate(before);
    const parent = node.parentElement;
    if (!words || words === before || !parent) return;
    // The button that asks for files is Markdown as ours are.
    if (parent.closest(OURS) && !parent.closest(THEIRS)) return;
    node.data = node.data.replace(before, () => words);
  }
}
