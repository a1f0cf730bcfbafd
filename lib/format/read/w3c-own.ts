import type { IncomingAnnotation } from "./incoming";
import { isMembers, members, uuidOf, words, type Members } from "./json";
import type { Bodies } from "./w3c-body";
import { iriOfThing } from "./w3c-items";

/**
 * An annotation that lib/format/w3c.ts wrote: what the model has no terms for stands in terms of
 * our own, and the first tag is the kind.
 */
export function ownAnnotation(
  annotation: Members,
  { tags, classes, descriptions, comments }: Bodies,
): Omit<IncomingAnnotation, "target"> {
  const own = (name: string): unknown => annotation[`obelus:${name}`];
  const text = (name: string) => words(own(name)) || null;
  const idOf = (value: unknown) => uuidOf(iriOfThing(value).replace(/^urn:uuid:/i, "")) ?? null;
  const kind = words(own("kind")) as IncomingAnnotation["kind"];
  const named = classes[0] ?? null;
  const checkworthy = own("checkworthy");
  return {
    kind,
    tags: tags[0] === kind ? tags.slice(1) : tags,
    body: comments.join("\n\n"),
    ...(own("visibility") === undefined ? {} : { visibility: own("visibility") }),
    ...(own("status") === undefined ? {} : { status: own("status") }),
    confidence: own("confidence") ?? null,
    ...(kind === "claim"
      ? {
          claim: {
            id: idOf(own("claim")),
            statement: descriptions[0] ?? null,
            type: named,
            checkworthy: typeof checkworthy === "boolean" ? checkworthy : null,
          },
        }
      : {}),
    ...(kind === "quotation"
      ? {
          quotation: {
            form: named,
            speaker: text("speaker"),
            cue: text("cue"),
            addressee: text("addressee"),
            match: text("match"),
          },
        }
      : {}),
    ...(kind === "rhetoric"
      ? {
          rhetoric: {
            technique: named,
            target: text("aimedAt"),
            claimId: isMembers(members(own("serves"))) ? idOf(own("serves")) : null,
            justification: text("justification"),
          },
        }
      : {}),
  };
}
