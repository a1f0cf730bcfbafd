import type { Csl } from "./citation";

/** A source that only words describe, such as a letter in an archive: a title and nothing else. */
export function plainCitation(words: string): Csl {
  return { type: "document", title: words };
}

/** Whether a source is described by a title alone. A plain citation is shown as it was written. */
export function isPlainCitation(csl: Csl): boolean {
  return csl.type === "document" && Object.keys(csl).every((name) => PLAIN.has(name));
}

const PLAIN = new Set(["type", "title", "language", "id"]);
