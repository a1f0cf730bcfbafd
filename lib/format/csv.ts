import type { Quantity } from "../annotation/annotation";
import type { AnnotationAnswer } from "../contract/annotation";
import { quoteOf } from "../annotation/quote";
import type { Exported, ExportedDocument } from "./exported";
import { outgoing } from "./links";

/**
 * What a table's file begins with: without it spreadsheets read UTF-8 as the code page of their
 * system, and Łódź as “ÅÃ³dÅº”. Readers of CSV take it off (`utf-8-sig` in Python, `bom` elsewhere).
 */
export const BYTE_ORDER_MARK = "\ufeff";

/**
 * The columns, in their order; docs/formats/csv.md says what each holds. Names are for machines:
 * they never change, and new columns are appended.
 */
export const CSV_COLUMNS = [
  "id",
  "document",
  "documentTitle",
  "revision",
  "kind",
  "tags",
  "start",
  "end",
  "segments",
  "quote",
  "prefix",
  "suffix",
  "body",
  "claimId",
  "claimStatement",
  "claimType",
  "claimCheckworthy",
  "quotationForm",
  "quotationSpeaker",
  "quotationCue",
  "quotationAddressee",
  "quotationMatch",
  "rhetoricTechnique",
  "confidence",
  "references",
  "notes",
  "agree",
  "disagree",
  "unsure",
  "status",
  "anchor",
  "orphan",
  "visibility",
  "author",
  "authorId",
  "createdAt",
  "updatedAt",
  "claims",
  "rhetoricTarget",
  "rhetoricClaimId",
  "rhetoricJustification",
  "claimIds",
  "claimWordings",
  "claimQuantities",
  "quotationWarnings",
  "statusOutdated",
  "referenceRelations",
  "referenceCitations",
  "referenceAddresses",
  "referenceLocators",
  "referenceQuotes",
  "noteAuthors",
  "noteBodies",
  "reviewers",
  "reviewVerdicts",
  "reviewComments",
  "claimStatements",
  "claimRoles",
  "claimCommitments",
  "claimVerdicts",
  "quotationWarningKinds",
  "quotationWarningWords",
  "quotationWarningSources",
  "properties",
  "propertyValues",
  "nearMisses",
  "nearMissQuestions",
  "nearMissAnswers",
  "relationTypes",
  "relationTargets",
  "relationTexts",
  "relationQuotes",
  "relationNotes",
  "documentLabels",
  "statusReason",
] as const;
type CsvColumn = (typeof CSV_COLUMNS)[number];

/** The cells of one annotation in the order of the columns, as values. */
export function toCells(one: Exported, document: ExportedDocument): Cell[] {
  const cells = { ...cellsOf(one.annotation, document, one.notes), ...relationCells(one) };
  return CSV_COLUMNS.map((column) => cells[column]);
}

/** The cells of one annotation in the order of the columns, guarded, not yet quoted. */
export function toCsvRow(one: Exported, document: ExportedDocument): string[] {
  return toCells(one, document).map((cell) =>
    typeof cell === "string" ? guardFormula(cell) : cell === null ? "" : String(cell),
  );
}

type Cell = string | number | boolean | null;
type Notes = Exported["notes"];

