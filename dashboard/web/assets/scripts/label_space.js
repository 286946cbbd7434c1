/** What is taken on a map, so that no name touches another name or a marker. */

const GRID = 96;

/** @typedef {import("./types.js").Rectangle} Rectangle */

/** Rectangles filed under squares of a grid. */
export class LabelSpace {
  constructor() {
    /** @type {Map<string, Rectangle[]>} */
    this.taken = new Map();
  }

  /** @param {Rectangle} rect */
  take(rect) {
    for (const square of squaresOf(rect)) {
      const taken = this.taken.get(square);
      if (taken) taken.push(rect);
      else this.taken.set(square, [rect]);
    }
  }

  /**
   * Return whether a rectangle touches nothing taken.
   *
   * @param {Rectangle} rect
   */
  isFree(rect) {
    return squaresOf(rect).every((square) =>
      (this.taken.get(square) ?? []).every((other) => !touches(rect, other)),
    );
  }
}

/**
 * @param {Rectangle} a
 * @param {Rectangle} b
 */
const touches = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** @param {Rectangle} rect */
const squaresOf = ([left, top, right, bottom]) => {
  const squares = [];
  for (let x = Math.floor(left / GRID); x <= Math.floor(right / GRID); x += 1) {
    for (let y = Math.floor(top / GRID); y <= Math.floor(bottom / GRID); y += 1) {
      squares.push(`${x}:${y}`);
    }
  }
  return squares;
};
