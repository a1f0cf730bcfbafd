import "server-only";
import { createHash } from "node:crypto";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { codePointLength } from "@/lib/text/code-points";
import type { SourceMetadata } from "@/lib/text/document-text";
import { recordChange, recordProjectChange } from "@/server/feed/changes";
import type { addDocumentCall } from "@/lib/contract/documents";
import type { BodyOf } from "@/lib/contract/operation";
import { convert } from "./import/convert";
import { transaction, type Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import {
  lockDocument,
  findMembership,
  findDocumentAccess,
  whyNot,
} from "@/server/access/membership";
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

/**
 * Bring a text in. What the text itself says of its title, author or date is taken where the
 * draft says nothing.
 */
export async function addDocument(
  viewer: Viewer,
  projectId: string,
  draft: DocumentDraft,
  now = new Date(),
): Promise<Outcome<Document>> {
  const converted = await convert(draft.content, draft.format);
  const id = draft.id ?? newId();
  return transaction(async (tx) => {
    const no = whyNot("document.add", await findMembership(tx, viewer, projectId));
    if (no) return no;
    const there = await tx.document.findUnique({
      where: { id },
      select: { projectId: true, deletedAt: true },
    });
    if (there) {
      const document = there.projectId === projectId ? await documentSeenBy(tx, viewer, id) : null;
      return document ? done(document) : refused("id-taken", "This id is already used.");
    }
    if (!converted.ok)
      return refused(
        converted.problem === "too-long" ? "too-large" : "text-not-usable",
        converted.detail,
      );
    const { text, structure, metadata, title } = converted.value;
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
    const happened = { kind: "document.saved", id, projectId, by: viewer.id, at: now } as const;
    await recordProjectChange(tx, happened);
    await recordChange(tx, id, happened);
    const document = await documentSeenBy(tx, viewer, id);
    return document ? created(document) : refused("not-found");
  });
}

export async function changeDocument(
  viewer: Viewer,
  id: string,
  change: { title?: string; source?: Partial<SourceMetadata> },
  now = new Date(),
): Promise<Outcome<Document>> {
  return transaction(async (tx) => {
    await lockDocument(tx, id);
    const membership = await findDocumentAccess(tx, viewer, id);
    const no = whyNot("document.change", membership);
    if (no || !membership) return no ?? refused("not-found");
    await tx.document.update({
      where: { id },
      data: {
        ...(change.title === undefined ? {} : { title: change.title }),
        ...change.source,
        version: { increment: 1 },
        updatedAt: now,
      },
    });
    await recordChange(tx, id, {
      kind: "document.saved",
      id,
      projectId: membership.projectId,
      by: viewer.id,
      at: now,
    });
    const document = await documentSeenBy(tx, viewer, id);
    return document ? done(document) : refused("not-found");
  });
}

/** Hidden at once, with all that hangs on it; the rows stay until they are purged. */
export async function removeDocument(
  viewer: Viewer,
  id: string,
  now = new Date(),
): Promise<Outcome<null>> {
  return transaction(async (tx) => {
    await lockDocument(tx, id);
    const membership = await findDocumentAccess(tx, viewer, id);
    const no = whyNot("document.delete", membership);
    if (no || !membership) return no ?? refused("not-found");
    const { projectId } = membership;
    const happened = { kind: "document.deleted", id, projectId, by: viewer.id, at: now } as const;
    await recordProjectChange(tx, happened);
    await recordChange(tx, id, happened);
    await tx.document.update({ where: { id }, data: { deletedAt: now } });
    return done(null);
  });
}
