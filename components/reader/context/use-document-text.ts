import { use } from "react";
import { handedOverText } from "../model/text-handover";

/** Where the text of a page is: in the page's HTML, or else on the server. */
export interface TextSource {
  readonly documentId: string;
  readonly revision: number;
  /** In UTF-16 code units. */
  readonly length: number;
  /** Names the text while the page is rendered on the server. */
  readonly key: string;
}

/** Texts of this visit, the last one last; promises while they are fetched. */
const texts = new Map<string, string | Promise<string>>();
const MAX_TEXTS = 3;

/**
 * The text of a document, which crosses the network once. The page's HTML holds it, word for word,
 * and it is read from there; where a page was opened without HTML, by a link, it is fetched.
 */
export function useDocumentText(source: TextSource | string): string {
  if (typeof source === "string") return source;
  if (typeof window === "undefined") return handedOverText(source.key);
  const name = nameOf(source);
  let text = texts.get(name);
  if (text === undefined) {
    text = textInPage(source) ?? remembered(name, source);
    texts.set(name, text);
    for (const old of [...texts.keys()].slice(0, -MAX_TEXTS)) texts.delete(old);
  }
  return typeof text === "string" ? text : use(text);
}

/** What the element of a text carries as `data-text`. */
export function nameOf({
  documentId,
  revision,
}: Pick<TextSource, "documentId" | "revision">): string {
  return `${documentId}/${revision}`;
}

function textInPage(source: TextSource): string | null {
  const element = document.querySelector(`[data-text="${nameOf(source)}"]`);
  const text = element?.textContent ?? "";
  return text.length === source.length ? text : null;
}

async function remembered(name: string, source: TextSource): Promise<string> {
  try {
    const text = await arrivingText(source);
    texts.set(name, text);
    return text;
  } catch (error) {
    texts.delete(name);
    throw error;
  }
}

async function arrivingText(source: TextSource): Promise<string> {
  if (document.readyState === "loading") {
    // The page comes alive while the rest of its HTML is on its way.
    await new Promise((done) =>
      document.addEventListener("DOMContentLoaded", done, { once: true }),
    );
    const text = textInPage(source);
    if (text !== null) return text;
  }
  const { documentId, revision } = source;
  const answer = await fetch(`/api/v1/documents/${documentId}/text?revision=${revision}`);
  if (!answer.ok) throw new Error(`The text was not answered: ${answer.status}.`);
  // The words as they are, even where they begin with a byte order mark.
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
}
