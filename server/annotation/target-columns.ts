import "server-only";
import { resolveTarget, type SegmentDraft } from "@/lib/annotation/resolve-target";
import { done, refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { hull } from "@/lib/span/span";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";

/** Where the target (UTF-16) lies on the revision that is read now, as columns. */
export async function resolveTargetColumns(
  tx: Transaction,
  documentId: string,
  current: number,
  revision: number,
  drafts: readonly SegmentDraft[],
) {
  if (revision !== current) {
    return refused("text-moved-on", reason("Refusals.target.revisedSinceAnnotated"), {
      more: { revision: current },
    });
  }
  const text = await revisionText(tx, documentId, current);
  if (!text) return refused("not-found");
  const target = resolveTarget(text.text, drafts);
  if (!target.ok) return target;
  const quote = target.value.map((segment) => segment.exact).join(" … ");
  const json = target.value as unknown as Prisma.InputJsonValue;
  return done({ revision, target: json, quote, ...hull(target.value), anchor: "exact" as const });
}
