import assert from "node:assert/strict";
import { test } from "node:test";

import { declutter } from "../../dashboard/web/assets/scripts/declutter.js";
import { placeLabels } from "../../dashboard/web/assets/scripts/label_placement.js";
import { LabelSpace } from "../../dashboard/web/assets/scripts/label_space.js";
import { arcsOf, countText, insideText, isDenied } from "../../dashboard/web/assets/scripts/marker_drawing.js";

const radiusOf = (count) => 10 + 4 * Math.log10(count);
const properties = (more = {}) => ({
  count: 1, places: 1, place_id: "P", name: "Here", precision: "settlement",
  radius_km: 3, actor: "UA", kind: "retake", contested: false, unaccepted: 0,
  denied: 0, sides: [], ...more,
});
const drawn = (x, y, more = {}) => {
  const p = properties(more);
  const wide = p.precision === "oblast";
  return { p, lat: 48, lon: 37, x, y, r: radiusOf(p.count), ring: 0, wide, badge: false, anchor: null };
};
const placed = (markers, labels = [], more = {}) =>
  placeLabels({
    markers, labels, zoom: 8, view: [0, 0, 800, 600],
    at: (lat, lon) => ({ x: lon, y: lat }),
    measure: (words) => words.length * 7,
    ...more,
  });
const row = (x, y, name, kind = "city") => [x, y, name, `${name}-uk`, kind, 5, 0];

test("markers of settlements that cover one another become one", () => {
  const [one, ...others] = declutter([drawn(100, 100, { count: 3 }), drawn(108, 100, { actor: "RU" })], radiusOf);
  assert.equal(others.length, 0);
  assert.deepEqual([one.p.count, one.p.places, one.p.actor, one.p.name], [4, 2, "several", ""]);
  assert.deepEqual(one.p.sides, [["UA", 3], ["RU", 1]]);
  assert.equal(one.x, 102);
  assert.equal(declutter([drawn(100, 100), drawn(140, 100)], radiusOf).length, 2);
});

test("the marker of another layer keeps its colour and stands aside", () => {
  const layer = { colour: "#7B3F99", dataset: "mine" };
  const [one, other, ...more] = declutter(
    [drawn(100, 100, { count: 3 }), drawn(102, 100, layer), drawn(300, 100, layer), drawn(304, 100, layer)],
    radiusOf,
  ).sort((a, b) => (a.p.colour ?? "").localeCompare(b.p.colour ?? ""));
  assert.deepEqual([one.p.count, one.p.colour, one.anchor], [3, undefined, null]);
  assert.equal(more.length, 1, "of one layer they become one");
  const [alone, merged] = [other, more[0]].sort((a, b) => a.p.count - b.p.count);
  assert.deepEqual([alone.p.colour, alone.anchor], ["#7B3F99", [102, 100]]);
  assert.deepEqual([merged.p.count, merged.p.colour, merged.p.dataset], [2, "#7B3F99", "mine"]);
});

test("the marker of an area is moved aside and keeps its place", () => {
  const [area, town] = declutter([drawn(100, 100, { precision: "oblast" }), drawn(102, 100)], radiusOf);
  assert.deepEqual(area.anchor, [100, 100]);
  assert.ok(Math.hypot(area.x - town.x, area.y - town.y) > area.r + town.r);
  assert.deepEqual([town.x, town.anchor], [102, null]);
});

test("a name stands beside a marker, never under it, and never twice", () => {
  const labels = placed([drawn(100, 100)], [row(100, 100, "Here"), row(102, 101, "Elsewhere")]);
  assert.deepEqual(labels.map(({ text }) => text), ["Here", "Elsewhere"]);
  assert.ok(labels[0].left > 110);
  // Its dot lies under the marker, its name does not.
  assert.equal(labels[1].dot, null);
});

test("no two names touch", () => {
  const rows = Array.from({ length: 60 }, (_, i) => row(100 + (i % 10) * 9, 100 + Math.floor(i / 10) * 7, `Town ${i}`));
  const labels = placed([], rows);
  assert.ok(labels.length > 3);
  labels.forEach((a, i) =>
    labels.slice(i + 1).forEach((b) => {
      const apart = Math.abs(a.middle - b.middle) >= 16.9 ||
        a.left + a.text.length * 7 <= b.left || b.left + b.text.length * 7 <= a.left;
      assert.ok(apart, `${a.text} touches ${b.text}`);
    }),
  );
});

test("names are those of the language and of the zoom", () => {
  const rows = [row(100, 100, "Kyiv", "capital"), [300, 300, "Far", "", "village", 12, 0]];
  assert.deepEqual(placed([], rows, { ukrainian: true }).map(({ text }) => text), ["Kyiv-uk"]);
  assert.deepEqual(placed([drawn(50, 50)], [], { zoom: 5 }), []);
  assert.equal(placed([], [row(100, 100, "Ukraine", "country")], { zoom: 6 })[0].text, "UKRAINE");
});

test("a space knows what is taken", () => {
  const space = new LabelSpace();
  space.take([0, 0, 200, 10]);
  assert.ok(!space.isFree([190, 5, 220, 20]));
  assert.ok(space.isFree([200, 0, 220, 10]));
});

test("what stands inside a marker", () => {
  assert.equal(insideText(properties()), "");
  assert.equal(insideText(properties({ count: 12, kind: "several" })), "12");
  assert.equal(insideText(properties({ count: 12_345, actor: "several" })), "12k");
  assert.equal(insideText(properties({ number: 3 })), "3");
  assert.equal(countText(10_999_999), "10M");
});

test("only denials make a marker one", () => {
  assert.ok(isDenied(properties({ count: 2, denied: 2 })));
  assert.ok(!isDenied(properties({ count: 2, denied: 1 })));
  assert.ok(!isDenied(properties()));
});

test("the arcs of the sides fill the ring, and none is too small to see", () => {
  const arcs = arcsOf([["UA", 999], ["RU", 1]]);
  assert.equal(arcs[0][1], 0);
  assert.equal(arcs[0][2], arcs[1][1]);
  assert.ok(arcs[1][2] - arcs[1][1] > 0.05);
  assert.deepEqual(arcsOf([["UA", 1], ["RU", 3]]), [["UA", 0, 0.25], ["RU", 0.25, 1]]);
});
