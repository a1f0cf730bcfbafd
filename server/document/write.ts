import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { SourceMetadata } from "@/lib/text/document-text";
import { recordChange, recordProjectChange } from "@/server/feed/changes";
import { storeArchive } from "./archive";
import type { ConvertedText } from "./import/convert-text";
import { noticesOf, type NoticeAnswer } from "./import/notices";
import { readDraft, type DocumentDraft, type ReadDraft } from "./import/read-draft";
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

/** The newest text a document gets: a row that is never updated. */
export type NewRevision = Pick<
  ConvertedText,
  "text" | "structure" | "lengthInCodePoints" | "sha256"
> & {
  readonly format: string;
  /** What came in, where it is not the text itself. */
  readonly original: string | Uint8Array | null;
};

/**
 * Stores a revision as one statement of its own: Prisma takes seconds over a structure, and text
 * and structure of a book have many megabytes. What its speakers say in turn goes with it, in place
 * of the turns of the revision before. False where the id is used already: nothing of the
 * transaction may be kept then.
 */
export async function storeRevision(
  tx: Transaction,
  at: {
    readonly id?: string;
    readonly projectId: string;
    readonly documentId: string;
    readonly number: number;
    readonly by: string | null;
    readonly now: Date;
  },
  { format, text, structure, lengthInCodePoints, sha256, original }: NewRevision,
): Promise<boolean> {
  const { id = newId() } = at;
  const file = original instanceof Uint8Array ? Buffer.from(original) : null;
  const characters = typeof original === "string" && original !== text ? original : null;
  const count = await tx.$executeRaw`
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
      ${sha256}, COALESCE(${file}::bytea, convert_to(${characters}::text, 'UTF8')),
      ${at.by}::uuid, ${at.now}::timestamptz)
    ON CONFLICT (id) DO NOTHING`;
  return count > 0;
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

export interface AddedDocument extends Document {
  readonly notices: readonly NoticeAnswer[];
}

/**
 * Bring a text in. What the text itself says of its title, author or date is taken where the
 * draft says nothing. Its words are indexed soon after.
 */
export async function addDocument(
  viewer: Viewer,
  projectId: string,
  draft: DocumentDraft,
  now = new Date(),
): Promise<Outcome<AddedDocument>> {
  // Converted before anything is locked, since a long text takes its time.
  const text = await readDraft(draft);
  const notices = text.ok ? await noticesOf(viewer, projectId, text.value, draft.id) : [];
  const added = await storeDocument(viewer, projectId, { id: draft.id, text }, now);
  if (!added.ok) return added;
  indexSoon();
  return { ...added, value: { ...added.value, notices } };
}

interface ConvertedDraft {
  readonly id?: string;
  readonly text: Outcome<ReadDraft>;
}

const storeDocument = addTo(
  PROJECT_PLACE,
  "document.add",
  NEW_DOCUMENT,
  async ({ tx, viewer, now, projectId }, draft: ConvertedDraft & { readonly id: string }) => {
    if (!draft.text.ok) return draft.text;
    const { id } = draft;
    const { source, title, fetched, ...converted } = draft.text.value;
    const used = await insertOnce(tx, "Document", {
      id,
      projectId,
      ...source,
      title,
      revisionNumber: 1,
      createdById: viewer.id,
      createdAt: now,
      updatedAt: now,
    });
    if (used) return (await beganWith(tx, id, converted.sha256)) ? used : idTaken();
    await storeRevision(
      tx,
      { projectId, documentId: id, number: 1, by: viewer.id, now },
      converted,
    );
    const archiveOf = { projectId, documentId: id, revision: 1, referenceId: null };
    if (fetched) await storeArchive(tx, viewer, archiveOf, fetched);
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
