import "server-only";
import type { ExportedClaim, ExportedEvidence } from "@/lib/format/exported";
import { claimsWhere } from "@/server/claim/read";
import { read } from "@/server/platform/db";
import type { AnnotationAnswer } from "@/lib/contract/annotation";
import { evidence as evidenceSchema } from "@/lib/contract/evidence";
import type { ShapeOf } from "@/lib/contract/offsets";
import { inCodePoints } from "@/server/document/offset-codec";
import { evidenceWhere } from "@/server/claim/evidence/read";
import type { Viewer } from "@/server/access/viewer";

/** How much evidence is read at a time. */
const PAGE = 1_000;

/** The claims these annotations carry, by id; for someone who may read the annotations. */
export async function claimsCarried(
  viewer: Viewer,
  annotations: readonly AnnotationAnswer[],
): Promise<(annotation: AnnotationAnswer) => ExportedClaim[]> {
  const carried = annotations.flatMap(({ occurrences }) => occurrences);
  const ids = [...new Set(carried.map(({ claimId }) => claimId))];
  const claims = new Map<string, ExportedClaim>();
  if (ids.length > 0) {
    const evidence = await evidenceFor(viewer, ids);
    for (const claim of await claimsWhere(read, viewer, { id: { in: ids } }, ids.length)) {
      const { id, statement, context, type, checkable, reason } = claim;
      const { verdict, rationale, decidedBy, decidedAt } = claim;
      claims.set(id, {
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
      });
    }
  }
  return ({ occurrences }) => occurrences.flatMap(({ claimId }) => claims.get(claimId) ?? []);
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
