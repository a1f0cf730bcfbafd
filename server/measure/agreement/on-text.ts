import "server-only";
import type { AgreementPage, AgreementPlace } from "@/lib/agreement/agreement-page";
import type { SpanLabel, TextToCompare } from "@/lib/agreement/on-text";
import type { Kind } from "@/lib/annotation/annotation";
import type { readAgreementOnTextCall } from "@/lib/contract/agreement";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { AnswerOf, QueryOf } from "@/lib/contract/operation";
import { fileName } from "@/lib/format/file-name";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { revisionText } from "@/server/document/revision-text";
import { streamOf, type Download } from "@/server/http/download";
import { textsWhere, type Text } from "@/server/measure/measured-texts";
import { read } from "@/server/platform/db";
import { runTask } from "@/server/platform/workers";
import { readTagTree } from "@/server/tag/tree";
import { byCoders, codersOf, comparedWhere, namedCoders, type Coder } from "./coders";
import { CODED_PAGE, CODED_PASSAGES, CODED_TABLE } from "./on-text-task";
import { labelledWhere, MAX_CODERS, MAX_SPANS, spansOf, type LabelledSpan } from "./spans";

type Options = Omit<QueryOf<typeof readAgreementOnTextCall>, "as" | "cursor" | "limit">;
type OnText = InUtf16<AnswerOf<typeof readAgreementOnTextCall>>;

/** A document, and who of those that are chosen annotated it. */
interface CodersOfText {
  readonly projectId: string;
  readonly text: Text;
  /** By key, in the order in which they are compared. */
  readonly coders: ReadonlyMap<string, Coder>;
  /** Everybody who annotated it, whether chosen or not. */
  readonly everyone: readonly Pick<Coder, "id" | "name">[];
}

/** For someone known to stand on the document. */
export async function codersOfText(
  viewer: Viewer,
  projectId: string,
  documentId: string,
  list: string | undefined,
): Promise<Outcome<CodersOfText>> {
  const [text] = await textsWhere({ projectId, id: documentId });
  if (!text) return refused("not-found");
  const all = await codersOf(viewer, { projectId, documents: [documentId] });
  const named = await namedCoders(projectId, all, list);
  if (!named.ok) return named;
  const coders = new Map([...named.value].filter(([, each]) => each.documents.has(documentId)));
  if (coders.size > MAX_CODERS) {
    return refused("too-costly", reason("Refusals.agreement.coders", { most: MAX_CODERS }));
  }
  const everyone = [...all.values()].map(({ id, name }) => ({ id, name }));
  return done({ projectId, text, coders, everyone });
}

/** A text with what some people marked in it. */
interface CodedText {
  readonly compared: TextToCompare;
  /** In the order in which spans number them. */
  readonly coders: OnText["coders"];
  readonly labels: readonly SpanLabel[];
  readonly unplaced: number;
}

/** What these people marked in a text, as the viewer may see it. */
export async function codedText(
  viewer: Viewer,
  { projectId, text: about, coders }: CodersOfText,
  { kind, tag }: Pick<Options, "kind" | "tag">,
): Promise<Outcome<CodedText>> {
  const text = await revisionText(read, about.id, about.revision);
  if (!text) return refused("not-found");
  const where = [
    comparedWhere(viewer, { projectId, documents: [about.id] }),
    await labelledWhere(projectId, kind, tag),
    byCoders(coders.values()),
  ];
  const { found, unplaced } = await spansOf({ AND: where }, tag);
  if (found.length > MAX_SPANS) {
    return refused("too-costly", reason("Refusals.agreement.spans", { most: MAX_SPANS }));
  }
  const keyOf = (span: Pick<LabelledSpan, "kind" | "label">) => `${span.kind} ${span.label}`;
  const labelled = new Map(found.map((span) => [keyOf(span), span]));
  const keys = [...labelled.keys()].sort();
  const labelNumbers = new Map(keys.map((key, at) => [key, at]));
  const coderNumbers = new Map([...coders.keys()].map((key, at) => [key, at]));
  const counts = new Array<number>(coders.size).fill(0);
  const spans = found.map((span) => {
    const coder = coderNumbers.get(span.coder) ?? 0;
    counts[coder] = (counts[coder] ?? 0) + 1;
    const { start, end } = span;
    return { start, end, coder, label: labelNumbers.get(keyOf(span)) ?? 0 };
  });
  return done({
    compared: {
      text: { text: text.text, structure: text.structure },
      language: about.language,
      spans,
      coders: coders.size,
      labels: keys.length,
    },
    coders: [...coders.values()].map(({ id, name }, at) => ({ id, name, spans: counts[at] ?? 0 })),
    labels: await namedLabels(
      projectId,
      keys.flatMap((key) => labelled.get(key) ?? []),
    ),
    unplaced,
  });
}

