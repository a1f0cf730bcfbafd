import "server-only";
import type { IncomingAnnotation } from "@/lib/format/read/incoming";
import { slug } from "@/lib/contract/operation";

/** The most tags of an annotation, as the contract has it. */
const MAX_TAGS = 50;

type Content = Omit<IncomingAnnotation, "target">;

/**
 * What an annotation says, within the limits of the contract: tags that are too long to be tags, or
 * too many, are part of its note.
 */
export function fitted(content: Content): Content {
  const { tags = [], body = "" } = content;
  const short = tags.filter((tag) => slug.safeParse(tag).success).slice(0, MAX_TAGS);
  const rest = tags.filter((tag) => tag !== "" && !short.includes(tag));
  return { ...content, tags: short, body: [body, ...rest].filter(Boolean).join("\n\n") };
}
