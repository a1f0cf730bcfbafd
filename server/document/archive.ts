import "server-only";
import type { archive, fetchedFrom } from "@/lib/contract/archives";
import type { ShapeOf } from "@/lib/contract/offsets";
import { fileName } from "@/lib/format/file-name";
import { done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import { visibleTo } from "@/server/access/visible-annotations";
import type { Viewer } from "@/server/access/viewer";
import { endingOf } from "@/server/fetch/content-type";
import type { Fetched } from "@/server/fetch/fetch-address";
import { streamOf, type Download } from "@/server/http/download";
import { read, type Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";

export type Archive = ShapeOf<typeof archive>;

export interface ArchiveOf {
  readonly projectId: string;
  readonly documentId: string;
  readonly revision: number | null;
  readonly referenceId: string | null;
}

/** What an address answered, without its bytes. */
export function fetchedFromOf(fetched: Fetched): ShapeOf<typeof fetchedFrom> {
  const { url, finalUrl, status, mediaType, bytes, sha256, fetchedAt } = fetched;
  const size = bytes.length;
  return { url, finalUrl, fetchedAt: fetchedAt.toISOString(), status, mediaType, size, sha256 };
}

/** Keeps what was fetched. One statement: Prisma takes seconds over megabytes of bytes. */
export async function storeArchive(
  tx: Transaction,
  viewer: Viewer,
  of: ArchiveOf,
  fetched: Fetched,
): Promise<Archive> {
  const id = newId();
  const { url, finalUrl, status, mediaType, bytes, sha256, fetchedAt } = fetched;
  await tx.$executeRaw`
    INSERT INTO "Archive" (id, "projectId", "documentId", revision, "referenceId", url, "finalUrl",
      status, "mediaType", bytes, size, sha256, "createdById", "fetchedAt")
    VALUES (${id}::uuid, ${of.projectId}::uuid, ${of.documentId}::uuid, ${of.revision}::int,
      ${of.referenceId}::uuid, ${url}, ${finalUrl}, ${status}::int, ${mediaType},
      ${Buffer.from(bytes)}::bytea, ${bytes.length}::int, ${sha256}, ${viewer.id}::uuid,
      ${fetchedAt}::timestamptz)`;
  const { documentId, revision, referenceId } = of;
  const by = { id: viewer.id, name: viewer.name };
  return { id, documentId, revision, referenceId, ...fetchedFromOf(fetched), fetchedBy: by };
}

const SELECT = Prisma.sql`
  SELECT a.id, a."documentId", a.revision, a."referenceId", a.url, a."finalUrl", a.status,
    a."mediaType", a.size, a.sha256, a."fetchedAt", u.id AS "personId", u.name AS "personName"
  FROM "Archive" a LEFT JOIN "User" u ON u.id = a."createdById"`;

type Row = Omit<Archive, "fetchedAt" | "fetchedBy"> & {
  readonly fetchedAt: Date;
  readonly personId: string | null;
  readonly personName: string | null;
};

function archiveFrom({ fetchedAt, personId, personName, ...row }: Row): Archive {
  const fetchedBy = { id: personId, name: personName ?? "" };
  return { ...row, fetchedAt: fetchedAt.toISOString(), fetchedBy };
}

/** The copies that a document's revisions were read from, the newest first. */
export async function listArchives(
  viewer: Viewer,
  documentId: string,
  { after, limit }: { after?: string; limit: number },
): Promise<Outcome<{ items: Archive[]; next: string | null }>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", access);
  if (refusal || !access) return refusal ?? refused("not-found");
  const rows = await read.$queryRaw<Row[]>`${SELECT}
    WHERE a."projectId" = ${access.projectId}::uuid AND a."documentId" = ${documentId}::uuid
      AND a."referenceId" IS NULL ${after ? Prisma.sql`AND a.id < ${after}::uuid` : Prisma.empty}
    ORDER BY a.id DESC LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit).map(archiveFrom);
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

/** Whether a document began with the text of this address, which this person had fetched. */
export async function beganWithAddress(
  viewer: Viewer,
  where: { readonly projectId: string; readonly documentId: string; readonly url: string },
): Promise<boolean> {
  return (
    (await read.archive.count({ where: { ...where, revision: 1, createdById: viewer.id } })) > 0
  );
}

/** How many bytes are read at once. */
const PIECE_BYTES = 1_000_000;

/** The bytes of a copy, for those who see what it is of. Never as its own type: nothing runs it. */
export async function downloadArchive(viewer: Viewer, id: string): Promise<Outcome<Download>> {
  const found = await read.archive.findFirst({
    where: {
      id,
      OR: [
        { referenceId: null },
        { reference: { deletedAt: null, annotation: visibleTo(viewer) } },
      ],
    },
    select: { documentId: true, referenceId: true, finalUrl: true, mediaType: true, size: true },
  });
  if (!found) return refused("not-found");
  const access = await findDocumentAccess(read, viewer, found.documentId);
  const refusal = whyNot("document.read", access);
  if (refusal) return refusal;
  const { hostname, pathname } = new URL(found.finalUrl);
  const title = `${hostname}${pathname.replace(/\.[A-Za-z0-9]{1,5}$/, "")}`;
  return done({
    stream: streamOf(piecesOf(id, found.size)),
    fileName: fileName(title, `.${endingOf(found.mediaType) || "bin"}`),
    mediaType: "application/octet-stream",
  });
}

async function* piecesOf(id: string, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < size; start += PIECE_BYTES) {
    const [row] = await read.$queryRaw<{ piece: Uint8Array }[]>`
      SELECT substring(bytes FROM ${start + 1}::int FOR ${PIECE_BYTES}::int) AS piece
      FROM "Archive" WHERE id = ${id}::uuid`;
    if (!row) return;
    yield row.piece;
  }
}
