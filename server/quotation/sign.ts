import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Match } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Prisma } from "@/prisma/generated/client";
import { changedMeanwhile, under, type Expected, type Place } from "@/server/act";
import { lockAnnotation } from "@/server/annotation/subject";
import { factsOf, type FoundAnnotation } from "@/server/annotation/read";
import { checkBy, type Check } from "./checks";
import { syncSignedMatch, publishOnAnnotation } from "./sync-columns";

const CHECK_CHANGED = {
  changedMeanwhile:
    "This check was signed or made again after you read it. Nothing of yours was saved over it.",
};

type CheckRow = Prisma.QuotationCheckGetPayload<object>;

/** A check that the viewer sees, under the lock of its quotation's document. */
const CHECK: Place<FoundAnnotation & { readonly check: CheckRow }> = {
  async lock(tx, viewer, id) {
    const check = await tx.quotationCheck.findFirst({
      where: { id, sourceDocument: { deletedAt: null } },
    });
    const found = check && (await lockAnnotation(tx, viewer, check.annotationId));
    return found && { ...found, check };
  },
  facts: (viewer, { annotation }) => factsOf(viewer, annotation),
};

/**
 * Sign a check, with what was found or otherwise; null takes the signature back. What was signed
 * or compared meanwhile is not signed over: it is in the refusal.
 */
export const signCheck = under(CHECK)(
  "check.sign",
  async (
    { tx, viewer, now, annotation, check },
    expected: Expected,
    signature: { readonly verdict: Match; readonly note?: string } | null,
  ): Promise<Outcome<Check>> => {
    const { id } = check;
    const signed = signature && [viewer.id, signature.verdict, signature.note ?? ""];
    const stands = check.signedVerdict && [check.signedById, check.signedVerdict, check.note];
    const isSaid = isDeepStrictEqual(signed, stands);
    if (isSaid || !expected(check.change)) {
      const current = await checkBy(tx, viewer, id);
      if (!current) return refused("not-found");
      return isSaid ? done(current) : changedMeanwhile(CHECK_CHANGED, current);
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
  },
);
