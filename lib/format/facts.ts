import type { AnnotationReference, Note } from "../annotation/annotation";
import type { AnnotationAnswer } from "../contract/annotation";
import { safeHref } from "../text/link";
import type { Exported } from "./exported";
import { otherInWords } from "./links";
import type { HtmlWords } from "./html-words";

/** Something an annotation carries, as one line with a name before it. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  /** Where the value leads, checked. */
  readonly href?: string | null;
}

/** Who wrote what when, in Markdown. */
export interface Remark {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly body: string;
  /** How many remarks it answers, one inside the other. */
  readonly depth: number;
}

/** Kind, code, tags, status and what else is a word or two, each once, in the words of the reader. */
export function chipsOf(annotation: AnnotationAnswer, words: HtmlWords): string[] {
  const { kind, claim, quotation, rhetoric, tags, status, anchor, visibility } = annotation;
  const code = claim?.type ?? quotation?.form ?? rhetoric?.technique ?? "";
  const chips = [
    words[kind],
    code,
    ...tags,
    annotation.statusOutdated ? words.decidedEarlier[status] : words[status],
    ...(anchor === "exact" ? [] : [words[anchor]]),
    ...(visibility === "private" ? [words.private] : []),
  ];
  return [...new Set(chips.filter((chip) => chip !== ""))];
}

/** What an annotation carries besides its words and remarks, in the order in which cards show it. */
export function factsOf(annotation: AnnotationAnswer, words: HtmlWords): Fact[] {
  const { claim, quotation, rhetoric, attribution, confidence } = annotation;
  const known: readonly (readonly [string, string | null | undefined])[] = [
    [words.claim, claim?.statement],
    [words.speaker, attribution?.speaker?.name ?? quotation?.speaker],
    [words.cue, quotation?.cue],
    [words.addressee, attribution?.addressee?.name ?? quotation?.addressee],
    [words.match, quotation?.match],
    [words.aimedAt, rhetoric?.target],
    [words.justification, rhetoric?.justification],
    ...detailsOf(annotation, words),
    [words.confidence, confidence === null ? null : `${confidence}/4`],
    ...annotation.occurrences.map(
      ({ statement, role, commitment, verdict }) =>
        [
          words.roles[role],
          [statement, words.commitments[commitment], verdictIn(words, verdict)].join(" · "),
        ] as const,
    ),
    ...annotation.checks.map(
      ({ sourceTitle, verdict, signedVerdict }) =>
        [words.match, `${sourceTitle} · ${words.matches[signedVerdict ?? verdict]}`] as const,
    ),
    ...annotation.reviews.map(
      ({ verdict, by, comment }) =>
        [words[verdict], [by.name, comment].filter((part) => part !== "").join(": ")] as const,
    ),
  ];
  const facts = known.flatMap(([name, value]): Fact[] => (value ? [{ name, value }] : []));
  return [...facts, ...annotation.references.map((one) => citedBy(one, words))];
}

/** The relations of an annotation as facts, read from it in both directions. */
export function relationFacts({ annotation, relations = [] }: Exported): Fact[] {
  return relations.map((link) => {
    const words = otherInWords(link, annotation.documentId);
    return { name: link.wording, value: link.note ? `${words}: ${link.note}` : words };
  });
}

/** What was answered about a technique, and the properties of the tags by their ids, which are slugs. */
export function detailsOf(
  { rhetoric, properties }: AnnotationAnswer,
  words: HtmlWords,
): (readonly [string, string])[] {
  const answers = rhetoric?.answers ?? [];
  return [
    ...answers.map(({ question, answer }) => [question, words.answers[answer]] as const),
    ...Object.entries(properties).map(
      ([id, value]) => [id.replaceAll("-", " "), String(value)] as const,
    ),
  ];
}

/**
 * A verdict in words; a project's own one as it is. That may be called like a property of every
 * object, hence the own-property check.
 */
export function verdictIn({ undecided, verdicts }: HtmlWords, verdict: string | null): string {
  if (verdict === null) return undecided;
  return (Object.hasOwn(verdicts, verdict) ? verdicts[verdict] : undefined) ?? verdict;
}

function citedBy(
  { relation, source, locator, quote }: AnnotationReference,
  words: HtmlWords,
): Fact {
  const value = [source.citation || source.url, locator, quote && `“${quote}”`]
    .filter((part) => part !== "")
    .join(", ");
  return { name: words[relation], value, href: safeHref(source.url) };
}

/** What people wrote about it: the annotation's own words, then its notes, oldest first. */
export function remarksOf({ annotation, notes }: Exported): Remark[] {
  const there = new Map(notes.map((note) => [note.id, note]));
  const { body, createdBy, createdAt } = annotation;
  return [
    ...(body === "" ? [] : [{ by: createdBy.name, at: createdAt, body, depth: 0 }]),
    ...notes.map((note) => ({
      by: note.createdBy.name,
      at: note.createdAt,
      body: note.body,
      depth: threadOf(note, there).length,
    })),
  ];
}

/** The ids of the notes that a note answers, the first one first, without its own. */
export function threadOf(note: Note, there: ReadonlyMap<string, Note>): string[] {
  const ids: string[] = [];
  for (let to = note.replyTo; to !== null && !ids.includes(to);) {
    const above = there.get(to);
    if (!above) break;
    ids.unshift(to);
    to = above.replyTo;
  }
  return ids;
}
