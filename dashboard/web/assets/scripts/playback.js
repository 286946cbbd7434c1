/** Where a playback of days stands; it knows no clock and draws nothing. */

const STEP_MS = 480; // that a step is seen at speed 1

/** A playback over a range of steps. */
export class Playback {
  /** @param {number} steps how many there are, at least 1 */
  constructor(steps) {
    this.steps = steps;
    this.from = 0;
    this.to = steps - 1;
    this.at = 0;
    this.speed = 1;
    this.loop = false;
    /** Whether each step shows all since the first one, or itself alone. */
    this.adding = false;
    this.running = false;
    this.elapsed = 0;
  }

  /**
   * Play within these steps alone.
   *
   * @param {number} from
   * @param {number} to
   */
  range(from, to) {
    const [low, high] = from <= to ? [from, to] : [to, from];
    this.from = this._bounded(low, 0, this.steps - 1);
    this.to = this._bounded(high, 0, this.steps - 1);
    this.at = this._bounded(this.at, this.from, this.to);
  }

  /** Return whether the range is everything. */
  get whole() {
    return this.from === 0 && this.to === this.steps - 1;
  }

  /** Return the first and last step that are seen now. */
  window() {
    return this.adding ? [this.from, this.at] : [this.at, this.at];
  }

  play() {
    if (this.at >= this.to) this.at = this.from;
    this.elapsed = 0;
    this.running = true;
  }

  pause() {
    this.running = false;
  }

  /**
   * Go to a step.
   *
   * @param {number} step
   */
  go(step) {
    this.at = this._bounded(step, this.from, this.to);
  }

  /**
   * Let time pass; return whether another step is to be drawn.
   *
   * @param {number} milliseconds since the last call
   * @param {number} [least] milliseconds that a step stands at least
   */
  tick(milliseconds, least = 0) {
    if (!this.running) return false;
    this.elapsed += milliseconds;
    const each = Math.max(least, STEP_MS / this.speed);
    const due = Math.floor(this.elapsed / each);
    if (!due) return false;
    this.elapsed -= due * each;
    const before = this.at;
    // A busy browser passes over steps rather than fall behind.
    this.at = Math.min(this.to, this.at + due);
    if (before < this.to) return true;
    if (this.loop) this.at = this.from;
    else this.running = false;
    return true;
  }

  /**
   * @param {number} value
   * @param {number} low
   * @param {number} high
   */
  _bounded(value, low, high) {
    return Math.max(low, Math.min(high, Math.round(value)));
  }
}
