import { z } from "zod";
import { FOUND_IN, type FoundIn, SEARCH_FACETS, KINDS } from "./terms";
import { codePoint, countedIn } from "./offsets";
import { cursorQuery, id, listOf, operation, words, rule } from "./operation";

/** Words to look for. A query can not hold half a surrogate pair, but it can hold a NUL. */
export const searchQuery = words(500).refine(
  (query) => query.trim() !== "" && !query.includes("\u0000"),
  rule("search-words"),
);

export const found = z
  .object({
    type: z.enum(["document", "annotation", "note", "reference", "claim", "speaker"]),
    id,
    projectId: id,
    documentId: id.nullable(),
    annotationId: id.nullable(),
    title: z.string().meta({ description: "The document's, the citation, or the claim." }),
    snippet: countedIn(
      z.object({
        text: z.string().meta({ description: "Plain text, never markup." }),
        matches: z
          .array(z.object({ start: codePoint, end: codePoint }))
          .meta({ description: "What was found, in code points of the snippet." }),
      }),
      ({ text }) => ({ words: text }),
    ),
    alike: z.boolean().meta({
      description: "Whether it holds no more than words nearly like those that were looked for.",
    }),
  })
  .meta({ id: "Found" });

const narrowing = {
  projectId: id.optional(),
  documentId: id.optional(),
  author: words(200).optional().meta({ description: "A name: who made it, or a text's author." }),
  tag: words(200).optional(),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional()
    .meta({ description: "Of the text's date." }),
};

const isKind = (word: string): word is FoundIn => FOUND_IN.some((kind) => kind === word);

export const searchCall = operation({
  id: "search",
  method: "get",
  path: "/search",
  group: "Search",
  summary: "Find words in everything you may see.",
  description:
    'All words, from their beginnings on; `"several words"` together, `-without`, `one or other`. Accents, case, points, widths, invisible characters and the kind of space, apostrophe and dash do not count. Where no word is found, it looks inside words too (of texts, in the newest million characters). In a long document the words have to stand within about two pages.',
  query: z.object({
    ...cursorQuery,
    q: searchQuery,
    in: words(100)
      .optional()
      .transform((list) => list?.split(",").filter(Boolean))
      .refine((list) => list === undefined || list.every(isKind), rule("search-scopes"))
      .transform((list) => list?.filter(isKind))
      .meta({ description: `Some of ${FOUND_IN.join(", ")}; separated by commas.` }),
    ...narrowing,
    alike: z.enum(["true", "false"]).optional().meta({
      description:
        "With `true`, where little is found, what holds words nearly like them comes after it.",
    }),
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

const facetValue = z.object({ value: z.string(), label: z.string(), count: z.int() });

export const searchFacetsCall = operation({
  id: "countSearch",
  method: "get",
  path: "/search/facets",
  group: "Search",
  summary: "How what a search finds divides by kind, text, maker, tag and year.",
  query: z.object({ q: searchQuery, ...narrowing }),
  rate: "search",
  answers: {
    200: z.object({
      complete: z.boolean().meta({ description: "False when there is more than was counted." }),
      facets: z.record(z.enum(SEARCH_FACETS), z.array(facetValue)),
    }),
  },
});

export const phrasePlace = countedIn(
  z
    .object({
      documentId: id,
      documentTitle: z.string(),
      revision: z.int(),
      start: codePoint,
      end: codePoint,
      before: z.string(),
      exact: z.string(),
      after: z.string(),
      annotated: z.array(z.object({ id, kind: z.enum(KINDS), tags: z.array(z.string()) })),
    })
    .meta({ id: "PhrasePlace" }),
  ({ documentId, revision }) => ({ documentId, revision }),
);

export const findPhraseCall = operation({
  id: "findPhrase",
  method: "get",
  path: "/projects/{projectId}/places",
  group: "Search",
  summary: "Every place where a phrase stands in the texts of a project, ready to be annotated.",
  description:
    "Case, accents, the form of quotation marks and the length of spaces make no difference. Offsets count code points of the revision that is named.",
  params: z.object({ projectId: id }),
  query: z.object({
    ...cursorQuery,
    q: searchQuery,
    documentId: id.optional(),
    whole: z
      .enum(["true", "false"])
      .optional()
      .meta({ description: "Only where the phrase neither begins nor ends inside a word." }),
  }),
  rate: "search",
  answers: {
    200: listOf(phrasePlace),
  },
});

export const SEARCH = [searchCall, searchFacetsCall, findPhraseCall];
