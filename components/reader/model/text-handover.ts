/** Longer than any page takes to be rendered, in milliseconds. */
const KEEP_MS = 60_000;

const NAME = Symbol.for("obelus.texts-of-pages");

/** The texts of pages that are being rendered. Next loads a module twice on the server. */
function texts(): Map<string, string> {
  const process = globalThis as { [NAME]?: Map<string, string> };
  return (process[NAME] ??= new Map<string, string>());
}

/**
 * Hands a text over from a page to the component that renders it on the server, beside its
 * properties: these are sent to the browser, which has the words already as HTML. Answers a key.
 */
export function handOverText(text: string): string {
  const key = crypto.randomUUID();
  texts().set(key, text);
  setTimeout(() => texts().delete(key), KEEP_MS).unref();
  return key;
}

/** The text that was handed over with a key, on the server. */
export function handedOverText(key: string): string {
  const text = texts().get(key);
  if (text === undefined) throw new Error("The text of the page was not handed over.");
  return text;
}
