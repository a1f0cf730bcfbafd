import { MAX_SLUG_LENGTH } from "../contract/terms";

/**
 * A slug for exports from a label: "Appeal to fear" becomes "appeal-to-fear". A label without Latin
 * letters or digits is spelled by the numbers of its characters, so that it has a name too; empty
 * for one of signs alone.
 */
export function slugOf(label: string): string {
  const latin = cutSlug(label.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase());
  const letters = label.normalize("NFC").match(/[\p{L}\p{N}]/gu) ?? [];
  return latin || cutSlug(letters.map((letter) => letter.codePointAt(0)?.toString(16)).join("-"));
}

/** Words as a slug, no longer than one may be: hyphens for all but small letters and digits. */
export function cutSlug(words: string): string {
  const name = words.replace(/[^a-z0-9]+/g, "-").replace(/^-+/, "");
  return name.slice(0, MAX_SLUG_LENGTH).replace(/-+$/, "");
}

/** The `n`th slug that begins as this one does: `doubt-2`, no longer than a slug may be. */
export function numberedSlug(slug: string, n: number): string {
  const number = `-${n}`;
  return cutSlug(slug.slice(0, MAX_SLUG_LENGTH - number.length)) + number;
}
