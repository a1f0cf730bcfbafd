import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { SourceMetadata } from "@/lib/text/document-text";
import { recordChange, recordProjectChange } from "@/server/feed/changes";
import type { addDocumentCall } from "@/lib/contract/documents";
import type { BodyOf } from "@/lib/contract/operation";
import { convert } from "./import/convert";
import type { ConvertedText } from "./import/convert-text";
import type { Transaction } from "@/server/platform/db";
import { indexSoon } from "./index-texts";
import { newId } from "@/server/platform/new-id";
import type { DocumentAccess } from "@/server/access/membership";
import { DOCUMENT_PLACE, PROJECT_PLACE } from "@/server/act/places";
import { addTo, under } from "@/server/act/act";
import { insertOnce } from "@/server/act/insert-once";
import { idTaken } from "@/server/act/used-id";
import type { Addition, Located, Write } from "@/server/act/subject";
import type { Viewer } from "@/server/access/viewer";
import { documentSeenBy, type Document } from "./read";

export type DocumentDraft = BodyOf<typeof addDocumentCall> & {
  /** Taken when neither the draft nor the text itself says a title: a file's name. */
  readonly fallbackTitle?: string;
};

/** The newest text a document gets: a row that is never updated. */
export type NewRevision = Pick<
  ConvertedText,
  "text" | "structure" | "lengthInCodePoints" | "sha256"
> & {
  readonly format: string;
  readonly original: string;
};

/**
 * Stores a revision as one statement of its own: Prisma takes seconds over a structure, and text
 * and structure of a book have many megabytes. What its speakers say in turn goes with it, in place
 * of the turns of the revision before.
 */
export async function storeRevision(
  tx: Transaction,
  at: { projectId: string; documentId: string; number: number; by: string | null; now: Date },
  { format, text, structure, lengthInCodePoints, sha256, original }: NewRevision,
) {
  const id = newId();
  await tx.$executeRaw`
    WITH turn AS (
      SELECT block FROM jsonb_array_elements(${structure}::jsonb->'blocks') block
      WHERE block->>'kind' = 'turn' AND block->>'speaker' <> ''
    ), replaced AS (
      DELETE FROM "SpeakerTurn" WHERE "documentId" = ${at.documentId}::uuid
    ), turns AS (
      INSERT INTO "SpeakerTurn" ("documentId", revision, start, "end", "projectId", label)
      SELECT ${at.documentId}::uuid, ${at.number}::int, (block->>'start')::int,
        (block->>'end')::int, ${at.projectId}::uuid, block->>'speaker'
      FROM turn ON CONFLICT DO NOTHING
    )
    INSERT INTO "Revision" (id, "projectId", "documentId", number, format, text, structure, length,
      "lengthInCodePoints", sha256, original, "createdById", "createdAt")
    VALUES (${id}::uuid, ${at.projectId}::uuid, ${at.documentId}::uuid, ${at.number}::int,
      ${format}, ${text}, ${structure}::jsonb, ${text.length}::int, ${lengthInCodePoints}::int,
      ${sha256}, convert_to(${original === text ? null : original}::text, 'UTF8'),
      ${at.by}::uuid, ${at.now}::timestamptz)`;
  return id;
}

const NOTHING_KNOWN: SourceMetadata = {
  author: "",
  speaker: "",
  publisher: "",
  date: "",
  url: "",
  language: "",
  rights: "",
};

/** A title for a text that came without one: its first words. */
function firstWords(text: string): string {
  const line = text.trimStart().split("\n", 1)[0] ?? "";
  return line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s+\S*$/u, "")} …`;
}

type InDocument = Located & { readonly membership: DocumentAccess };

const NEW_DOCUMENT: Addition<Located & { readonly projectId: string }, Document> = {
  table: "Document",
  async there({ tx, viewer, projectId }, id) {
    const there = await documentSeenBy(tx, viewer, id);
    return there?.projectId === projectId ? there : null;
  },
  async saved({ tx, viewer, now, projectId }, id) {
    const happened = { kind: "document.saved", id, projectId, by: viewer.id, at: now } as const;
    await recordProjectChange(tx, happened);
    await recordChange(tx, id, happened);
    return documentSeenBy(tx, viewer, id);
  },
};

/**
 * Bring a text in. What the text itself says of its title, author or date is taken where the
 * draft says nothing. Its words are indexed soon after.
 */
export async function addDocument(
  viewer: Viewer,
  projectId: string,
  draft: DocumentDraft,
  now = new Date(),
): Promise<Outcome<Document>> {
  // Converted before anything is locked, since a long text takes its time.
  const text = await convert(draft.content, draft.format);
  const added = await storeDocument(viewer, projectId, { ...draft, text }, now);
  if (added.ok) indexSoon();
  return added;
}

type Converted = Awaited<ReturnType<typeof convert>>;

interface ConvertedDraft extends DocumentDraft {
  readonly text: Converted;
}

const storeDocument = addTo(
  PROJECT_PLACE,
  "document.add",
  NEW_DOCUMENT,
  async ({ tx, viewer, now, projectId }, draft: ConvertedDraft & { readonly id: string }) => {
    if (!draft.text.ok) return draft.text;
    const { id } = draft;
    const { metadata, title, ...converted } = draft.text.value;
    const used = await insertOnce(tx, "Document", {
      id,
      projectId,
      ...NOTHING_KNOWN,
      ...metadata,
      ...draft.source,
      title: draft.title || title || draft.fallbackTitle || firstWords(converted.text),
      revisionNumber: 1,
      createdById: viewer.id,
      createdAt: now,
      updatedAt: now,
    });
    if (used) return (await beganWith(tx, id, converted.sha256)) ? used : idTaken();
    await storeRevision(
      tx,
      { projectId, documentId: id, number: 1, by: viewer.id, now },
      { ...converted, format: draft.format, original: draft.content },
    );
    return null;
  },
);

/** Whether the first text of a document was this one. */
async function beganWith(tx: Transaction, documentId: string, sha256: string): Promise<boolean> {
  return (await tx.revision.count({ where: { documentId, number: 1, sha256 } })) > 0;
}

export const changeDocument = under(DOCUMENT_PLACE)(
  "document.change",
  async (
    { tx, viewer, now, membership }: Write & InDocument,
    { title, source }: { title?: string; source?: Partial<SourceMetadata> },
  ) => {
    const { documentId: id, projectId } = membership;
    const data = { title, ...source, version: { increment: 1 }, updatedAt: now };
    await tx.document.update({ where: { id }, data });
    const happened = { id, projectId, by: viewer.id, at: now };
    await recordChange(tx, id, { kind: "document.saved", ...happened });
    const document = await documentSeenBy(tx, viewer, id);
    return document ? done(document) : refused("not-found");
  },
);

/** Hidden at once, with all that hangs on it; the rows stay until they are purged. */
export const removeDocument = under(DOCUMENT_PLACE)(
  "document.delete",
  async ({ tx, viewer, now, membership: { documentId: id, projectId } }: Write & InDocument) => {
    await tx.document.update({ where: { id }, data: { deletedAt: now } });
    const happened = { kind: "document.deleted", id, projectId, by: viewer.id, at: now } as const;
    await recordProjectChange(tx, happened);
    await recordChange(tx, id, happened);
    return done(null);
  },
);
