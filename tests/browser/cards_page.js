/** Cards alone, for the tests of tests/e2e/test_cards.py. */
import { ClaimCards } from "../../dashboard/web/assets/scripts/claim_cards.js";
import { setTexts } from "../../dashboard/web/assets/scripts/texts.js";

export const cardsOf = (sheet, texts) => {
  setTexts(texts);
  return new ClaimCards(sheet);
};
