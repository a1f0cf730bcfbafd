import { decodeNamedCharacterReference } from "decode-named-character-reference";
import { defaultTreeAdapter, html, type DefaultTreeAdapterTypes } from "parse5";
import { SaxesParser } from "saxes";
import { MAX_DEPTH, unusable, type TextRefusal } from "./incoming";
import { MAX_ELEMENTS } from "./html-tree";
import { reason } from "../reason";

type Parent = DefaultTreeAdapterTypes.ParentNode;

/** UTF-16 code units that are parsed at once. */
const CHUNK = 65_536;

class Stop extends Error {
  constructor(readonly refusal: TextRefusal) {
    super(refusal.problem);
  }
}

export type XmlOutcome =
  { readonly ok: true; readonly value: DefaultTreeAdapterTypes.Document } | TextRefusal;

/**
 * The tree of an XML document, in the form in which pages are read too: names of elements and
 * attributes without their prefix, `xml:id` and `xml:lang` as `id` and `lang`.
 *
 * Entities are those of XML and HTML alone. A document that declares its own, or external ones, is
 * refused: they can name files of the server and grow without end. So is what is not well-formed,
 * too deep or has too many elements.
 */
export function xmlTreeOf(xml: string): XmlOutcome {
  const document = defaultTreeAdapter.createDocument();
  const open: Parent[] = [document];
  let elements = 0;
  const parser = new SaxesParser({ xmlns: false, fragment: false });
  parser.ENTITIES = new Proxy(parser.ENTITIES, { get: (known, name) => entity(known, name) });
  parser.on("error", (error) => {
    const line = parser.line;
    throw new Stop(notWellFormed(line, error));
  });
  parser.on("doctype", (doctype) => {
    if (/<!ENTITY\s/i.test(doctype)) {
      throw new Stop(unusable("not-text", reason("Refusals.text.entities")));
    }
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (++elements > MAX_ELEMENTS || open.length > MAX_DEPTH) throw new Stop(unusable("too-deep"));
    const attrs = Object.entries(attributes).map(([key, value]) => ({
      name: localName(key),
      value: String(value),
    }));
    const element = defaultTreeAdapter.createElement(localName(name), html.NS.HTML, attrs);
    defaultTreeAdapter.appendChild(open.at(-1) as Parent, element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const text = (words: string) => {
    if (open.length > 1) defaultTreeAdapter.insertText(open.at(-1) as Parent, words);
  };
  parser.on("text", text);
  parser.on("cdata", text);
  try {
    for (let at = 0; at < xml.length; at += CHUNK) parser.write(xml.slice(at, at + CHUNK));
    parser.close();
    return { ok: true, value: document };
  } catch (error) {
    if (error instanceof Stop) return error.refusal;
    throw error;
  }
}

/** Without its prefix; names of elements keep their capitals, as in `teiHeader`. */
function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function entity(known: Record<string, string>, name: string | symbol): string | undefined {
  if (typeof name !== "string") return undefined;
  return known[name] ?? (decodeNamedCharacterReference(name) || undefined);
}

/** The parser says the line and column before its words, which are not for readers. */
function notWellFormed(line: number, error: Error): TextRefusal {
  const what = error.message.replace(/^\d+:\d+: /, "").slice(0, 200);
  return unusable("not-text", reason("Refusals.text.notXml", { line, what }));
}
