/** A small map of a few markers that Python hands over: the preview of an article, the
 * candidates for a place. */
import { SmallMap } from "./small_map_page.js";
import { setTexts } from "./texts.js";

/** @type {SmallMap | null} */
let page = null;

// What the page's own scripts call (web/folium_map.py).
window.frontline = {
  start: (map, options) => {
    setTexts(options.texts, options.language);
    document.documentElement.lang = options.language;
    page = window.frontline.page = new SmallMap(map, options);
  },
  show: (config) => page?.show(config),
};
