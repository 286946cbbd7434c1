/** The two days of an address, as dashboard/domain/sharing/compared_days.py writes them. */

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @typedef {object} ComparedDays
 * @property {[string, string]} days ISO, in order
 * @property {boolean} until whether all claims until each day count
 * @property {boolean} differences whether differences are drawn in colour
 */

/**
 * Return what an address names, null for nothing that can be used. A later day that is
 * left open is "".
 *
 * @param {string} words
 * @returns {ComparedDays | null}
 */
export const readDays = (words) => {
  const parts = words.split(",").map((part) => part.trim());
  const days = parts.filter((part) => part !== "until" && part !== "differences");
  const [first = "", second = "", ...others] = [...days].sort();
  if (!days.every(isDay) || others.length || !first) return null;
  return {
    days: [first, second],
    until: parts.includes("until"),
    differences: parts.includes("differences"),
  };
};

/** @param {ComparedDays} compared */
export const writeDays = ({ days, until, differences }) =>
  [...days, until && "until", differences && "differences"].filter(Boolean).join(",");

/**
 * Return whether a text is a day of the calendar, ISO.
 *
 * @param {string} words
 */
export const isDay = (words) => {
  if (!DAY.test(words)) return false;
  const day = new Date(words);
  // February 30 is read as a day of March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(words);
};
