import { reason } from "@/lib/reason";
import type { Element } from "@/lib/text/html-tree";
import { isElement } from "@/lib/text/html-tree";
import { xmlTreeOf } from "@/lib/text/xml-tree";
import { decode } from "./decode";
import { ZipRefusal, type Zip } from "./zip";

/** The longest part of XML that is read, in bytes; the text in it is much shorter. */
const MAX_PART_BYTES = 100_000_000;

/** A part of an archive as characters. @throws ZipRefusal where it is missing or too long. */
export function textPart(zip: Zip, name: string): string {
  const bytes = zip.read(name);
  if (!bytes)
    throw new ZipRefusal(reason("Refusals.file.missingPart", { name: name.slice(0, 200) }));
  if (bytes.length > MAX_PART_BYTES) throw new ZipRefusal(reason("Refusals.file.bomb"));
  const decoded = decode(bytes, { markup: true });
  return decoded.ok ? decoded.value : "";
}

/** The root of a part that is XML. @throws ZipRefusal where it can not be read. */
export function xmlPart(zip: Zip, name: string): Element {
  const tree = xmlTreeOf(textPart(zip, name));
  if (!tree.ok) throw new ZipRefusal(tree.reason);
  const root = tree.value.childNodes.find(isElement);
  if (!root) throw new ZipRefusal(reason("Refusals.file.damaged"));
  return root;
}
