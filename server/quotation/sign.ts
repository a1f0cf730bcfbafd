import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Match } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Expected } from "@/server/act";
import { lockAnnotation } from "@/server/annotation/subject";
import { factsOf } from "@/server/annotation/read";
import { transaction } from "@/server/platform/db";
import { whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { checkBy, type Check } from "./checks";
import { syncSignedMatch, publishOnAnnotation } from "./sync-columns";

const FASTER =
  "This check was signed or made again after you read it. Nothing of yours was saved over it.";

/**
 * Sign a check, with what was found or otherwise; null takes the signature back. What was signed
 * or compared meanwhile is not signed over: it is in the refusal.
 */
export async function signCheck(
  viewer: Viewer,
  id: string,
  expected: Expected,
  signature: { readonly verdict: Match; readonly note?: string } | null,
  now = new Date(),
): Promise<Outcome<Check>> {
  return transaction(async (tx) => {
    const where = await tx.quotationCheck.findFirst({
      where: { id, sourceDocument: { deletedAt: null } },
    });
    const found = where && (await lockAnnotation(tx, viewer, where.annotationId));
    if (!where || !found) return refused("not-found");
    const { annotation, membership } = found;
    const no = whyNot("check.sign", membership, factsOf(viewer, annotation));
    if (no) return no;
    const said = signature && [viewer.id, signature.verdict, signature.note ?? ""];
    const stands = where.signedVerdict && [where.signedById, where.signedVerdict, where.note];
    const isSaid = isDeepStrictEqual(said, stands);
    if (isSaid || !expected(where.change)) {
      const current = await checkBy(tx, viewer, id);
      if (!current) return refused("not-found");
      return isSaid ? done(current) : refused("someone-was-faster", FASTER, { more: { current } });
    }
    await tx.quotationCheck.update({
      where: { id },
      data: signature
        ? {
            signedVerdict: signature.verdict,
            signedById: viewer.id,
            signedAt: now,
            note: signature.note ?? "",
            updatedAt: now,
          }
        : { signedVerdict: null, signedById: null, signedAt: null, note: "", updatedAt: now },
    });
    await syncSignedMatch(tx, viewer, annotation, now);
    await publishOnAnnotation(tx, viewer, annotation, { kind: "check.saved", id }, now);
    const saved = await checkBy(tx, viewer, id);
    return saved ? done(saved) : refused("not-found");
  });
}
