import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { cluster, isDenial, isUnaccepted } from "../../dashboard/web/assets/scripts/clustering.js";

const vectors = JSON.parse(
  readFileSync(new URL("./vectors/clusters.json", import.meta.url), "utf8"),
);
const key = ({ coordinates: [lon, lat] }) => `${lat.toFixed(3)} ${lon.toFixed(3)}`;
const byPlace = (a, b) => key(a.geometry).localeCompare(key(b.geometry));

for (const { zoom, markers } of vectors.views) {
  test(`the markers at zoom ${zoom} are those of the server`, () => {
    const wide = new Set(vectors.wide);
    const drawn = cluster(vectors.claims, zoom, wide).sort(byPlace);
    const expected = markers.sort(byPlace);
    assert.equal(drawn.length, expected.length);
    drawn.forEach((marker, i) => {
      const { claims, ...properties } = marker.properties;
      const { geometry, properties: other } = expected[i];
      assert.equal(claims.length, properties.count);
      for (const [name, value] of Object.entries(properties)) {
        if (name === "sides") assert.deepEqual([...value].sort(), [...other.sides].sort());
        else assert.deepEqual(value, other[name], `${name} at ${key(geometry)}`);
      }
      marker.geometry.coordinates.forEach((value, axis) => {
        assert.ok(Math.abs(value - geometry.coordinates[axis]) < 2e-5);
      });
    });
  });
}

test("a claim is known by its signs", () => {
  const row = (code) => ({ signs: [{ code, words: "" }] });
  assert.ok(isDenial(row("denied")));
  assert.ok(!isDenial(row("hedged")));
  for (const code of ["draft", "rejected", "retracted"]) assert.ok(isUnaccepted(row(code)));
  assert.ok(!isUnaccepted(row("denied")));
});