function cellsOf(
  annotation: AnnotationAnswer,
  document: ExportedDocument,
  notes: Notes,
): Omit<Record<CsvColumn, Cell>, `relation${string}`> {
  const { target, claim, quotation, rhetoric, references, reviews } = annotation;
  const [first, last] = [target[0], target.at(-1)];
  const count = (verdict: string) => reviews.filter((review) => review.verdict === verdict).length;
  return {
    id: annotation.id,
    document: annotation.documentId,
    documentTitle: document.title,
    revision: annotation.revision,
    kind: annotation.kind,
    tags: joinCell(annotation.tags),
    start: first?.start ?? null,
    end: last?.end ?? null,
    segments: target.map(({ start, end }) => `${start}-${end}`).join(";"),
    quote: quoteOf(annotation),
    prefix: first?.prefix ?? null,
    suffix: last?.suffix ?? null,
    body: annotation.body,
    claimId: claim?.id ?? null,
    claimStatement: claim?.statement ?? null,
    claimType: claim?.type ?? null,
    claimCheckworthy: claim?.checkworthy ?? null,
    quotationForm: quotation?.form ?? null,
    quotationSpeaker: quotation?.speaker ?? null,
    quotationCue: quotation?.cue ?? null,
    quotationAddressee: quotation?.addressee ?? null,
    quotationMatch: quotation?.match ?? null,
    rhetoricTechnique: rhetoric?.technique ?? null,
    confidence: annotation.confidence,
    references: joinCell(
      references.map(({ relation, source, locator }) =>
        [relation, source.citation, source.url, locator].filter((part) => part !== "").join(" | "),
      ),
    ),
    notes: joinCell(notes.map(({ createdBy, body }) => `${createdBy.name}: ${body}`)),
    agree: count("agree"),
    disagree: count("disagree"),
    unsure: count("unsure"),
    status: annotation.status,
    anchor: annotation.anchor,
    orphan: annotation.orphan,
    visibility: annotation.visibility,
    author: annotation.createdBy.name,
    authorId: annotation.createdBy.id,
    createdAt: annotation.createdAt,
    updatedAt: annotation.updatedAt,
    claims: joinCell(
      annotation.occurrences.map(({ statement, role, commitment, verdict }) =>
        [statement, role, commitment, verdict ?? ""].join(" | "),
      ),
    ),
    rhetoricTarget: rhetoric?.target ?? null,
    rhetoricClaimId: rhetoric?.claimId ?? null,
    rhetoricJustification: rhetoric?.justification ?? null,
    claimIds: joinCell(annotation.occurrences.map(({ claimId }) => claimId)),
    claimWordings: joinCell(annotation.occurrences.map(({ wording }) => wording)),
    claimQuantities: annotation.occurrences.some(({ quantities }) => quantities.length > 0)
      ? joinCell(annotation.occurrences.map(({ quantities }) => joinCell(quantities.map(compact))))
      : null,
    statusOutdated: annotation.statusOutdated,
    quotationWarnings: joinCell(
      annotation.checks.flatMap(({ sourceTitle, warnings }) =>
        warnings.map(({ kind, exact }) => [kind, exact, sourceTitle].join(" | ")),
      ),
    ),
    ...partsOf(annotation, notes),
    properties: joinCell(Object.keys(annotation.properties)),
    propertyValues: joinCell(Object.values(annotation.properties).map(String)),
    statusReason: annotation.statusReason,
    documentLabels: joinCell(document.labels.map(({ name }) => name)),
  };
}

/** The relations that lead from it; values of one place belong together. */
function relationCells(one: Exported) {
  const links = outgoing(one);
  return {
    relationTypes: joinCell(links.map(({ type }) => type)),
    relationTargets: joinCell(links.map(({ other }) => other.id)),
    relationTexts: joinCell(links.map(({ other }) => other.title)),
    relationQuotes: joinCell(links.map(({ other }) => other.exact)),
    relationNotes: joinCell(links.map(({ note }) => note)),
  };
}

