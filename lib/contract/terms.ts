// The closed lists and limits of the API. They are separate from the schemas, so that a page may
// import a list without the validation library.

/** What an annotation may be; a note is a bare highlight, with or without words. */
export const KINDS = ["claim", "quotation", "rhetoric", "note"] as const;
/** The kinds that a codebook has tags of, in the order in which a palette offers them. */
export const TAG_KINDS = ["claim", "quotation", "rhetoric"] as const;
export const VISIBILITIES = ["private", "project"] as const;
export const STATUSES = ["open", "accepted", "rejected", "disputed"] as const;
/** What lists can be narrowed to: a status, or those that were decided on an earlier wording. */
export const STATUS_FILTERS = [...STATUSES, "outdated"] as const;
/**
 * How certainly an annotation was found in the newest revision. Only exact and moved are certain.
 */
export const ANCHORS = ["exact", "moved", "changed", "ambiguous", "lost"] as const;
export const QUOTATION_FORMS = ["direct", "indirect", "mixed", "scare"] as const;
/** What a passage does with the claim it carries. */
export const OCCURRENCE_ROLES = ["asserts", "repeats", "denies", "quotes", "hedges"] as const;
/** How far the speaker stands behind the words; not how sure the annotator is. */
export const COMMITMENTS = ["asserted", "probable", "possible", "denied", "reported"] as const;
export const COMPARATORS = ["=", "≈", "<", "≤", ">", "≥", "change", "ratio", "range"] as const;
/** What a number of a source says of a number of a claim. */
export const NUMBER_RELATIONS = [
  "same",
  "fits",
  "differs",
  "other-unit",
  "other-base",
  "other-period",
  "other-kind",
] as const;
export const NAMINGS = ["named", "role", "anonymous"] as const;
/** How quoted words relate to their source's words. */
export const MATCHES = [
  "verbatim",
  "marked",
  "elided",
  "spliced",
  "altered",
  "paraphrase",
  "not-found",
] as const;
/** Why a quotation is not verbatim. */
export const REASONS = [
  "number",
  "negation",
  "direction",
  "name",
  "wording",
  "surroundings",
] as const;

/** The most segments one annotation may have. */
export const MAX_SEGMENTS = 100;
/** The longest note, in UTF-16 code units. */
export const MAX_NOTE_LENGTH = 20_000;
/** The longest pasted citation, in UTF-16 code units. */
export const MAX_CITATION_LENGTH = 100_000;
/** The longest citation in no known format, in UTF-16 code units: as long as a title may be. */
export const MAX_PLAIN_CITATION_LENGTH = 1_000;
/** The longest query, in UTF-16 code units. */
export const MAX_QUERY_LENGTH = 2_000;

/** How many documents can be chosen together: their ids have to fit into an address. */
export const MAX_CHOSEN = 200;

/** How many labels a project may have, and how many of them one document. */
export const MAX_LABELS = 500;
export const MAX_LABELS_OF_ONE = 50;

/** In code units of UTF-16: a label stands in a chip. */
export const MAX_LABEL_LENGTH = 60;

/** What became of an assignment. */
export const ASSIGNMENT_STATES = ["not-started", "in-progress", "finished"] as const;
/** How many assignments can be made, changed or planned together: their ids fit into a request. */
export const MAX_ASSIGNED = 5_000;
/** How many assignments a project may have, finished ones too. */
export const MAX_ASSIGNMENTS = 50_000;
/** How many people can be assigned together. */
export const MAX_ASSIGNEES = 200;
/** How many guidelines a project may have. */
export const MAX_GUIDELINES = 100;
/** The longest name of a guideline and the most words in one, in UTF-16 code units. */
export const MAX_GUIDELINE_NAME = 120;
export const MAX_GUIDELINE_LENGTH = 100_000;
/** By what texts are told apart where each kind is drawn for on its own. */
export const STRATA = ["none", "label", "language"] as const;

/** The colours that new labels get; each can be told from light and from dark paper. */
export const LABEL_COLOURS = [
  "#c4432b",
  "#1f7fa8",
  "#5f7f1f",
  "#8a5cc9",
  "#b36b00",
  "#1f8a5b",
  "#b84a8f",
  "#4f6bd8",
] as const;

/** What a list of documents can be sorted by. */
export const DOCUMENT_ORDERS = [
  "added",
  "title",
  "by",
  "date",
  "language",
  "length",
  "annotations",
  "active",
] as const;

