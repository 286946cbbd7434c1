import assert from "node:assert/strict";
import { test } from "node:test";

import { translator } from "../../dashboard/web/assets/scripts/streamlit_words.js";

const translate = translator(
  [
    ["Upload", "Завантажити"],
    ["Help for {what}", "Довідка: {what}"],
    ["{size} per file", "до {size} на файл"],
    ["You can only select up to {count} options. Remove an option first.", "Не більше {count}."],
    ["Selected Date: {day}", "Вибрана дата: {day}"],
  ],
  "uk",
);

test("a whole sentence has its translation, and what only begins so has none", () => {
  assert.equal(translate("Upload"), "Завантажити");
  assert.equal(translate("Uploaded"), null);
  assert.equal(translate("Завантажити"), null);
});

test("what stands in a sentence stays in it", () => {
  assert.equal(translate("Help for $& (a) "), "Довідка: $& (a) ");
  assert.equal(translate("200MB per file"), "до 200MB на файл");
  assert.equal(translate("You can only select up to 50 options. Remove an option first."), "Не більше 50.");
});

test("a day is that of the language", () => {
  assert.match(translate("Selected Date: November 22, 2026"), /^Вибрана дата: 22 листопада 2026/);
});
