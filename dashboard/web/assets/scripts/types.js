/**
 * The shapes of what server and pages hand to the scripts, for the type checker alone.
 *
 * What a reader must know before taking a claim for what it says.
 *
 * @typedef {object} Sign
 * @property {string} code draft, rejected, retracted, corrected, machine_read, hedged, claimed,
 *   denied, contested, start_unknown, end_unknown or date_unknown
 * @property {string} words
 */

/**
 * A claim as the server writes it. Texts may be empty.
 *
 * @typedef {object} ClaimRow
 * @property {string} id
 * @property {string} headline what is said to have happened, and where
 * @property {string} days when it is said to have happened
 * @property {Sign[]} signs
 * @property {string} actor side that acts, a name of the sheet
 * @property {string} actor_words
 * @property {string} kind a name of the sheet
 * @property {string} kind_words
 * @property {string} claimant
 * @property {string} side_words
 * @property {string} relayed_by
 * @property {string} hedge_words
 * @property {string} name
 * @property {string} region_words
 * @property {string} place_id
 * @property {string} place_as_written
 * @property {string} precision
 * @property {string} precision_words
 * @property {number | null} radius_km
 * @property {number | null} lat degrees; null without a place
 * @property {number | null} lon degrees; null without a place
 * @property {string} date_text the days in the article's words
 * @property {string} published
 * @property {string} publisher
 * @property {string} url
 * @property {string} quote
 * @property {string} note
 * @property {Record<string, string>} [attributes] other columns of its file
 * @property {string[]} contradicted_by ids of claims
 * @property {{claim: string, rule: string, sentence: string}[]} [because] why each of
 *   them contradicts it
 * @property {string} [dataset]
 * @property {string} [license] of the dataset
 */

/**
 * What a marker stands for, see dashboard/domain/marker.py.
 *
 * @typedef {object} MarkerProperties
 * @property {number} count
 * @property {number} places
 * @property {string} place_id
 * @property {string} name
 * @property {string} precision
 * @property {number | null} radius_km
 * @property {string} actor
 * @property {string} kind
 * @property {boolean} contested
 * @property {number} unaccepted
 * @property {number} denied
 * @property {[string, number][]} sides
 * @property {[number, number]} [change] claims of the earlier and the later day, of a map
 *   of what differs
 * @property {ClaimRow[]} [claims] of a map that has them all
 * @property {string} [key] of a marker that can be picked
 * @property {string} [words]
 * @property {number} [number] by which a list beside the map names it
 * @property {string} [colour] of the layer it is on
 * @property {string} [dataset] whose layer it is on
 */

/**
 * @typedef {object} MarkerFeature
 * @property {{ coordinates: [number, number] }} geometry longitude and latitude
 * @property {MarkerProperties} properties
 */

/**
 * Colours of one look of the map, see dashboard/cartography/style.py.
 *
 * @typedef {Record<"sea" | "land" | "ukraine" | "border" | "ukraine_border" | "oblast" |
 *   "raion" | "river" | "water" | "railway" | "label" | "label_minor" | "halo" | "text" |
 *   "paper" | "symbol" | "contested", string>} Theme
 */

/**
 * The one table of looks.
 *
 * @typedef {object} Sheet
 * @property {Record<string, { colour: string, label: string }>} actors
 * @property {Record<string, { path: string, label: string, gloss: string }>} kinds
 * @property {Record<string, Theme>} themes
 * @property {Record<string, string>} [changes] colours of what differs
 * @property {{ least: number, growth: number, most: number }} radius
 * @property {string[]} wide precisions of whole areas
 * @property {Record<string, string[]>} areas
 * @property {number} wide_ring_km
 * @property {number} hatch pixels between two lines
 * @property {string} credit
 */

/**
 * A name of the basemap: longitude, latitude, English, Ukrainian, kind, least zoom,
 * inhabitants.
 *
 * @typedef {[number, number, string, string, string, number, number]} LabelRow
 */

/** @typedef {[number, number, number, number]} Rectangle left, top, right, bottom */

/**
 * What /api/card answers of a claim, see dashboard/services/map/claim_details.py.
 *
 * @typedef {object} ClaimCard
 * @property {ClaimRow} claim
 * @property {number | null} alone zoom from which its marker stands alone; null without a
 *   place
 * @property {{ label: string, text: string }[]} coordinates
 * @property {[number, number][]} marks of the quotation: first character and the one after
 * @property {ClaimRow[]} contradictions
 * @property {ClaimRow[]} others
 * @property {number} others_total
 * @property {string[]} history
 * @property {string[]} [grades] given by people
 * @property {string} archive
 * @property {string} address
 * @property {{ citation: string, bibtex: string }} cite
 * @property {{ label: string, words: string }[]} [more]
 */

export {};
