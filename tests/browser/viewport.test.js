import assert from "node:assert/strict";
import { test } from "node:test";

import { TILE, project } from "../../dashboard/web/assets/scripts/projection.js";
import { Viewport } from "../../dashboard/web/assets/scripts/viewport.js";

/** As Leaflet's points. */
class Point {
  constructor(x, y) {
    Object.assign(this, { x, y });
  }
  subtract({ x, y }) {
    return new Point(this.x - x, this.y - y);
  }
  add({ x, y }) {
    return new Point(this.x + x, this.y + y);
  }
  divideBy(by) {
    return new Point(this.x / by, this.y / by);
  }
  round() {
    return new Point(Math.round(this.x), Math.round(this.y));
  }
  toString() {
    return `${this.x}, ${this.y}`;
  }
}

const SIZE = new Point(1001, 641);

/**
 * A map as Leaflet keeps it: an origin that a zoom sets anew, and how far the map was
 * dragged since.
 */
class DraggedMap {
  constructor(lat, lon, zoom) {
    this.dragged = new Point(0, 0);
    this.come(lat, lon, zoom);
  }
  come(lat, lon, zoom) {
    this.zoom = zoom;
    const half = SIZE.divideBy(2);
    this.origin = this.project([lat, lon], zoom).subtract(half).add(this.dragged).round();
  }
  project([lat, lon], zoom) {
    const [x, y] = project(lat, lon);
    return new Point(x * TILE * 2 ** zoom, y * TILE * 2 ** zoom);
  }
  getZoom() {
    return this.zoom;
  }
  getSize() {
    return SIZE;
  }
  getPixelOrigin() {
    return this.origin;
  }
  getPixelBounds() {
    return { min: this.origin.subtract(this.dragged) };
  }
}

test("the view of now has the middle of the map in its middle", () => {
  const { x, y } = Viewport.now(new DraggedMap(48.2, 37.4, 8)).at(48.2, 37.4);
  assert.ok(Math.abs(x - SIZE.x / 2) <= 1);
  assert.ok(Math.abs(y - SIZE.y / 2) <= 1);
});

for (const dragged of [new Point(0, 0), new Point(-137, 61)]) {
  test(`a view told ahead is the one that comes, dragged by ${dragged}`, () => {
    const map = new DraggedMap(48.2, 37.4, 8);
    map.dragged = dragged;
    const ahead = Viewport.later(map, [47.91, 36.03], 9);
    map.come(47.91, 36.03, 9);
    const now = Viewport.now(map);
    assert.equal(ahead.key, now.key);
    assert.deepEqual(ahead.at(48.1, 36.5), now.at(48.1, 36.5));
  });
}

test("another zoom, place or size is another view", () => {
  const map = new DraggedMap(48.2, 37.4, 8);
  const { key } = Viewport.now(map);
  assert.notEqual(Viewport.later(map, [48.2, 37.4], 9).key, key);
  assert.notEqual(Viewport.later(map, [48.3, 37.4], 8).key, key);
  map.getSize = () => new Point(1001, 600);
  assert.notEqual(Viewport.now(map).key, key);
});
