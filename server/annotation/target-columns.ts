import "server-only";
import type { Anchor, Segment } from "@/lib/annotation/annotation";
import { resolveTarget, type SegmentDraft } from "@/lib/annotation/resolve-target";
import { done, refused, wrongField } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { hull } from "@/lib/span/span";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";
import { SEGMENTS } from "@/server/platform/json-columns";

const NOT_OLDER = reason("Refusals.target.notOlder");

/** Where a target lies, as columns of its annotation. */
export interface TargetColumns {
  readonly revision: number;
  readonly target: Prisma.InputJsonValue & Prisma.JsonValue;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly anchor: Anchor;
}

/** Columns that were found before the document was locked, unless its text has moved on since. */
export function placedColumns(current: number, at: TargetColumns) {
  return at.revision === current ? done(at) : movedOn(current);
}

function movedOn(current: number) {
  return refused("text-moved-on", reason("Refusals.target.revisedSinceAnnotated"), {
    more: { revision: current },
  });
}

/** Where the target (UTF-16) lies on the revision that is read now, as columns. */
export async function resolveTargetColumns(
  tx: Transaction,
  documentId: string,
  current: number,
  revision: number,
  drafts: readonly SegmentDraft[],
) {
  if (revision !== current) return movedOn(current);
  const text = await revisionText(tx, documentId, current);
  if (!text) return refused("not-found");
  const target = resolveTarget(text.text, drafts);
  if (!target.ok) return target;
  return done(columnsAt(revision, target.value, "exact"));
}

/** Where the target (UTF-16) lies on an older revision, whose words the newest has not: as columns. */
export async function resolveRemovedColumns(
  tx: Transaction,
  documentId: string,
  current: number,
  revision: number,
  drafts: readonly SegmentDraft[],
) {
  if (revision === current) return wrongField("removed", NOT_OLDER);
  const text = revision < current ? await revisionText(tx, documentId, revision) : null;
  if (!text) return wrongField("revision", reason("Refusals.missing.revision"));
  const target = resolveTarget(text.text, drafts);
  if (!target.ok) return target;
  return done(columnsAt(revision, target.value, "lost"));
}

export function columnsAt(
  revision: number,
  target: readonly Segment[],
  anchor: Anchor,
): TargetColumns {
  const quote = target.map(({ exact }) => exact).join(" … ");
  return { revision, target: SEGMENTS.write(target), quote, ...hull(target), anchor };
}
