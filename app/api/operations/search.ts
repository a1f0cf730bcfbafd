import { z } from "zod";
import { FOUND_IN, type FoundIn } from "@/server/search/find";
import { cursorQuery, id, operation, words } from "../door/operation";

/** Words to look for. Half a surrogate pair can not come through a query, a NUL can. */
export const searchQuery = words(500).refine(
  (query) => query.trim() !== "" && !query.includes("\u0000"),
  "must be words to look for",
);

const found = z
  .object({
    type: z.enum(["document", "annotation", "note", "reference", "claim"]),
    id,
    projectId: id,
    documentId: id.nullable(),
    annotationId: id.nullable(),
    title: z.string().meta({ description: "The document's, the citation, or the claim." }),
    snippet: z.object({
      text: z.string().meta({ description: "Plain text, never markup." }),
      matches: z
        .array(z.object({ start: z.int(), end: z.int() }))
        .meta({ description: "What was found, in code points of the snippet." }),
    }),
  })
  .meta({ id: "Found" });

const isKind = (word: string): word is FoundIn => FOUND_IN.some((kind) => kind === word);

export const searchCall = operation({
  id: "search",
  method: "get",
  path: "/search",
  group: "Search",
  summary: "Find words in everything you may see.",
  description:
    'All words, from their beginnings on; `"several words"` together, `-without`, `one or other`. Accents and case do not count. Where no word is found, it looks inside words too (of texts, in the newest million characters). In a long document the words have to stand within about two pages.',
  query: z.object({
    ...cursorQuery,
    q: searchQuery,
    in: words(100)
      .optional()
      .transform((list) => list?.split(",").filter(Boolean))
      .refine((list) => list === undefined || list.every(isKind), {
        message: `must be some of ${FOUND_IN.join(",")}`,
      })
      .transform((list) => list?.filter(isKind))
      .meta({ description: `Some of ${FOUND_IN.join(", ")}; separated by commas.` }),
    projectId: id.optional(),
  }),
  rate: "search",
  answers: {
    200: z.object({
      items: z.array(found),
      next: z.string().nullable(),
      indexing: z.boolean().meta({
        description: "True while texts that were brought in lately are not searched yet.",
      }),
    }),
  },
});

export const SEARCH = [searchCall];