/** Labels with the names that the codebook has for them. */
async function namedLabels(
  projectId: string,
  labels: readonly Pick<LabelledSpan, "kind" | "label">[],
): Promise<SpanLabel[]> {
  const tags = await readTagTree(projectId);
  const names = new Map(tags.map(({ kind, slug, label }) => [`${kind} ${slug}`, label]));
  const nameOf = (kind: Kind, slug: string) => names.get(`${kind} ${slug}`) ?? slug;
  return labels.map(({ kind, label }) => {
    const each = label.split(" + ").map((slug) => nameOf(kind, slug));
    return { kind, slug: label, name: each.join(" + ") };
  });
}

/** What people marked in a document, for whoever asks for it by its id. */
async function codedDocument(
  viewer: Viewer,
  documentId: string,
  { coders: list, ...labels }: Options,
): Promise<Outcome<CodedText & { readonly about: Text }>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", access);
  if (refusal || !access) return refusal ?? refused("not-found");
  const who = await codersOfText(viewer, access.projectId, documentId, list);
  if (!who.ok) return who;
  const coded = await codedText(viewer, who.value, labels);
  return coded.ok ? done({ ...coded.value, about: who.value.text }) : coded;
}

/** The passages that people marked in a text, each with who marked it, and how many words they share. */
export async function readAgreementOnText(
  viewer: Viewer,
  documentId: string,
  options: Options,
  { cursor, limit }: { readonly cursor?: string; readonly limit: number },
): Promise<Outcome<OnText>> {
  const coded = await codedDocument(viewer, documentId, options);
  if (!coded.ok) return coded;
  const { about, compared, coders, labels, unplaced } = coded.value;
  const skip = Math.max(0, Math.trunc(Number(cursor ?? 0)) || 0);
  const passages = await runTask(CODED_PASSAGES, { compared, skip, limit });
  if (!passages.ok) return passages;
  const { items, count, disputed, words } = passages.value;
  return done({
    documentId,
    revision: about.revision,
    coders,
    labels,
    words,
    spans: compared.spans.length,
    unplaced,
    disputed,
    count,
    items,
    next: items.length > 0 && skip + items.length < count ? String(skip + limit) : null,
  });
}

/** All of these passages as a table. */
export async function downloadAgreementOnText(
  viewer: Viewer,
  documentId: string,
  options: Options,
): Promise<Outcome<Download>> {
  const coded = await codedDocument(viewer, documentId, options);
  if (!coded.ok) return coded;
  const { about, compared, coders, labels } = coded.value;
  const table = await runTask(CODED_TABLE, {
    compared,
    coders: coders.map(({ name }) => name),
    labels: labels.map(({ slug }) => slug),
  });
  if (!table.ok) return table;
  return done({
    stream: streamOf([table.value]),
    fileName: fileName(about.title, ".agreement.csv"),
    mediaType: "text/csv; charset=utf-8; header=present",
  });
}

/** All that the page of agreement on a text shows. */
export async function readAgreementPage(
  viewer: Viewer,
  documentId: string,
  place: AgreementPlace,
): Promise<Outcome<AgreementPage>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", access);
  if (refusal || !access) return refusal ?? refused("not-found");
  const { projectId } = access;
  const project = await read.project.findUnique({
    where: { id: projectId },
    select: { id: true, name: true },
  });
  const who = await codersOfText(viewer, projectId, documentId, place.coders);
  const [text] = who.ok ? [who.value.text] : await textsWhere({ projectId, id: documentId });
  if (!project || !text) return refused("not-found");
  const tags = await readTagTree(projectId);
  const drawn = who.ok ? await drawnText(viewer, who.value, place) : who;
  return done({
    project,
    document: { id: documentId, title: text.title, language: text.language },
    tags: tags.map(({ kind, slug, label }) => ({ kind, slug, label })),
    place,
    people: who.ok ? who.value.everyone : [],
    coded: drawn.ok ? drawn.value : null,
    problem: drawn.ok ? null : whyNothing(drawn),
  });
}

function whyNothing({ problem }: { readonly problem: string }): AgreementPage["problem"] {
  if (problem === "not-understood") return "nobody";
  return problem === "not-ready" ? "busy" : "too-costly";
}

/** The page of the text that is asked for; null where there are not two people to compare. */
async function drawnText(
  viewer: Viewer,
  who: CodersOfText,
  { page, kind, tag }: AgreementPlace,
): Promise<Outcome<AgreementPage["coded"]>> {
  if (who.coders.size < 2) return done(null);
  const coded = await codedText(viewer, who, { kind, tag });
  if (!coded.ok) return coded;
  const { compared, coders, labels, unplaced } = coded.value;
  const drawn = await runTask(CODED_PAGE, { compared, page });
  if (!drawn.ok) return drawn;
  return done({ ...drawn.value, coders, labels, unplaced, spans: compared.spans.length });
}
