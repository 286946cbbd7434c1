/** The map of an exported file: everything it shows stands in the file, and it asks for
 * nothing. */
import { dataBlock } from "./dom.js";
import { StandalonePage } from "./standalone_page.js";
import { setTexts } from "./texts.js";

const options = dataBlock("fs-options");
setTexts(options.texts, options.language);
const page = new StandalonePage(options);
window.frontline = { start: () => {}, show: () => {}, page };
