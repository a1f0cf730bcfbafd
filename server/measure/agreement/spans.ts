import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Kind } from "@/lib/annotation/annotation";
import type { Prisma } from "@/prisma/generated/client";
import { usesWhere } from "@/server/measure/uses";
import { read } from "@/server/platform/db";
import { SEGMENTS } from "@/server/platform/json-columns";
import { coderKey, WITH_PLACE } from "./coders";

/** How many people and spans are compared in one answer. */
export const MAX_CODERS = 60;
export const MAX_SPANS = 60_000;

/** How many annotations are read at a time. */
const PAGE = 1_000;

/** Annotations of a kind, or called by a tag: also by one that the codebook does not have. */
export async function labelledWhere(
  projectId: string,
  kind: Kind | undefined,
  tag: string | undefined,
) {
  const used = await usesWhere(projectId, { ...(kind ? { kind } : {}), ...(tag ? { tag } : {}) });
  if (!tag) return used;
  const called = [{ claimType: tag }, { quotationForm: tag }, { rhetoricTechnique: tag }];
  return { OR: [used, ...called.map((each) => ({ ...(kind ? { kind } : {}), ...each }))] };
}

export interface LabelledSpan {
  readonly documentId: string;
  readonly coder: string;
  readonly kind: Kind;
  readonly label: string;
  /** UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** Read a page at a time, until there are more than can be compared. */
export async function spansOf(
  where: Prisma.AnnotationWhereInput,
  tag: string | undefined,
): Promise<{ found: LabelledSpan[]; unplaced: number }> {
  const found: LabelledSpan[] = [];
  let unplaced = 0;
  for (let after: string | undefined; found.length <= MAX_SPANS; await setImmediate()) {
    const rows: LabelledRow[] = await read.annotation.findMany({
      where: after ? { AND: [where, { id: { gt: after } }] } : where,
      orderBy: { id: "asc" },
      take: PAGE,
      select: SELECT,
    });
    for (const row of rows) {
      if (UNPLACED_ANCHORS.has(row.anchor)) unplaced++;
      else found.push(...spansIn(row, tag));
    }
    after = rows.at(-1)?.id;
    if (rows.length < PAGE) break;
  }
  return { found, unplaced };
}

const SELECT = {
  id: true,
  documentId: true,
  kind: true,
  target: true,
  tags: true,
  anchor: true,
  claimType: true,
  quotationForm: true,
  rhetoricTechnique: true,
  createdById: true,
  authorName: true,
} as const satisfies Prisma.AnnotationSelect;

type LabelledRow = Prisma.AnnotationGetPayload<{ select: typeof SELECT }>;

function spansIn(row: LabelledRow, tag: string | undefined): LabelledSpan[] {
  const slug = row.claimType ?? row.quotationForm ?? row.rhetoricTechnique;
  const label = tag ?? slug ?? (row.tags.toSorted().join(" + ") || row.kind);
  const coder = coderKey(row.createdById, row.authorName);
  const { documentId, kind } = row;
  return SEGMENTS.read(row.target, row.id).map(({ start, end }) => {
    return { documentId, coder, kind, label, start, end };
  });
}

const UNPLACED_ANCHORS: ReadonlySet<string> = new Set(WITH_PLACE.anchor.notIn);
