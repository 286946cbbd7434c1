/** Questions to the server's API, each in a slot of its own: a later one ends the one
 * before. */
import { speakIn, text } from "./texts.js";

/** The server that a map asks. */
export class ClaimServer {
  /**
   * @param {URL} root address of the server
   * @param {(words: string) => void} complain is told what went wrong, "" when all is well
   */
  constructor(root, complain) {
    this.root = root;
    this.complain = complain;
    this.query = "";
    this.revision = "";
    /** @type {Map<string, AbortController>} */
    this.pending = new Map();
  }

  /**
   * Return the JSON of an answer, null when there is none or a later question ended this.
   *
   * @param {string} path under /api
   * @param {Record<string, string | number | string[]>} [more] parameters beside those of
   *   the filters
   * @param {string} [slot] the path when left out
   * @returns {Promise<any>}
   */
  async ask(path, more = {}, slot = path) {
    this.pending.get(slot)?.abort();
    const control = new AbortController();
    this.pending.set(slot, control);
    try {
      const answer = await fetch(this.address(path, more), { signal: control.signal });
      const body = await answer.json();
      if (!answer.ok) throw new Error(body.error);
      this.complain("");
      return body;
    } catch (error) {
      if (error instanceof Error && error.name !== "AbortError") {
        this.complain(text("server.failed", { reason: error.message }));
      }
      return null;
    }
  }

  /**
   * @param {string} path
   * @param {Record<string, string | number | string[]>} more
   */
  address(path, more) {
    const url = new URL(`api/${path}`, this.root);
    url.search = this.query;
    for (const [name, value] of Object.entries(more)) {
      url.searchParams.delete(name);
      for (const each of [value].flat()) url.searchParams.append(name, String(each));
    }
    if (this.revision) url.searchParams.set("rev", this.revision);
    speakIn(url.searchParams);
    return url;
  }

  /**
   * Return the outlines of places, as `Outlines` asks for them.
   *
   * @param {string[]} ids
   */
  async outlines(ids) {
    const url = new URL("api/outlines.json", this.root);
    for (const id of ids) url.searchParams.append("place", id);
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }
}