/** How words of a source bear on a claim. */
export const STANCES = ["supports", "refutes", "qualifies", "context"] as const;
/** How close the source is to what happened: a record, a report of it, a report of reports. */
export const DIRECTNESSES = ["primary", "secondary", "tertiary"] as const;
/** The result of a search for evidence; a fruitless one is kept, too. */
export const SEARCH_OUTCOMES = ["found", "not-found", "not-needed"] as const;
/** The greatest weight of a claim type in a project; the least is 0. */
export const MAX_WEIGHT = 10;

/** From the source that takes to the one it takes from; or that two are one work, or are not. */
export const SOURCE_RELATIONS = [
  "cites",
  "quotes",
  "reprints",
  "translates",
  "derives",
  "same",
  "different",
] as const;
/** In what two sources with like titles may differ. */
export const ALIKE_SOURCE_DIFFERENCES = ["author", "year", "container"] as const;

export const REFERENCE_RELATIONS = ["supports", "refutes", "context", "origin"] as const;
/** What became of somebody's annotations. */
export const INBOX_GROUPS = [
  "accepted",
  "kept",
  "adjusted",
  "rejected",
  "disputed",
  "disagreed",
] as const;
/** Why a note concerns somebody: it mentions them, answers a note of theirs, or is on their annotation. */
export const NOTE_CONCERNS = ["mention", "answer", "annotation"] as const;
/** When a mail tells somebody of a note that mentions them; daily is at most one mail a day. */
export const MENTION_MAILS = ["at-once", "daily", "off"] as const;
/** The longest reason for a status, in UTF-16 code units. */
export const MAX_STATUS_REASON = 200;
/** How many reasons a project may offer. */
export const MAX_STATUS_REASONS = 20;
/** What a review queue can be sorted by. */
export const REVIEW_ORDERS = ["oldest", "newest", "place"] as const;
/** The greatest age that a review queue can ask for, in days. */
export const MAX_REVIEW_AGE = 3_650;

/** How a thread of notes may stand. */
export const THREAD_STATES = ["open", "resolved"] as const;

export const REVIEW_VERDICTS = ["agree", "disagree", "unsure"] as const;

/** What a use of a tag must name: whom it is aimed at, the claim it serves, both or neither. */
export const REQUIREMENTS = ["", "target", "claim", "both"] as const;
/** What an edit did to the codebook. */
export const CODEBOOK_ACTIONS = [
  "added",
  "edited",
  "renamed",
  "deleted",
  "merged",
  "unmerged",
  "split",
  "unsplit",
  "retired",
  "returned",
] as const;
/** Why an annotation has to be rechecked. */
export const RECHECK_REASONS = ["merged", "split", "retired", "redefined"] as const;

/** The longest slug, in UTF-16 code units. */
export const MAX_SLUG_LENGTH = 80;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Whether a string may name a tag: lower-case ASCII letters and digits, single hyphens between. */
export function isSlug(slug: string): boolean {
  return slug.length <= MAX_SLUG_LENGTH && SLUG.test(slug);
}

/** The longest definition of a tag, in UTF-16 code units. */
export const MAX_DEFINITION = 2_000;

/** How many properties a tag may have. */
export const MAX_TAG_PROPERTIES = 30;

/** What the values of a tag's property are. */
export const PROPERTY_TYPES = ["text", "number", "choice", "date", "link"] as const;

const PARTIAL_DATE = /^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$/;
/** Whether it is a year, a month or a day as ISO 8601 writes them. */
export function isPartialDate(words: string): boolean {
  return PARTIAL_DATE.test(words);
}

/** Why a rate is unreliable: see `MIN_FOR_INTERVAL` in lib/measure/comparison.ts. */
export const WARNINGS = ["few-annotations", "few-sentences", "one-document"] as const;
export const COMPARED_BY = ["speaker", "document", "author", "outlet", "date"] as const;
export type ComparedBy = (typeof COMPARED_BY)[number];

/** Measures of agreement; their sources stand in lib/agreement. */
export const AGREEMENT_MEASURES = [
  "cohen",
  "fleiss",
  "alpha",
  "ac1",
  "alpha-u",
  "alpha-u-1995",
  "gamma",
  "f1-exact",
  "f1-partial",
  "f1-semeval",
] as const;
export type AgreementMeasure = (typeof AGREEMENT_MEASURES)[number];
/** What a text is counted in when coders are compared. */
export const AGREEMENT_UNITS = ["token", "sentence", "character"] as const;
/** The tables behind a figure of agreement. */
export const AGREEMENT_TABLES = ["pairs", "labels", "coders", "confusion"] as const;
export type AgreementUnit = (typeof AGREEMENT_UNITS)[number];

