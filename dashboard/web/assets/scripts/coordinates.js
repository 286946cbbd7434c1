/** Coordinates as a person writes them. */
import { pageLanguage } from "./texts.js";

/**
 * Return latitude and longitude with so many places as the zoom can tell apart:
 * "48.5935° N, 38.0012° E".
 *
 * @param {number} lat degrees
 * @param {number} lon degrees
 * @param {number} zoom
 */
export const degreesText = (lat, lon, zoom) => {
  const places = Math.max(1, Math.min(5, Math.round((zoom - 2) / 2.4)));
  const across = ((((lon + 180) % 360) + 360) % 360) - 180;
  /** @type {(value: number, plus: string, minus: string) => string} */
  const half = (value, plus, minus) =>
    `${Math.abs(value).toFixed(places)}° ${value < 0 ? minus : plus}`;
  return `${half(lat, "N", "S")}, ${half(across, "E", "W")}`;
};

/**
 * Return a distance: "850 m", "12.4 km", "310 km".
 *
 * @param {number} kilometres
 */
export const distanceText = (kilometres) => {
  if (kilometres < 1) return inUnit(Math.round(kilometres * 1000), "meter", 0);
  return inUnit(kilometres, "kilometer", kilometres < 100 ? 1 : 0);
};

/**
 * @param {number} value
 * @param {string} unit
 * @param {number} digits after the decimal mark
 */
const inUnit = (value, unit, digits) =>
  new Intl.NumberFormat(pageLanguage(), {
    style: "unit",
    unit,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  }).format(value);
