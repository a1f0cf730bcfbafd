import { z } from "zod";
import { documentId } from "./documents";
import { as, CSV } from "./measures";
import { codePoint, countedIn } from "./offsets";
import { cursorQuery, id, ids, listOf, operation, person, slug, words } from "./operation";
import { AGREEMENT_MEASURES, AGREEMENT_TABLES, AGREEMENT_UNITS, KINDS, MAX_CHOSEN } from "./terms";

const value = z.number().nullable().meta({ description: "Null where it is not defined." });
const interval = z
  .object({ low: z.number(), high: z.number() })
  .nullable()
  .meta({ description: "95 per cent, BCa bootstrap (Efron 1987)." });

/** What was done about units that one of the coders did not code. */
const MISSING = ["left-out", "pairwise", "by-text"] as const;

const kind = z.enum(KINDS).optional();
const tag = slug.optional().meta({
  description: "Only this tag, or all that stand under this group, against everything else.",
});
const coders = words(20_000).optional().meta({
  description:
    "Ids of accounts, or names of imported authors, separated by commas; a comma within a name has a backslash before it. All who annotated by default.",
});

const query = z.object({
  measure: z.enum(AGREEMENT_MEASURES),
  kind,
  tag,
  unit: z.enum(AGREEMENT_UNITS).optional().meta({
    description:
      "`token` (words by UAX 29) by default for `cohen`, `fleiss`, `alpha` and `ac1`, else `character` (code points). A unit has the labels of the spans that touch it.",
  }),
  coders,
  table: z.enum(AGREEMENT_TABLES).optional().meta({
    description: "Which table `as=csv` answers; `pairs` by default.",
  }),
  as,
});

const description =
  "A label is the technique, form or type of an annotation, else its tags, else its kind. Who has no annotation in a text is taken not to have coded it; what they did not mark in a text they coded has the value “nothing”. Only what you may see counts, whatever a curator decided about it, and only what has a certain place. `n` is the number of units that two people coded, or of spans for `gamma` and F1. `missing`: `left-out`: units that not all of those compared coded; `pairwise`: units of fewer than two people; `by-text`: texts of fewer than two. Of several pairs, `cohen` and F1 are the mean. The same data always give the same figures.";

const answer = z
  .object({
    measure: z.enum(AGREEMENT_MEASURES),
    value,
    interval,
    n: z.int(),
    unit: z.enum(AGREEMENT_UNITS),
    missing: z.enum(MISSING),
    texts: z.int().meta({ description: "That at least two people coded." }),
    spans: z.int(),
    unplaced: z.int().meta({ description: "Annotations without a certain place." }),
    coders: z.array(person.extend({ spans: z.int(), texts: z.int(), value })),
    pairs: z.array(
      z.object({
        one: person,
        other: person,
        value,
        n: z.int(),
        precision: value.optional(),
        recall: value.optional(),
      }),
    ),
    labels: z
      .array(z.object({ label: z.string(), value, n: z.int() }))
      .meta({ description: "The measure of each label against everything else." }),
    labelsLeftOut: z.int().meta({ description: "Labels that are too many to be measured alone." }),
    confusion: z
      .object({ labels: z.array(z.string()), counts: z.array(z.array(z.number())) })
      .meta({
        description:
          "Rows: what the first coder of a pair said; columns: the second. Symmetric for more than two. The empty label is nothing.",
      }),
    family: z.object({
      alphaU: z
        .object({
          u: value,
          marked: value.meta({ description: "Marked or not, whatever the label: _|uα." }),
          coding: value.meta({ description: "Labels where marks intersect: _cuα." }),
          coverage: value,
          labels: z
            .array(z.object({ label: z.string(), value, coverage: z.number() }))
            .meta({ description: "_(k)uα" }),
        })
        .optional(),
      f1: z.object({ exact: value, boundary: value, partial: value, type: value }).optional(),
      labelled: value.optional().meta({
        description: "The SemEval score where only spans of one label meet.",
      }),
      gamma: z.object({ observed: z.number(), expected: z.number(), samples: z.int() }).optional(),
    }),
  })
  .meta({ id: "Agreement" });

export const readDocumentAgreementCall = operation({
  id: "readDocumentAgreement",
  method: "get",
  path: "/documents/{documentId}/agreement",
  group: "Agreement",
  summary: "How far people agree who annotated a document.",
  description,
  params: documentId,
  query,
  rate: "search",
  alsoAnswers: CSV,
  answers: { 200: answer },
});

export const readProjectAgreementCall = operation({
  id: "readProjectAgreement",
  method: "get",
  path: "/projects/{projectId}/agreement",
  group: "Agreement",
  summary: "How far people agree who annotated the documents of a project.",
  description,
  params: z.object({ projectId: id }),
  query: query.extend({
    documents: ids(37 * MAX_CHOSEN)
      .optional()
      .meta({
        description: `At most ${MAX_CHOSEN} ids with commas between them; all documents by default.`,
      }),
  }),
  rate: "search",
  alsoAnswers: CSV,
  answers: { 200: answer },
});

const passage = z
  .object({
    start: codePoint,
    end: codePoint,
    exact: z.string(),
    disputed: z.boolean().meta({
      description: "Whether one of the coders did not mark it, or gave it another label.",
    }),
    marks: z.array(z.object({ coder: z.int(), labels: z.array(z.int()) })).meta({
      description: "Who marked it and as what, by their places in `coders` and `labels`, from 0.",
    }),
  })
  .meta({ id: "CodedPassage" });

const wordCounts = z.object({
  total: z.int(),
  all: z.int(),
  most: z.int().meta({ description: "More than half of the coders, but not all." }),
  some: z.int().meta({ description: "Two or more, but not more than half." }),
  one: z.int(),
  none: z.int(),
});

export const readAgreementOnTextCall = operation({
  id: "readAgreementOnText",
  method: "get",
  path: "/documents/{documentId}/agreement/text",
  group: "Agreement",
  summary: "Where people agree who annotated a document: its passages, each with who marked it.",
  description:
    "A passage is a stretch that the same people marked with the same labels; it begins and ends with a letter or digit. Words are counted by UAX 29, each as marked by whoever marked a letter of it. People who have no annotation in the document are left out. Only what you may see counts, whatever a curator decided about it, and only what has a certain place. `as=csv` answers all passages.",
  params: documentId,
  query: z.object({ ...cursorQuery, kind, tag, coders, as }),
  rate: "search",
  alsoAnswers: CSV,
  answers: {
    200: countedIn(
      listOf(passage).extend({
        documentId: id,
        revision: z.int(),
        coders: z.array(person.extend({ spans: z.int() })),
        labels: z.array(z.object({ kind: z.enum(KINDS), slug: z.string(), name: z.string() })),
        words: wordCounts,
        spans: z.int(),
        unplaced: z.int().meta({ description: "Annotations without a certain place." }),
        disputed: z.int().meta({ description: "How many passages are disputed." }),
        count: z.int().meta({ description: "All passages that there are, on this page or not." }),
      }),
      ({ documentId, revision }) => ({ documentId, revision }),
    ),
  },
});

export const AGREEMENT = [
  readDocumentAgreementCall,
  readProjectAgreementCall,
  readAgreementOnTextCall,
];