export const QUERY_FORMATS = ["csv", "jsonl"] as const;
export type QueryFormat = (typeof QUERY_FORMATS)[number];
export const FACETS = ["kind", "tag", "speaker", "document", "coder", "verdict"] as const;
export type Facet = (typeof FACETS)[number];

export const FOUND_IN = [
  "documents",
  "annotations",
  "notes",
  "references",
  "claims",
  "speakers",
] as const;
export type FoundIn = (typeof FOUND_IN)[number];
export const SEARCH_FACETS = ["in", "document", "author", "tag", "year"] as const;
export type SearchFacet = (typeof SEARCH_FACETS)[number];

/** The longest name of a script or model, in UTF-16 code units. */
export const MAX_ORIGIN = 200;

/** What suggests from what people marked in the project. */
export const LEARNERS = ["same-words", "sentences"] as const;

/** What became of a suggestion. */
export const SUGGESTION_STATES = ["open", "taken", "adjusted", "refused"] as const;

/** What a person does with a suggestion. */
export const DECISIONS = ["take", "adjust", "refuse", "open"] as const;

/** In what people can disagree about a place of a text. */
export const DISAGREEMENTS = ["missed", "boundary", "label", "split"] as const;
/** What a list of cases can be narrowed to. */
export const CASE_KINDS = ["agreed", ...DISAGREEMENTS] as const;
/** `again` are those that were decided on an earlier wording, or before somebody else coded them. */
export const CASE_STATES = ["open", "decided", "again"] as const;
/** The parts of a label in which codings can differ. */
export const LABEL_PARTS = ["kind", "slug", "tags", "speaker"] as const;
/** What a curator decides about a case. */
export const OUTCOMES = [
  "accept",
  "adjust",
  "relabel",
  "merge",
  "split",
  "reject",
  "nothing",
] as const;
/** What a decision makes of an annotation. */
export const FATES = ["kept", "adjusted", "rejected"] as const;
/** What can be exported: what people annotated, or what stands after adjudication. */
export const LAYERS = ["annotations", "adjudicated"] as const;
/** How many annotations a decision can be made on, and how many spans can come of it. */
export const MAX_CASE_CODINGS = 500;
export const MAX_CASE_SPANS = 50;
/** How many cases can be accepted together. */
export const MAX_ACCEPTED_TOGETHER = 200;
/** The longest note on a decision, in UTF-16 code units. */
export const MAX_DECISION_NOTE = 5_000;

/** What stands around quoted words and turns what they say. */
export const TURNINGS = ["negation", "denial", "doubt", "condition", "question"] as const;

/** What of a project is read, as its audit log names it. */
export const READINGS = [
  "project",
  "members",
  "document",
  "claims",
  "claim",
  "codebook",
  "sources",
  "relations",
  "speakers",
  "speaker",
  "charts",
  "review",
  "query",
  "search",
  "export",
  "audit",
] as const;
export type ReadingKind = (typeof READINGS)[number];

/** What happens to access besides the numbered changes of memberships. */
export const EVENTS = [
  "invitation.added",
  "invitation.accepted",
  "invitation.revoked",
  "class-link.added",
  "class-link.changed",
  "class-link.revoked",
  "class-link.joined",
  "webhook.added",
  "webhook.changed",
  "webhook.renewed",
  "webhook.removed",
  "webhook.stopped",
  "token.added",
  "token.revoked",
  "reset.added",
  "reset.used",
  "password.changed",
  "account.disabled",
  "account.enabled",
  "account.deleted",
  "sign-in.done",
  "sign-in.failed",
] as const;
export type EventKind = (typeof EVENTS)[number];

/** What an audit log can be narrowed to. */
export const AUDIT_GROUPS = [
  "read",
  "exported",
  "annotations",
  "claims",
  "codebook",
  "documents",
  "access",
] as const;
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

/** How large the reading page sets texts. */
export const TEXT_SIZES = ["small", "normal", "large", "larger"] as const;
/** How long their lines may be. */
export const TEXT_WIDTHS = ["narrow", "normal", "wide"] as const;
/** What the colours on a text say. */
export const COLOURINGS = ["kind", "tag", "author"] as const;
