import { z } from "zod";
import { MATCHES, NAMINGS, QUOTATION_FORMS, REASONS, TURNINGS } from "./terms";
import {
  id,
  name,
  operation,
  person,
  queryNumber,
  time,
  words,
  rule,
  wholeListQuery,
} from "./operation";
import { countedIn, offset, span } from "./offsets";
import { annotation, annotationId } from "./annotation";
import { segmentDraft } from "./annotations";
import { documentId } from "./documents";

/** In the words that were compared, the quotation's own. */
const inQuoted = countedIn(span.meta({ description: "In `quoted`." }), (_, { holder }) => ({
  words: String(holder.quoted),
}));

const named = z.object({ name: name(500), role: words(500).optional() });
const roleAt = z.array(segmentDraft).max(20).nullish();

export const setAttributionCall = operation({
  id: "setAttribution",
  method: "put",
  path: "/annotations/{annotationId}/attribution",
  group: "Quotations",
  summary: "Set who says the quoted words to whom, and the words of the text that show it.",
  description:
    "Whole: what is left out is not attributed. A name makes a speaker's record unless the project has one so called; a pronoun of the document's language makes none and is refused. `inside` is the quotation in which this one is told; circles are refused. `If-Match` names the version of the annotation.",
  params: annotationId,
  body: z.object({
    speakerId: id.nullish(),
    speaker: named.nullish(),
    addresseeId: id.nullish(),
    addressee: named.nullish(),
    naming: z.enum(NAMINGS).optional(),
    revision: z.int().min(1).optional(),
    at: z.object({ cue: roleAt, speaker: roleAt, addressee: roleAt }).optional(),
    inside: id.nullish(),
  }),
  answers: { 200: annotation },
  conditional: "if-sent",
});

export const removeAttributionCall = operation({
  id: "removeAttribution",
  method: "delete",
  path: "/annotations/{annotationId}/attribution",
  group: "Quotations",
  summary: "Attribute a quotation to nobody.",
  description:
    "Answers with the annotation: the speaker, cue and addressee it names go, too, as a new version. `If-Match` names the version of the annotation.",
  params: annotationId,
  answers: { 200: annotation },
  conditional: "if-sent",
});

const change = z
  .object({
    kind: z.enum(["same", "missing", "added", "replaced", "declared"]),
    quote: inQuoted.nullable(),
    source: span.nullable(),
    quoteWords: z.string(),
    sourceWords: z.string(),
  })
  .meta({ id: "WordChange", description: "What became of a stretch of words." });

export const quotationCheck = countedIn(
  z
    .object({
      id,
      annotationId: id,
      sourceDocumentId: id,
      sourceTitle: z.string(),
      sourceRevision: z.int(),
      verdict: z.enum(MATCHES).meta({ description: "What the comparison found: a proposal." }),
      signedVerdict: z.enum(MATCHES).nullable(),
      signedBy: person.nullable(),
      signedAt: time.nullable(),
      note: z.string(),
      version: z.int(),
      outdated: z.boolean(),
      quoted: z
        .string()
        .meta({ description: "The quotation's words, its segments by an ellipsis." }),
      pieces: z.array(
        z.object({
          quote: inQuoted,
          source: span.nullable().meta({ description: "In the source's text." }),
          operations: z.array(change),
          reasons: z.array(z.enum(REASONS)),
          dropped: span.extend({ words: z.int(), exact: z.string() }).nullable(),
        }),
      ),
      warnings: z.array(span.extend({ kind: z.enum(TURNINGS), exact: z.string() })).meta({
        description:
          "Words of the source beside the quoted ones that turn them: a negation or a denial before them, a question in which they stand. Empty where the words themselves differ.",
      }),
      before: z.string().meta({ description: "The source's sentence before the passage." }),
      passage: z.string(),
      after: z.string(),
    })
    .meta({ id: "QuotationCheck" }),
  (check) => ({ documentId: check.sourceDocumentId, revision: check.sourceRevision }),
);

const checkId = z.object({ checkId: id });

export const runCheckCall = operation({
  id: "runCheck",
  method: "post",
  path: "/annotations/{annotationId}/checks",
  group: "Quotations",
  summary: "Hold a quotation against a document of its project. One check is kept a source.",
  params: annotationId,
  body: z.object({ sourceDocumentId: id }),
  answers: { 200: quotationCheck, 201: quotationCheck },
});

export const readCheckCall = operation({
  id: "readCheck",
  method: "get",
  path: "/checks/{checkId}",
  group: "Quotations",
  summary: "A check: the words that differ, what was left out, and the sentences around.",
  params: checkId,
  answers: { 200: quotationCheck },
});

