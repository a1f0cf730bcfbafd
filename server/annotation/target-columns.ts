import "server-only";
import { resolveTarget, type SegmentDraft } from "@/lib/annotation/resolve-target";
import { done, refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { hull } from "@/lib/span/span";
import type { Transaction } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";
import { SEGMENTS } from "@/server/platform/json-columns";

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
  return done({
    revision,
    target: SEGMENTS.write(target.value),
    quote,
    ...hull(target.value),
    anchor: "exact" as const,
  });
}
