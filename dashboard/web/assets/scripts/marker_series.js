/**
 * What begins and ends when at each marker of a view: one answer of /api/playback.json, from
 * which every frame of a playback follows.
 */
import { countsOf, summed } from "./day_series.js";

const SHARE = 2 / 3; // as a marker on the map, see clustering.js

/**
 * @typedef {import("./types.js").MarkerFeature} MarkerFeature
 * @typedef {import("./day_series.js").Flat} Flat
 * @typedef {import("./day_series.js").Sums} Sums
 *
 * @typedef {object} PlaybackAnswer
 * @property {number} steps
 * @property {DayMarker[]} markers
 *
 * @typedef {object} DayMarker
 * @property {number} lat
 * @property {number} lon
 * @property {string} [place_id]
 * @property {string} [name]
 * @property {string} [precision]
 * @property {number} [radius_km]
 * @property {number} [places]
 * @property {boolean} [contested]
 * @property {Record<string, [Flat, Flat]>} series by actor, what begins, and how many
 *   more end than begin; each step as its distance from the one before
 */

/** The markers of a playback. */
export class MarkerSeries {
  /** @param {PlaybackAnswer} answer */
  constructor({ steps, markers }) {
    this.markers = markers.map((marker) => ({
      marker,
      sums: nearSums(marker.series, steps),
    }));
  }

  /**
   * Return the markers of the steps a to b, the smallest last.
   *
   * @param {number} a
   * @param {number} b
   * @returns {MarkerFeature[]}
   */
  features(a, b) {
    const features = [];
    for (const { marker, sums } of this.markers) {
      const sides = countsOf(sums, a, b);
      const count = sides.reduce((sum, [, n]) => sum + n, 0);
      if (count) features.push(featureOf(marker, sides, count));
    }
    return features;
  }
}

/**
 * @param {DayMarker} marker
 * @param {[string, number][]} sides
 * @param {number} count
 * @returns {MarkerFeature}
 */
const featureOf = (marker, sides, count) => {
  const [actor, most] = sides.reduce((a, b) => (b[1] > a[1] ? b : a));
  const several = most < SHARE * count;
  return {
    geometry: { coordinates: [marker.lon, marker.lat] },
    properties: {
      count,
      number: count,
      places: marker.places ?? 1,
      place_id: marker.place_id ?? "",
      name: marker.name ?? "",
      precision: marker.precision ?? "",
      radius_km: marker.radius_km ?? null,
      actor: several ? "several" : actor,
      kind: "several",
      contested: false,
      unaccepted: 0,
      denied: 0,
      sides: several ? sides : [],
    },
  };
};

/**
 * @param {Record<string, [Flat, Flat]>} series of a marker
 * @param {number} steps
 * @returns {Record<string, Sums>}
 */
const nearSums = (series, steps) =>
  Object.fromEntries(
    Object.entries(series).map(([side, [near, nearMore]]) => {
      const begun = summed(apart(near), steps);
      const more = summed(apart(nearMore), steps);
      return [side, { begun, ended: begun.map((n, i) => n + (more[i] ?? 0)) }];
    }),
  );

/**
 * Return a flat list with each step as it is, not as its distance from the one before.
 *
 * @param {Flat} near
 */
const apart = (near) => {
  let step = 0;
  return near.map((n, i) => {
    if (i % 2) return n;
    step += n;
    return step;
  });
};
