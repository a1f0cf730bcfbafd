/** The most references of one file. */
export const MAX_IMPORTED_SOURCES = 5_000;

/** The longest file of references, in bytes. */
export const MAX_SOURCE_FILE_BYTES = 16_000_000;

/** The longest reference of a file, in UTF-16 code units. */
export const MAX_ENTRY_LENGTH = 50_000;

/**
 * What becomes of a reference that says other things than the source that is there: ours stays, ours
 * is filled with what it does not say, theirs replaces it, or theirs is another source.
 */
export const SOURCE_DECISIONS = ["ours", "fill", "theirs", "new"] as const;
export type SourceDecision = (typeof SOURCE_DECISIONS)[number];

/** By what a reference of a file is known to be a source that is there. */
export const SOURCE_MATCHES = ["identity", "doi", "url", "words"] as const;

/** The styles in which a source is cited. */
export const CITATION_STYLES = ["apa", "chicago", "harvard", "mla"] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];
