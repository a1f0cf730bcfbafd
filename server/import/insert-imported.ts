import "server-only";
import type { Segment } from "@/lib/annotation/annotation";
import type { importedLine } from "@/lib/contract/imports";
import type { ShapeOf } from "@/lib/contract/offsets";
import { hull } from "@/lib/span/span";
import type { Write } from "@/server/act/subject";
import { lockProject, type DocumentAccess } from "@/server/access/membership";
import { laneOf } from "@/server/access/visible-annotations";
import { recordChange, recordShared } from "@/server/feed/changes";
import { recordClaimChange } from "@/server/feed/record-row-change";
import type { Transaction } from "@/server/platform/db";
import { withProperties } from "@/lib/tag/properties";
import { PROPERTY_VALUES, SEGMENTS } from "@/server/platform/json-columns";
import { columnsOf } from "@/server/annotation/detail-columns";
import { insertNotes, type ImportedNote } from "./insert-notes";
import { carryClaim } from "@/server/annotation/link-claim";

/** An annotation of a file that has its place. */
export interface ImportedRow {
  readonly id: string;
  readonly value: ShapeOf<typeof importedLine>;
  /** UTF-16 code units. */
  readonly target: readonly Segment[];
  /** A name without an account; null for whoever imports. */
  readonly author: string | null;
  /** The notes under it. */
  readonly discussion: readonly ImportedNote[];
}

/**
 * Which claims the rows name that the project's register has. With `lock` the project stays locked,
 * so that none of them goes away before the rows are written.
 */
export async function claimsThere(
  tx: Transaction,
  projectId: string,
  rows: readonly ImportedRow[],
  lock: boolean,
): Promise<{ found: ReadonlySet<string>; missing: number }> {
  const named = rows.flatMap(({ value }) => namedIn(value));
  if (named.length === 0) return { found: new Set(), missing: 0 };
  if (lock) await lockProject(tx, projectId);
  const claims = await tx.claim.findMany({
    where: { id: { in: named }, projectId, deletedAt: null },
    select: { id: true },
  });
  const found = new Set(claims.map(({ id }) => id));
  return { found, missing: named.filter((id) => !found.has(id)).length };
}

function namedIn({ kind, claim, rhetoric }: ImportedRow["value"]): string[] {
  const named = kind === "claim" ? claim?.id : kind === "rhetoric" ? rhetoric?.claimId : null;
  return named ? [named] : [];
}

/** Writes the rows with their numbered changes, and what claims they carry. */
export async function insertImported(
  { tx, viewer, now, membership }: Write & { readonly membership: DocumentAccess },
  rows: readonly ImportedRow[],
  claims: ReadonlySet<string>,
): Promise<void> {
  const { documentId, projectId } = membership;
  const columns = rows.map((row) => columnsFor(row, viewer.id, now, membership, claims));
  const happened = ({ id }: { id: string }) =>
    ({ kind: "annotation.saved", id, projectId, by: viewer.id, at: now }) as const;
  const shared = columns.filter(({ lane }) => lane === null);
  const numbers = await recordShared(tx, documentId, shared.map(happened));
  const data = shared.map((row, at) => ({ ...row, change: numbers[at] ?? 0 }));
  await tx.annotation.createMany({ data });
  for (const row of columns.filter(({ lane }) => lane !== null)) {
    const change = await recordChange(tx, documentId, { ...happened(row), onlyFor: row.lane });
    await tx.annotation.create({ data: { ...row, change } });
  }
  const lanes = new Map(columns.map(({ id, lane }) => [id, lane]));
  await insertNotes(
    { tx, viewer, now, membership },
    rows.map(({ id, discussion: notes }) => ({ id, lane: lanes.get(id) ?? null, notes })),
  );
  const changed = new Set<string>();
  for (const [at, { id, value }] of rows.entries()) {
    const claimId = value.kind === "claim" ? value.claim?.id : null;
    if (!claimId || !claims.has(claimId)) continue;
    const keys = { projectId, documentId, annotationId: id, by: viewer.id };
    await carryClaim(tx, keys, claimId, columns[at]?.quote ?? "");
    if (columns[at]?.lane === null) changed.add(claimId);
  }
  for (const claimId of changed) {
    await recordClaimChange(tx, claimId, projectId, "claim.saved", viewer.id, now);
  }
}

function columnsFor(
  { id, value, target, author }: ImportedRow,
  importer: string,
  now: Date,
  { documentId, projectId, revisionNumber, codebookVersion }: DocumentAccess,
  claims: ReadonlySet<string>,
) {
  const { kind, tags = [], body = "", visibility = "project", status = "open" } = value;
  const { claim = null, quotation = null } = value;
  const served = value.rhetoric?.claimId;
  const rhetoric = value.rhetoric
    ? { ...value.rhetoric, claimId: served && claims.has(served) ? served : null }
    : null;
  const createdById = author === null ? importer : null;
  const createdAt = value.createdAt === undefined ? now : new Date(value.createdAt);
  return {
    id,
    projectId,
    documentId,
    revision: revisionNumber,
    kind,
    target: SEGMENTS.write(target),
    quote: target.map(({ exact }) => exact).join(" … "),
    ...hull(target),
    anchor: "exact" as const,
    ...columnsOf(kind, { claim, quotation, rhetoric }),
    tags: [...tags],
    properties: PROPERTY_VALUES.write(withProperties({}, value.properties)),
    body,
    visibility,
    status,
    statusOutdated: false,
    statusReason: status === "open" ? "" : (value.statusReason ?? ""),
    statusAt: null,
    lane: laneOf({ visibility, createdById }),
    confidence: value.confidence ?? null,
    codebookVersion,
    createdById,
    authorName: author ?? "",
    version: 1,
    createdAt,
    updatedAt: now,
  };
}
