import assert from "node:assert/strict";
import { test } from "node:test";

import { DaySeries } from "../../dashboard/web/assets/scripts/day_series.js";
import { MarkerSeries } from "../../dashboard/web/assets/scripts/marker_series.js";
import { Playback } from "../../dashboard/web/assets/scripts/playback.js";

// Ukraine: one claim of the steps 0 to 2, one of step 1; Russia: two of step 3.
const series = { UA: [[0, 1, 1, 1], [1, 1, 2, 1]], RU: [[3, 2], [3, 2]] };
const answer = {
  first: "2023-06-01",
  step: 7,
  steps: 4,
  undated: 3,
  sides: series,
  firsts: [0, 1, 3, 1],
  retractions: [9, 2],
};
// The same claims at one place: steps by their distance, ends as what is more of them.
const near = { UA: [[0, 1, 1, 1], [0, -1, 2, 1]], RU: [[3, 2], []] };
const marker = { lat: 48, lon: 37, name: "Here", place_id: "P", series: near };
const frames = (markers) => new MarkerSeries({ steps: 4, markers });
const total = (days, a, b) => days.total(a, b);

test("a claim stays while it lasts", () => {
  const days = new DaySeries(answer);
  assert.deepEqual([0, 1, 2, 3].map((step) => total(days, step, step)), [1, 2, 1, 2]);
  assert.equal(total(days, 0, 3), 4);
  assert.equal(total(days, 2, 3), 3);
  assert.equal(days.highest(), 2);
});

test("a marker is what its claims of those days are", () => {
  const days = frames([marker]);
  const [alone] = days.features(3, 3);
  assert.equal(alone.properties.actor, "RU");
  assert.deepEqual(alone.geometry.coordinates, [37, 48]);
  const [both] = days.features(0, 3);
  assert.equal(both.properties.actor, "several");
  assert.deepEqual(both.properties.sides, [["UA", 2], ["RU", 2]]);
  assert.equal(both.properties.count, 4);
  assert.deepEqual(frames([{ ...marker, series: {} }]).features(0, 3), []);
});

test("a marker has the claims of each step that the days have", () => {
  const days = new DaySeries(answer);
  const one = frames([marker]);
  for (let a = 0; a < 4; a += 1) {
    for (let b = a; b < 4; b += 1) {
      const drawn = one.features(a, b).reduce((sum, f) => sum + f.properties.count, 0);
      assert.equal(drawn, total(days, a, b), `steps ${a} to ${b}`);
    }
  }
});

test("a day and its step", () => {
  const days = new DaySeries(answer);
  assert.equal(days.day(1).toISOString().slice(0, 10), "2023-06-08");
  assert.equal(days.lastDay(1).toISOString().slice(0, 10), "2023-06-14");
  assert.deepEqual(["2023-06-07", "2023-06-08", "1999-01-01", "2030-01-01"].map((d) => days.stepOf(d)), [0, 1, 0, 3]);
});

test("what lies beyond the last day is seen on it", () => {
  assert.deepEqual([...new DaySeries(answer).retractions], [0, 0, 0, 2]);
});

test("no claim names a day", () => {
  const days = new DaySeries({ ...answer, first: null, steps: 0, sides: {} });
  assert.equal(days.total(0, 0), 0);
  assert.deepEqual(new MarkerSeries({ steps: 0, markers: [] }).features(0, 0), []);
});

test("a playback goes through its range once", () => {
  const play = new Playback(5);
  play.range(3, 1);
  assert.deepEqual([play.from, play.to, play.at, play.whole], [1, 3, 1, false]);
  play.play();
  assert.equal(play.tick(479), false);
  assert.equal(play.tick(1), true);
  assert.deepEqual(play.window(), [2, 2]);
  play.adding = true;
  assert.deepEqual(play.window(), [1, 2]);
  play.speed = 8;
  play.tick(10_000);
  assert.equal(play.at, 3);
  assert.equal(play.running, true);
  play.tick(10_000);
  assert.equal(play.running, false);
  play.play();
  assert.equal(play.at, 1);
});

test("a loop begins again, and calm steps are long", () => {
  const play = new Playback(2);
  play.loop = true;
  play.play();
  play.tick(480);
  play.tick(480);
  assert.deepEqual([play.at, play.running], [0, true]);
  assert.equal(play.tick(900, 1000), false);
  assert.equal(play.tick(100, 1000), true);
  play.pause();
  assert.equal(play.tick(10_000), false);
});

test("a step beyond the range is its end", () => {
  const play = new Playback(5);
  play.go(99);
  assert.equal(play.at, 4);
  play.go(-1);
  assert.equal(play.at, 0);
});
