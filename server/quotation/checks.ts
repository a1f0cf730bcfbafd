import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Checked } from "@/lib/quotation/check";
import { created, done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Span } from "@/lib/span/span";
import { under } from "@/server/act/act";
import { ANNOTATION } from "@/server/annotation/subject";
import { annotationFor, factsOf } from "@/server/annotation/read";
import { read } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";
import { newId } from "@/server/platform/new-id";
import { findDocumentAccess, whyNot, type DocumentAccess } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { CHECK_INCLUDE, checkFrom, type Check } from "./check-row";
import { saveCheck } from "./save-quotation";
import { runTask } from "@/server/platform/workers";
import { quoteOf } from "@/lib/annotation/quote";
import { COMPARE_WORDS } from "./tasks";
import { PIECES, WARNINGS } from "@/server/platform/json-columns";
import { wordsOfWarnings } from "./warnings";

/**
 * Compare a quotation with a document of its project, each as it reads now. One check is kept for
 * each source; comparing again takes its signature away when it finds something else.
 */
export async function runCheck(
  viewer: Viewer,
  annotationId: string,
  sourceDocumentId: string,
  { now = new Date(), signal }: { readonly now?: Date; readonly signal?: AbortSignal } = {},
): Promise<Outcome<Check>> {
  // The comparison may take a moment on a long source, so it is made before anything is held, and
  // once more only when the quotation was changed meanwhile.
  const before = await findDocumentAccess(read, viewer, sourceDocumentId);
  const source = before && (await revisionText(read, sourceDocumentId, before.revisionNumber));
  const early = source && (await annotationFor(read, viewer, annotationId));
  const words = early ? quoteOf(early.annotation) : "";
  const may =
    early?.annotation.kind === "quotation" &&
    before?.projectId === early.annotation.projectId &&
    !whyNot("check.run", early.membership, factsOf(viewer, early.annotation));
  const input = { quote: words, source: source?.text ?? "" };
  const compared = source && may ? await runTask(COMPARE_WORDS, input, signal) : null;
  if (compared && !compared.ok) return compared;
  return storeCheck(
    viewer,
    annotationId,
    sourceDocumentId,
    { before, source: source?.text ?? null, compared: compared?.value ?? null, words },
    now,
  );
}

/** What was compared before anything was locked. */
interface Comparison {
  readonly before: DocumentAccess | null;
  readonly source: string | null;
  readonly compared: Checked | null;
  readonly words: string;
}

const storeCheck = under(ANNOTATION)(
  "check.run",
  async (
    write,
    sourceDocumentId: string,
    { before, source, compared: early, words }: Comparison,
  ): Promise<Outcome<Check>> => {
    const { tx, viewer, now, annotation } = write;
    const annotationId = annotation.id;
    if (annotation.kind !== "quotation") {
      return wrongField("annotationId", reason("Refusals.quotation.onlyChecked"));
    }
    if (source === null || !before || before.projectId !== annotation.projectId) {
      return wrongField("sourceDocumentId", reason("Refusals.missing.document"));
    }
    const isUnchanged = quoteOf(annotation) === words;
    const again = { quote: quoteOf(annotation), source };
    const found = early && isUnchanged ? done(early) : await runTask(COMPARE_WORDS, again);
    if (!found.ok) return found;
    const { verdict, pieces } = found.value;
    const warnings = WARNINGS.write(wordsOfWarnings(source, found.value.warnings));
    const key = { annotationId_sourceDocumentId: { annotationId, sourceDocumentId } };
    const there = await tx.quotationCheck.findUnique({ where: key, include: CHECK_INCLUDE });
    const stands =
      there?.verdict === verdict &&
      there.sourceRevision === before.revisionNumber &&
      there.revision === annotation.revision &&
      isDeepStrictEqual(there.pieces, PIECES.write(pieces)) &&
      isDeepStrictEqual(there.warnings, warnings);
    if (stands) return done(checkFrom(there, annotation));
    const compared = {
      verdict,
      pieces: PIECES.write(pieces),
      warnings,
      sourceRevision: before.revisionNumber,
      revision: annotation.revision,
      updatedAt: now,
    };
    const unsigned = { signedVerdict: null, signedById: null, signedAt: null, note: "" };
    const { id } = await tx.quotationCheck.upsert({
      where: key,
      create: {
        id: newId(),
        projectId: annotation.projectId,
        annotationId,
        sourceDocumentId,
        createdById: viewer.id,
        createdAt: now,
        ...compared,
      },
      update: { ...compared, ...(there?.verdict === verdict ? {} : unsigned) },
      select: { id: true },
    });
    const unsigns = Boolean(there?.signedVerdict) && there?.verdict !== verdict;
    const saved = await saveCheck(write, id, unsigns);
    return there ? done(saved) : created(saved);
  },
);

/** A check with the text of its source's revision, for the words around. */
export async function readCheck(
  viewer: Viewer,
  id: string,
): Promise<Outcome<{ check: Check; source: string; at: Span | null }>> {
  const row = await read.quotationCheck.findFirst({
    where: { id, sourceDocument: { deletedAt: null } },
    include: CHECK_INCLUDE,
  });
  const seen = row && (await annotationFor(read, viewer, row.annotationId));
  if (!seen) return refused("not-found");
  const found = checkFrom(row, seen.annotation);
  const text = await revisionText(read, found.sourceDocumentId, found.sourceRevision);
  if (!text) return refused("not-found");
  const spans = found.pieces.flatMap(({ source }) => source ?? []);
  const at =
    spans.length === 0
      ? null
      : {
          start: Math.min(...spans.map(({ start }) => start)),
          end: Math.max(...spans.map(({ end }) => end)),
        };
  return done({ check: found, source: text.text, at });
}
