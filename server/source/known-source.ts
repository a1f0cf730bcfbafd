import { createHash } from "node:crypto";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { source } from "@/lib/contract/sources";
import type { Csl } from "@/lib/source/citation";
import { fingerprintWords, identityIn } from "@/lib/source/csl";
import { fullCitation } from "@/lib/source/full-citation";

/** A source before it has a row. */
export type KnownSource = Pick<ShapeOf<typeof source>, "key" | "url" | "csl" | "citation">;

/**
 * The source that a checked CSL item describes; null where it names no title, no author and no number.
 * Its key is its DOI, ISBN or address, else a fingerprint of its words.
 */
export function knownSource(csl: Csl): KnownSource | null {
  const identity = identityIn(csl);
  const words = fingerprintWords(csl);
  if (!identity && words === "") return null;
  const key =
    identity?.key ?? `words:${createHash("sha256").update(words).digest("hex").slice(0, 32)}`;
  const url = typeof csl.URL === "string" ? csl.URL : "";
  return { key, url: identity?.url || url, csl, citation: fullCitation(csl) };
}
