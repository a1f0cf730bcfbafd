import { citation as shortCitation } from "@/lib/source/citation";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { source } from "@/lib/contract/sources";

/** The full citation of a source, or what is known instead. */
export function nameOf({
  citation,
  csl,
  url,
  key,
}: Pick<ShapeOf<typeof source>, "citation" | "csl" | "url" | "key">): string {
  return citation || shortCitation(csl) || url || key;
}