export const signCheckCall = operation({
  id: "signCheck",
  method: "put",
  path: "/checks/{checkId}/signature",
  group: "Quotations",
  summary: "Sign what was found, or something else. It becomes the quotation's `match`.",
  params: checkId,
  body: z.object({ verdict: z.enum(MATCHES), note: words(5_000).optional() }),
  answers: { 200: quotationCheck },
  conditional: "if-sent",
});

export const unsignCheckCall = operation({
  id: "unsignCheck",
  method: "delete",
  path: "/checks/{checkId}/signature",
  group: "Quotations",
  summary: "Take the signature back.",
  params: checkId,
  answers: { 200: quotationCheck },
  conditional: "if-sent",
});

const foundPlace = countedIn(
  z
    .object({
      documentId: id,
      documentTitle: z.string(),
      revision: z.int(),
      date: z.string(),
      verdict: z.enum(MATCHES),
      likeness: z.number().meta({ description: "0 to 1: how many of the words agree, in order." }),
      at: z.array(span),
      words: z.string(),
    })
    .meta({ id: "FoundPlace" }),
  ({ documentId, revision }) => ({ documentId, revision }),
);
const foundPlaces = z.object({ items: z.array(foundPlace) });

export const findQuotationCall = operation({
  id: "findQuotation",
  method: "post",
  path: "/annotations/{annotationId}/find",
  group: "Quotations",
  summary: "Find where a quotation stands in the other documents of its project.",
  params: annotationId,
  answers: { 200: foundPlaces },
});

export const findWordsCall = operation({
  id: "findWords",
  method: "post",
  path: "/projects/{projectId}/quotations/find",
  group: "Quotations",
  summary: "Find where words, or words like them, stand in a project.",
  params: z.object({ projectId: id }),
  body: z.object({ quote: words(100_000).refine((text) => text.trim() !== "", rule("filled-in")) }),
  answers: { 200: foundPlaces },
});

const mention = span
  .extend({
    name: z.string(),
    role: z.string(),
    naming: z.enum(NAMINGS),
    isPronoun: z.boolean(),
  })
  .meta({ id: "Mention" });

export const proposal = span
  .extend({
    exact: z.string(),
    by: z.enum(["marks", "block", "turn", "verb"]),
    form: z.enum(QUOTATION_FORMS),
    naming: z.enum(NAMINGS),
    cue: span.nullable(),
    speaker: mention.nullable(),
    addressee: mention.nullable(),
    speakerName: z.string().meta({
      description:
        "Where `speaker` is a pronoun, whom it may mean: a question for a person to answer. Empty where nobody is named; never a pronoun.",
    }),
    speakerId: id.nullable().meta({ description: "The record so called, by name or by alias." }),
    inside: z.int().nullable().meta({ description: "The item it stands in, by its place here." }),
  })
  .meta({ id: "QuotationProposal" });

export const quotationProposalsCall = operation({
  id: "quotationProposals",
  method: "get",
  path: "/documents/{documentId}/quotation-proposals",
  group: "Quotations",
  summary: "What a text seems to quote and nobody has marked or dismissed.",
  description:
    "Proposals from quotation marks of any language, block quotes, speakers in turn and reporting verbs. They are no annotations until somebody makes one of them.",
  params: documentId,
  query: wholeListQuery,
  answers: {
    200: countedIn(
      z.object({
        revision: z.int(),
        found: z.int().meta({ description: "With those that are marked or dismissed." }),
        more: z.int().min(0).meta({
          description:
            "How many are proposed beyond `items`, which are the first 2,000; ask again when some of them are marked or dismissed.",
        }),
        items: z.array(proposal),
      }),
      ({ revision }, { params }) => ({ documentId: String(params.documentId), revision }),
    ),
  },
});

const stretch = { start: offset(z.int().min(0)), end: offset(z.int().min(1)) };

export const dismissProposalCall = operation({
  id: "dismissProposal",
  method: "post",
  path: "/documents/{documentId}/dismissals",
  group: "Quotations",
  summary: "Say that a proposal is no quotation. It is not proposed again to anybody.",
  params: documentId,
  body: z.object({ ...stretch, revision: z.int().min(1).optional() }),
  answers: { 204: null },
});

export const restoreProposalCall = operation({
  id: "restoreProposal",
  method: "delete",
  path: "/documents/{documentId}/dismissals",
  group: "Quotations",
  summary: "Propose again what was dismissed.",
  params: documentId,
  query: z.object({
    start: offset(queryNumber(0, 2_147_483_647)),
    end: offset(queryNumber(1, 2_147_483_647)),
    revision: queryNumber(1, 2_147_483_647).optional(),
  }),
  answers: { 204: null },
});

export const QUOTATIONS = [
  setAttributionCall,
  removeAttributionCall,
  runCheckCall,
  readCheckCall,
  signCheckCall,
  unsignCheckCall,
  findQuotationCall,
  findWordsCall,
  quotationProposalsCall,
  dismissProposalCall,
  restoreProposalCall,
];
