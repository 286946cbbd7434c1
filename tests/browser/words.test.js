import assert from "node:assert/strict";
import { test } from "node:test";

import { degreesText, distanceText } from "../../dashboard/web/assets/scripts/coordinates.js";
import { markerWords } from "../../dashboard/web/assets/scripts/marker_words.js";
import { Outlines } from "../../dashboard/web/assets/scripts/outlines.js";
import { kilometres, project, unproject } from "../../dashboard/web/assets/scripts/projection.js";
import { dayWords, number, plural, setTexts, text } from "../../dashboard/web/assets/scripts/texts.js";

const ENGLISH = {
  claims: "{count} claim|{count} claims",
  "marker.places": "{claims} at {count} place|{claims} at {count} places",
  "marker.zoom": "{claims}; zoom",
  "marker.list": "{claims}; list",
  "marker.unaccepted": "{count} not accepted|{count} not accepted",
  "marker.unaccepted.all": "not accepted|not accepted",
  "marker.denied": "{count} a denial|{count} denials",
  "marker.denied.all": "a denial|all denials",
};
const marker = (more) => ({ count: 1, places: 1, name: "Here", unaccepted: 0, denied: 0, ...more });

test("a sentence takes its values, and a key without one stands for itself", () => {
  setTexts({ a: "{x} of {y}" });
  assert.equal(text("a", { x: 1 }), "1 of {y}");
  assert.equal(text("nothing"), "nothing");
});

test("forms of a number are those of the language", () => {
  setTexts(ENGLISH);
  assert.deepEqual([1, 2, 1000].map((n) => plural("claims", n)), ["1 claim", "2 claims", "1,000 claims"]);
  setTexts({ claims: "{count} твердження|{count} твердження|{count} тверджень" }, "uk");
  assert.deepEqual([1, 3, 5, 21].map((n) => plural("claims", n).split(" ")[1]), ["твердження", "твердження", "тверджень", "твердження"]);
  setTexts({ claims: "{count} claims" });
  assert.equal(plural("claims", 7), "7 claims");
});

test("days and numbers", () => {
  setTexts({}, "en");
  assert.equal(dayWords(new Date("2023-06-12T00:00:00Z")), "12 June 2023");
  assert.equal(number(12345), "12,345");
});

test("a marker in words", () => {
  setTexts(ENGLISH);
  assert.equal(markerWords(marker(), false), "Here: 1 claim");
  assert.equal(markerWords(marker({ count: 5, places: 2 }), false), "5 claims at 2 places; zoom");
  assert.equal(markerWords(marker({ count: 5, places: 2 }), true), "5 claims at 2 places; list");
  assert.equal(markerWords(marker({ unaccepted: 1 }), true), "Here: 1 claim (not accepted)");
  assert.equal(markerWords(marker({ count: 3, denied: 2 }), true), "Here: 3 claims (2 denials)");
  assert.equal(markerWords(marker({ denied: 1, unaccepted: 1 }), true), "Here: 1 claim (not accepted; a denial)");
  assert.equal(markerWords(marker({ key: "x", words: "1. Here" }), true), "1. Here");
});

test("coordinates have as many places as the zoom tells apart", () => {
  assert.equal(degreesText(48.59351, 38.00124, 6), "48.59° N, 38.00° E");
  assert.equal(degreesText(-1.5, -200, 14), "1.50000° S, 160.00000° E");
  assert.deepEqual([0.05, 12.34, 250.4].map(distanceText), ["50 m", "12.3 km", "250 km"]);
});

test("projection, back, and distance", () => {
  const [x, y] = project(48.6, 37.9);
  const [lat, lon] = unproject(x, y);
  assert.ok(Math.abs(lat - 48.6) < 1e-9 && Math.abs(lon - 37.9) < 1e-9);
  assert.ok(Math.abs(kilometres([50.45, 30.52], [46.48, 30.73]) - 441.7) < 1);
  assert.equal(kilometres([1, 1], [1, 1]), 0);
});

test("outlines are asked for once, and again after a failure", async () => {
  const questions = [];
  const square = { type: "Polygon", coordinates: [[[30, 50], [31, 50], [31, 51], [30, 50]]] };
  let away = true;
  const outlines = new Outlines((ids) => {
    questions.push(ids);
    if (away) return Promise.reject(new Error("away"));
    return Promise.resolve({ UA14000000000091971: square });
  }, { "area-donbas": [] });
  const oblast = { place_id: "UA14000000000091971", precision: "oblast" };
  const donbas = { place_id: "area-donbas", precision: "area" };
  const town = { place_id: "UA14080210050081825", precision: "settlement" };
  assert.equal(await outlines.load([oblast]), false);
  away = false;
  assert.equal(outlines.of(oblast), undefined);
  assert.equal(await outlines.load([oblast, donbas, town]), true);
  assert.equal(await outlines.load([oblast, donbas]), false);
  assert.deepEqual(questions.at(-1), ["UA14000000000091971", "area-donbas"]);
  assert.equal(outlines.of(oblast).paths.length, 1);
  assert.equal(outlines.of(donbas), null);
  assert.equal(outlines.of(town), null);
});
