import "server-only";
import type { Span } from "@/lib/span/span";
import { read } from "@/server/platform/db";
import { SEGMENTS } from "@/server/platform/json-columns";
import type { TagWord } from "@/server/annotation/uses-of-tag";

type Label = TagWord & { readonly projectId: string };

/**
 * Tells whether a place of a text was suggested with a label before, by whatever suggester and whatever
 * became of it. After a revision, decided suggestions keep the offsets of theirs: they are known again
 * by their words and those before or after them.
 */
export async function knownPlaces(
  { projectId, kind, slug }: Label,
  { documentId, revision, text }: { documentId: string; revision: number; text: string },
): Promise<(place: Span) => boolean> {
  const detail = { claim: "type", quotation: "form", rhetoric: "technique", note: "" }[kind];
  const rows = await read.suggestion.findMany({
    where: {
      projectId,
      documentId,
      kind,
      OR: [{ tags: { has: slug } }, { details: { path: [kind, detail], equals: slug } }],
    },
    orderBy: { id: "desc" },
    take: MAX_KNOWN,
    select: { id: true, revision: true, target: true },
  });
  const places = new Set<string>();
  const contexts = new Map<string, Context[]>();
  for (const { id, revision: of, target } of rows) {
    const segments = SEGMENTS.read(target, id);
    const [segment] = segments;
    if (!segment || segments.length > 1) continue;
    places.add(`${of}/${segment.start}-${segment.end}`);
    const { exact, prefix, suffix } = segment;
    if (of !== revision) contexts.set(exact, [...(contexts.get(exact) ?? []), { prefix, suffix }]);
  }
  return ({ start, end }) =>
    places.has(`${revision}/${start}-${end}`) ||
    (contexts.get(text.slice(start, end)) ?? []).some(
      ({ prefix, suffix }) =>
        (prefix !== "" && text.startsWith(prefix, start - prefix.length)) ||
        (suffix !== "" && text.startsWith(suffix, end)) ||
        (prefix === "" && suffix === ""),
    );
}

/** How many suggestions of a label in one text are remembered, the newest first. */
const MAX_KNOWN = 10_000;

interface Context {
  readonly prefix: string;
  readonly suffix: string;
}
