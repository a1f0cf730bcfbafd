/** The longest DOI that is accepted, in UTF-16 code units. Real ones stay below 200. */
const MAX_DOI_LENGTH = 1_000;

const RESOLVER = /^(?:https?:\/\/(?:www\.|dx\.)?doi\.org\/|(?:info:|urn:)?doi:\s*)/i;

/**
 * A DOI in lower case, or null. It may come bare, as `doi:…`, or as an address of doi.org. Only
 * ASCII letters lose their case (DOI Handbook, 2.4: "case insensitive … ASCII"). A DOI contains no
 * invisible characters (controls, spaces, direction marks) and no path with `..`.
 */
export function doiOf(words: string): string | null {
  const trimmed = words.trim();
  if (trimmed.length > 3 * MAX_DOI_LENGTH) return null;
  const resolved = /^https?:/i.test(trimmed);
  const bare = trimmed.replace(RESOLVER, "");
  const doi = resolved ? decodePath(bare.replace(/[?#].*$/s, "")) : bare;
  if (doi === null || doi.length > MAX_DOI_LENGTH) return null;
  if (!/^10\.\d{4,9}(?:\.\d+)*\/[^\s\p{C}]+$/u.test(doi)) return null;
  if (doi.split("/").some((part) => part === "." || part === "..")) return null;
  // A sentence may continue after a pasted DOI; no registered one ends in these.
  const end = doi.replace(/[.,;:]+$/, "");
  return /\/.+/.test(end) ? end.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : null;
}

/**
 * The address a DOI resolves at. Characters with a meaning in addresses are escaped, slashes are
 * kept.
 */
export function doiAddress(doi: string): string {
  return `https://doi.org/${doi.split("/").map(encodeURIComponent).join("/")}`;
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
