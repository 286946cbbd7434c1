import assert from "node:assert/strict";
import { test } from "node:test";

import { changeFeature, changeKind, changeText } from "../../dashboard/web/assets/scripts/changes.js";
import { isDay, readDays, writeDays } from "../../dashboard/web/assets/scripts/compared_days.js";
import { mergedMarker } from "../../dashboard/web/assets/scripts/declutter.js";
import { insideText } from "../../dashboard/web/assets/scripts/marker_drawing.js";

const feature = (change) => ({
  geometry: { coordinates: [37, 48] },
  properties: {
    count: 9, places: 1, place_id: "P", name: "Here", precision: "settlement",
    radius_km: 2, actor: "UA", kind: "hold", contested: true, unaccepted: 1,
    denied: 9, sides: [["UA", 9]], change,
  },
});

test("an address of two days is read as it is written", () => {
  for (const words of ["2023-06-05,2023-06-13", "2023-06-05,2023-06-13,until,differences", "2023-06-05"]) {
    assert.equal(writeDays(readDays(words)), words);
  }
  assert.deepEqual(readDays("2023-06-13,2023-06-05").days, ["2023-06-05", "2023-06-13"]);
  for (const words of ["", "until", "2023-06-31", "2023-06-05,x", "2023-01-01,2023-01-02,2023-01-03"]) {
    assert.equal(readDays(words), null, words);
  }
  assert.equal(isDay("2024-02-29"), true);
  assert.equal(isDay("2023-02-29"), false);
});

test("a difference is said by sign and by colour", () => {
  assert.deepEqual([[1, 3], [3, 1], [2, 2]].map(changeText), ["+2", "−2", "="]);
  assert.deepEqual([[1, 3], [3, 1], [2, 2]].map(changeKind), ["more", "fewer", "same"]);
});

test("a marker of differences has no signs of claims", () => {
  const { properties: p } = changeFeature(feature([1, 4]));
  assert.deepEqual([p.actor, p.count, p.denied, p.unaccepted, p.contested, p.sides], ["more", 4, 0, 0, false, []]);
  assert.equal(insideText(p), "+3");
});

test("two that overlap have the differences of both", () => {
  const [a, b] = [[1, 4], [5, 0]].map((change) => ({
    p: changeFeature(feature(change)).properties, lat: 48, lon: 37, x: 0, y: 0, r: 10,
    ring: 0, wide: false, badge: false, anchor: null,
  }));
  const { p, badge } = mergedMarker(a, b, () => 10);
  assert.deepEqual([p.change, p.actor, badge], [[6, 4], "fewer", false]);
});
