/**
 * The words that the scripts say. They come from the page (dashboard/web/texts.py), so
 * that one catalogue serves pages, scripts and pictures.
 */

/** @type {Record<string, string>} */
let table = {};
let language = "en";
let rules = new Intl.PluralRules(language);
const ORDER = ["zero", "one", "two", "few", "many", "other"];

/**
 * Set the words of the page.
 *
 * @param {Record<string, string>} texts sentences by their keys; those of a number have
 *   the language's plural forms, in the order of its rules, parted by |
 * @param {string} [tag] of the language (BCP 47)
 */
export const setTexts = (texts, tag = "en") => {
  table = texts;
  language = tag;
  rules = new Intl.PluralRules(tag);
};

/** Return the language of the page (BCP 47). */
export const pageLanguage = () => language;

/**
 * Let an address speak the language of the page; that of an address that names none is
 * English.
 *
 * @param {URLSearchParams} parameters
 */
export const speakIn = (parameters) => {
  if (language !== "en") parameters.set("language", language);
};

/**
 * Return a sentence with its {names} replaced; a key that has none stands for itself.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export const text = (key, values = {}) => fill(table[key] ?? key, values);

/**
 * Return the form of a sentence that a number takes; {count} is the number.
 *
 * @param {string} key
 * @param {number} count
 * @param {Record<string, string | number>} [values]
 */
export const plural = (key, count, values = {}) => {
  const forms = (table[key] ?? key).split("|");
  const categories = ORDER.filter((name) =>
    rules.resolvedOptions().pluralCategories.includes(
      /** @type {Intl.LDMLPluralRule} */ (name),
    ),
  );
  const at = Math.min(categories.indexOf(rules.select(count)), forms.length - 1);
  return fill(forms[at] ?? "", { count: number(count), ...values });
};

/**
 * Return a number as the language writes it.
 *
 * @param {number} value
 */
export const number = (value) => value.toLocaleString(language);

/**
 * Return a day as the language writes it: "12 June 2023".
 *
 * @param {Date} day at midnight UTC
 * @param {Intl.DateTimeFormatOptions} [how]
 */
export const dayWords = (
  day,
  how = { day: "numeric", month: "long", year: "numeric" },
) => {
  const tag = language === "en" ? "en-GB" : language;
  const parts = new Intl.DateTimeFormat(tag, { ...how, timeZone: "UTC" }).formatToParts(day);
  // Some languages put a word for "year" behind it, which lists of dates go without.
  if (parts.at(-1)?.type === "literal") parts.pop();
  return parts.map(({ value }) => value).join("");
};

/**
 * @param {string} words
 * @param {Record<string, string | number>} values
 */
const fill = (words, values) =>
  words.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
