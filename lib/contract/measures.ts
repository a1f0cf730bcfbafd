import { z } from "zod";
import { COMPARED_BY, KINDS, STATUSES, WARNINGS } from "./terms";
import { codePoint, countedIn } from "./offsets";
import { cursorQuery, id, listOf, operation, person, queryNumber, slug, words } from "./operation";
import { documentId } from "./documents";

const projectId = z.object({ projectId: id });
const kind = z.enum(KINDS);

export const as = z.enum(["json", "csv"]).optional().meta({
  description: "`csv` answers the table as text/csv; so does an Accept header that asks for it.",
});
export const CSV = ["text/csv"];
const tag = slug.optional().meta({
  description: "A slug of the codebook; a group's stands for all that stand under it.",
});

const perThousand = z.number().meta({ description: "For each 1,000 words." });

export const readDensityCall = operation({
  id: "readDensity",
  method: "get",
  path: "/documents/{documentId}/density",
  group: "Measures",
  summary: "How thick kinds, families of techniques and tags lie along a text.",
  description:
    "Annotations count once, by the word at which they begin; rejected ones do not count, nor those without a certain place in the newest text (`unplaced`). At the ends of the text the window is cut, and the rate is of what is left of it.",
  params: documentId,
  query: z.object({
    window: queryNumber(10, 5_000)
      .optional()
      .meta({ description: "In words; a tenth of the text, from 50 to 500, by default." }),
    points: queryNumber(2, 500).optional(),
    as,
  }),
  alsoAnswers: CSV,
  answers: {
    200: countedIn(
      z
        .object({
          documentId: id,
          title: z.string(),
          revision: z.int(),
          wordCount: z.int(),
          window: z.int(),
          words: z.array(z.int()).meta({ description: "The words at which rates are given." }),
          offsets: z.array(codePoint).meta({ description: "Where they begin, in code points." }),
          unplaced: z.int().meta({
            description: "Annotations that are not counted, since they have no certain place.",
          }),
          series: z.array(
            z.object({
              of: z.enum(["kind", "family", "tag"]),
              kind,
              slug: z.string().nullable(),
              label: z.string(),
              count: z.int(),
              rates: z.array(perThousand),
            }),
          ),
        })
        .meta({ id: "Density" }),
      ({ documentId, revision }) => ({ documentId, revision }),
    ),
  },
});

export const readComparisonCall = operation({
  id: "readComparison",
  method: "get",
  path: "/projects/{projectId}/comparison",
  group: "Measures",
  rate: "search",
  summary:
    "Rates per 1,000 words by speaker, document, author, outlet or date, with bootstrap intervals.",
  description:
    "The interval is the 95 per cent BCa interval of Efron (1987). Documents are resampled where a group has ten, else sentences. `warnings` say where there is too little to tell. The same data always give the same figures.",
  params: projectId,
  query: z.object({ by: z.enum(COMPARED_BY), kind: kind.optional(), tag, as }),
  alsoAnswers: CSV,
  answers: {
    200: z
      .object({
        by: z.enum(COMPARED_BY),
        rows: z.array(
          z.object({
            group: z.string(),
            label: z.string(),
            documents: z.int(),
            sentences: z.int(),
            words: z.int(),
            count: z.int(),
            rate: perThousand,
            interval: z.object({ low: perThousand, high: perThousand }).nullable(),
            resampled: z.enum(["sentence", "document"]),
            warnings: z.array(z.enum(WARNINGS)),
          }),
        ),
        unplaced: z.int().meta({
          description: "Annotations that are not counted, since they have no certain place.",
        }),
        left: z.int().meta({ description: "Smaller groups that are not shown." }),
      })
      .meta({ id: "Comparison" }),
  },
});

export const readCountsCall = operation({
  id: "readCounts",
  method: "get",
  path: "/projects/{projectId}/counts",
  group: "Measures",
  rate: "search",
  summary: "How often each tag is used by speaker, document, author, outlet or date.",
  description:
    "A tag's count has the annotations that are called by it or by a tag below it, each once. The groups with the most words come first, dates in their order; CSV has all of them, one row for each tag and group.",
  params: projectId,
  query: z.object({ by: z.enum(COMPARED_BY), kind: kind.optional(), as }),
  alsoAnswers: CSV,
  answers: {
    200: z
      .object({
        by: z.enum(COMPARED_BY),
        groups: z.array(
          z.object({
            group: z.string(),
            label: z.string(),
            documents: z.int(),
            words: z.int(),
            count: z.int().meta({ description: "Of annotations, with a tag or without." }),
          }),
        ),
        tags: z.array(
          z.object({
            kind,
            slug: z.string(),
            label: z.string(),
            depth: z.int().meta({ description: "How many tags it stands below." }),
            count: z.int().meta({ description: "In all groups, those that are left too." }),
            counts: z.array(z.int()).meta({ description: "In each of `groups`." }),
          }),
        ),
        unplaced: z.int().meta({
          description: "Annotations that are not counted, since they have no certain place.",
        }),
        left: z.int().meta({ description: "Groups with fewer words that are not shown." }),
      })
      .meta({ id: "Counts" }),
  },
});

export const readCrossTableCall = operation({
  id: "readCrossTable",
  method: "get",
  path: "/projects/{projectId}/cross-table",
  group: "Measures",
  summary: "How often each technique is aimed at each target in support of each claim.",
  params: projectId,
  query: z.object({ ...cursorQuery, as }),
  alsoAnswers: CSV,
  answers: {
    200: listOf(
      z
        .object({
          technique: z.string().nullable(),
          label: z.string(),
          target: z.string(),
          claimId: id.nullable(),
          claim: z.string().nullable(),
          count: z.int(),
        })
        .meta({ id: "CrossCell" }),
    ),
  },
});

export const passage = z
  .object({
    annotationId: id,
    documentId: id,
    documentTitle: z.string(),
    kind,
    slug: z.string().nullable(),
    before: z.string(),
    words: z.string(),
    after: z.string(),
    body: z.string(),
    status: z.enum(STATUSES),
    createdBy: person,
  })
  .meta({ id: "Passage" });

export const listPassagesCall = operation({
  id: "listPassages",
  method: "get",
  path: "/projects/{projectId}/passages",
  group: "Measures",
  summary: "Annotated words in context: what stands behind a number.",
  params: projectId,
  query: z.object({
    ...cursorQuery,
    kind: kind.optional(),
    tag,
    called: slug.optional().meta({
      description: "With `kind`: exactly this tag, also rejected and lost annotations.",
    }),
    technique: words(100).optional().meta({ description: "Empty: those without a technique." }),
    target: words(500).optional().meta({ description: "Empty: those that name nobody." }),
    claim: words(40).optional().meta({ description: "A claim's id; `none`: those without." }),
  }),
  answers: {
    200: listOf(passage).extend({
      count: z.int().meta({ description: "All that there are for you, on this page or not." }),
    }),
  },
});

export const listTargetsCall = operation({
  id: "listTargets",
  method: "get",
  path: "/projects/{projectId}/targets",
  group: "Measures",
  summary: "Whom rhetoric was aimed at before, and the project's speakers: for suggestions.",
  params: projectId,
  query: z.object({ ...cursorQuery, q: words(200).optional() }),
  answers: { 200: listOf(z.object({ name: z.string(), count: z.int() })) },
});

export const MEASURES = [
  readDensityCall,
  readComparisonCall,
  readCountsCall,
  readCrossTableCall,
  listPassagesCall,
  listTargetsCall,
];
