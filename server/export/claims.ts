import "server-only";
import type { ExportedClaim, ExportedEvidence } from "@/lib/format/exported";
import { claimsWhere } from "@/server/claim/read";
import { read } from "@/server/platform/db";
import { evidence as evidenceSchema } from "@/lib/contract/evidence";
import type { ShapeOf } from "@/lib/contract/offsets";
import { inCodePoints } from "@/server/document/offset-codec";
import { evidenceWhere } from "@/server/claim/evidence/read";
import type { Viewer } from "@/server/access/viewer";

/** How much evidence is read at a time. */
const PAGE = 1_000;

/** Claims that annotations carry; for someone who may read the annotations. */
export async function claimsCarried(
  viewer: Viewer,
  ids: readonly string[],
): Promise<ExportedClaim[]> {
  if (ids.length === 0) return [];
  const evidence = await evidenceFor(viewer, ids);
  const claims = await claimsWhere(read, viewer, { id: { in: [...ids] } }, ids.length);
  return claims.map((claim) => {
    const { id, statement, context, type, checkable, reason } = claim;
    const { verdict, rationale, decidedBy, decidedAt } = claim;
    return {
      id,
      statement,
      context,
      type,
      checkable,
      reason,
      verdict,
      rationale,
      decidedBy,
      decidedAt,
      evidence: evidence.get(id) ?? [],
    };
  });
}

async function evidenceFor(
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, ExportedEvidence[]>> {
  const found = new Map<string, ExportedEvidence[]>();
  let after = {};
  for (;;) {
    const page = await evidenceWhere(read, viewer, { claimId: { in: [...ids] }, ...after }, PAGE);
    for (const evidence of page) {
      const known = found.get(evidence.claim.id);
      const out = exported(await inCodePoints(evidenceSchema, evidence));
      if (known) known.push(out);
      else found.set(evidence.claim.id, [out]);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return found;
    after = { id: { gt: last.id } };
  }
}

function exported(evidence: ShapeOf<typeof evidenceSchema>): ExportedEvidence {
  const { id, stance, directness, note, quote, locator, source } = evidence;
  const { document, revision, target, anchor, annotationId, createdBy, createdAt } = evidence;
  return {
    id,
    stance,
    directness,
    note,
    quote,
    locator,
    source,
    document,
    revision,
    target,
    anchor,
    annotationId,
    createdBy,
    createdAt,
  };
}
