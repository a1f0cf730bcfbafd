import english from "./en.json";

/** The words that a page has: those of every page, and those that its scripts brought. */
export const words: Record<string, object> = { ...english };

/**
 * Adds words that only some scripts need. A module of theirs in this folder calls it, and whatever
 * asks for the words imports that module; so they come with the script that shows them.
 */
export function addWords(some: Readonly<Record<string, object>>): void {
  Object.assign(words, some);
}
