/** The map of /embed: what a frame in another page shows. */
import { dataBlock } from "./dom.js";
import { EmbedPage } from "./embed_page.js";
import { setTexts } from "./texts.js";

const options = dataBlock("fe-options");
setTexts(options.texts, options.language);
const page = new EmbedPage(options);
window.frontline = { start: () => {}, show: () => {}, page };
