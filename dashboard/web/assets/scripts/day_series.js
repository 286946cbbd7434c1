/**
 * What begins and ends when. On the steps a to b there are as many claims as began by b,
 * less those that ended before a, so that a claim of several days stays while they last.
 */

const DAY_MS = 86_400_000;

/**
 * Steps and claims, flat: step, claims, step, claims ...
 *
 * @typedef {number[]} Flat
 *
 * @typedef {object} DaysAnswer
 * @property {string | null} first day of step 0
 * @property {number} step days of a step
 * @property {number} steps
 * @property {number} undated
 * @property {Record<string, [Flat, Flat]>} sides by actor, what begins and what ends
 * @property {Flat} firsts
 * @property {Flat} retractions
 *
 * Claims that began, and that ended, by the end of each step.
 *
 * @typedef {{ begun: Int32Array, ended: Int32Array }} Sums
 */

/** The days of one answer of /api/days.json. */
export class DaySeries {
  /** @param {DaysAnswer} answer */
  constructor(answer) {
    this.step = answer.step;
    this.steps = answer.steps;
    this.undated = answer.undated;
    this.start = answer.first ? Date.parse(`${answer.first}T00:00:00Z`) : 0;
    this.sides = sumsOf(answer.sides, this.steps);
    this.firsts = sparse(answer.firsts, this.steps);
    this.retractions = sparse(answer.retractions, this.steps);
  }

  /**
   * Return the first day of a step.
   *
   * @param {number} step
   */
  day(step) {
    return new Date(this.start + step * this.step * DAY_MS);
  }

  /**
   * Return the last day of a step.
   *
   * @param {number} step
   */
  lastDay(step) {
    return new Date(this.start + ((step + 1) * this.step - 1) * DAY_MS);
  }

  /**
   * Return the step of a day, bounded to those there are.
   *
   * @param {string} day ISO
   */
  stepOf(day) {
    const days = (Date.parse(`${day}T00:00:00Z`) - this.start) / DAY_MS;
    const step = Math.floor(days / this.step);
    return Math.max(0, Math.min(this.steps - 1, step));
  }

  /**
   * Return the claims of each side on the steps a to b.
   *
   * @param {number} a
   * @param {number} b
   */
  counts(a, b) {
    return countsOf(this.sides, a, b);
  }

  /**
   * Return how many claims there are on the steps a to b.
   *
   * @param {number} a
   * @param {number} b
   */
  total(a, b) {
    return this.counts(a, b).reduce((sum, [, count]) => sum + count, 0);
  }

  /** Return how many claims the step with most of them has, at least 1. */
  highest() {
    let most = 1;
    for (let step = 0; step < this.steps; step += 1) {
      most = Math.max(most, this.total(step, step));
    }
    return most;
  }
}

/**
 * @param {Record<string, Sums>} sums
 * @param {number} a
 * @param {number} b
 * @returns {[string, number][]} those that are not 0
 */
export const countsOf = (sums, a, b) => {
  /** @type {[string, number][]} */
  const counts = [];
  for (const [side, { begun, ended }] of Object.entries(sums)) {
    const count = (begun[b] ?? 0) - (a > 0 ? (ended[a - 1] ?? 0) : 0);
    if (count > 0) counts.push([side, count]);
  }
  return counts;
};

/**
 * @param {Record<string, [Flat, Flat]>} series
 * @param {number} steps
 * @returns {Record<string, Sums>}
 */
const sumsOf = (series, steps) =>
  Object.fromEntries(
    Object.entries(series).map(([side, [begun, ended]]) => [
      side,
      { begun: summed(begun, steps), ended: summed(ended, steps) },
    ]),
  );

/**
 * @param {Flat} flat
 * @param {number} steps
 */
const sparse = (flat, steps) => {
  const counts = new Int32Array(steps);
  for (let i = 0; i < flat.length; i += 2) {
    // What lies beyond the last day is seen on it, not lost.
    const step = Math.max(0, Math.min(steps - 1, flat[i] ?? 0));
    counts[step] = (counts[step] ?? 0) + (flat[i + 1] ?? 0);
  }
  return counts;
};

/**
 * @param {Flat} flat
 * @param {number} steps
 */
export const summed = (flat, steps) => {
  const sums = sparse(flat, steps);
  for (let i = 1; i < steps; i += 1) sums[i] = (sums[i] ?? 0) + (sums[i - 1] ?? 0);
  return sums;
};
