import "server-only";
import { countedSegments } from "@/lib/annotation/count-segments";
import { codePointsOf } from "@/server/document/offset-codec";
import type { Evidence } from "./read";

/** Evidence as it goes out: its places count Unicode code points of the revision it names. */
export async function evidenceInCodePoints(evidence: Evidence): Promise<Evidence> {
  const { target, revision, document } = evidence;
  const index = target && document && revision ? await codePointsOf(document.id, revision) : null;
  if (!index || !target) return evidence;
  return { ...evidence, target: countedSegments(target, (unit) => index.toCodePoints(unit)) };
}
