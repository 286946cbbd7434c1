/** The map page. */
import { MapPage } from "./map_page.js";
import { setTexts } from "./texts.js";

/** @type {MapPage | null} */
let page = null;

// What the page's own scripts call (web/folium_map.py).
window.frontline = {
  start: (map, options) => {
    setTexts(options.texts, options.language);
    document.documentElement.lang = options.language;
    page = window.frontline.page = new MapPage(map, options);
  },
  show: (config) => page?.show(config),
};