/** What hangs on an annotation, one column a thing; values of one place belong together. */
function partsOf(annotation: AnnotationAnswer, notes: Notes) {
  const { references, reviews, occurrences, checks, rhetoric } = annotation;
  const answers = rhetoric?.answers ?? [];
  const warnings = checks.flatMap(({ sourceTitle, warnings: found }) =>
    found.map(({ kind, exact }) => ({ kind, exact, sourceTitle })),
  );
  const column = <T>(list: readonly T[], part: (one: T) => string) => joinCell(list.map(part));
  return {
    referenceRelations: column(references, ({ relation }) => relation),
    referenceCitations: column(references, ({ source }) => source.citation),
    referenceAddresses: column(references, ({ source }) => source.url),
    referenceLocators: column(references, ({ locator }) => locator),
    referenceQuotes: column(references, ({ quote }) => quote),
    noteAuthors: column(notes, ({ createdBy }) => createdBy.name),
    noteBodies: column(notes, ({ body }) => body),
    reviewers: column(reviews, ({ by }) => by.name),
    reviewVerdicts: column(reviews, ({ verdict }) => verdict),
    reviewComments: column(reviews, ({ comment }) => comment),
    claimStatements: column(occurrences, ({ statement }) => statement),
    claimRoles: column(occurrences, ({ role }) => role),
    claimCommitments: column(occurrences, ({ commitment }) => commitment),
    claimVerdicts: column(occurrences, ({ verdict }) => verdict ?? ""),
    quotationWarningKinds: column(warnings, ({ kind }) => kind),
    quotationWarningWords: column(warnings, ({ exact }) => exact),
    quotationWarningSources: column(warnings, ({ sourceTitle }) => sourceTitle),
    nearMisses: column(answers, ({ slug }) => slug),
    nearMissQuestions: column(answers, ({ question }) => question),
    nearMissAnswers: column(answers, ({ answer }) => answer),
  };
}

/** A claimed number with all its parts in their order, including empty ones. */
function compact({ value, low, high, unit, comparator, period, place, ...of }: Quantity): string {
  const number = low === undefined || high === undefined ? value : `${low}–${high}`;
  return [number, unit, comparator, period, place, of.denominator, of.base].join(" | ");
}

/** Several values in one cell: separated by semicolons, `\;` and `\\` inside a value. */
export function joinCell(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\;]/g, "\\$&")).join(";");
}

/** The inverse of {@link joinCell}. An empty cell holds no value. */
export function splitCell(cell: string): string[] {
  if (cell === "") return [];
  const values: string[] = [];
  let value = "";
  for (const part of cell.match(/\\[\s\S]|;|[^\\;]+|\\/g) ?? []) {
    if (part === ";") {
      values.push(value);
      value = "";
    } else {
      value += /^\\[\s\S]$/.test(part) ? part.slice(1) : part;
    }
  }
  values.push(value);
  return values;
}

/**
 * Where a spreadsheet may begin to read a cell: after a line end of any kind, and after a semicolon
 * or a tab, which separate cells where a comma is the decimal sign.
 */
const BORDER = /(\r\n|[\n\r\v\f\u0085\u2028\u2029;\t])/;

/** The first sign of a formula, full width included, after any number of invisible characters. */
const FORMULA = String.raw`[\s\p{Z}\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]`;
const SIGN = /[=+\-@\uff1d\uff0b\uff0d\uff20]|^'*[\t\r\n]/;
const DANGEROUS = new RegExp(`^'*${FORMULA}`, "u");
const GUARDED = new RegExp(`^'+${FORMULA}`, "u");

/**
 * Makes a cell that no spreadsheet takes for a formula: an apostrophe precedes each stretch that
 * begins like one. A stretch that already has apostrophes gets one more, so that {@link
 * unguardFormula} restores exactly what was there.
 */
export function guardFormula(cell: string): string {
  // Most cells have none of the signs, and are not taken apart.
  if (!SIGN.test(cell)) return cell;
  const safe = each(cell, (part) => (DANGEROUS.test(part) ? `'${part}` : part));
  // Some programs take a tab or line end as the very first character for a command.
  return /^'*[\t\r\n]/.test(safe) ? `'${safe}` : safe;
}

/** The inverse of {@link guardFormula}. */
export function unguardFormula(cell: string): string {
  const bare = /^'+[\t\r\n]/.test(cell) ? cell.slice(1) : cell;
  return each(bare, (part) => (GUARDED.test(part) ? part.slice(1) : part));
}

function each(cell: string, change: (part: string) => string): string {
  return cell
    .split(BORDER)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join("");
}
