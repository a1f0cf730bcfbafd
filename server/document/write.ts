import "server-only";
import { createHash } from "node:crypto";
import { done, refused, type Outcome } from "@/lib/outcome";
import { codePointLength } from "@/lib/text/code-points";
import type { SourceMetadata } from "@/lib/text/document-text";
import { recordChange, recordProjectChange } from "@/server/feed/changes";
import type { addDocumentCall } from "@/lib/contract/documents";
import type { BodyOf } from "@/lib/contract/operation";
import { convert } from "./import/convert";
import type { Transaction } from "@/server/platform/db";
import { indexSoon } from "./index-texts";
import { newId } from "@/server/platform/new-id";
import type { DocumentAccess } from "@/server/access/membership";
import { DOCUMENT_PLACE, PROJECT_PLACE } from "@/server/act/places";
import { addTo, under } from "@/server/act/act";
import type { Addition, Located, Write } from "@/server/act/subject";
import type { Viewer } from "@/server/access/viewer";
import { documentSeenBy, type Document } from "./read";

export type DocumentDraft = BodyOf<typeof addDocumentCall> & {
  /** Taken when neither the draft nor the text itself says a title: a file's name. */
  readonly fallbackTitle?: string;
};

/** The newest text a document gets: a row that is never updated. */
export interface NewRevision {
  readonly format: string;
  readonly text: string;
  readonly structure: object;
  readonly original: string;
}

export async function storeRevision(
  tx: Transaction,
  at: { projectId: string; documentId: string; number: number; by: string | null; now: Date },
  { format, text, structure, original }: NewRevision,
) {
  const id = newId();
  await tx.revision.create({
    data: {
      id,
      projectId: at.projectId,
      documentId: at.documentId,
      number: at.number,
      format,
      text,
      structure,
      length: text.length,
      lengthInCodePoints: codePointLength(text),
      sha256: createHash("sha256").update(text, "utf8").digest("hex"),
      original: original === text ? null : new Uint8Array(Buffer.from(original, "utf8")),
      createdById: at.by,
      createdAt: at.now,
    },
  });
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
  async there({ tx, viewer, projectId }, id) {
    const there = await tx.document.findUnique({ where: { id }, select: { projectId: true } });
    if (!there) return null;
    return (there.projectId === projectId && (await documentSeenBy(tx, viewer, id))) || "taken";
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
    const { text, structure, metadata, title } = draft.text.value;
    await tx.document.create({
      data: {
        id,
        projectId,
        ...NOTHING_KNOWN,
        ...metadata,
        ...draft.source,
        title: draft.title || title || draft.fallbackTitle || firstWords(text),
        revisionNumber: 1,
        createdById: viewer.id,
        createdAt: now,
        updatedAt: now,
      },
    });
    await storeRevision(
      tx,
      { projectId, documentId: id, number: 1, by: viewer.id, now },
      { format: draft.format, text, structure, original: draft.content },
    );
    return null;
  },
);

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
