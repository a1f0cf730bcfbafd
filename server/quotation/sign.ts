import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Match } from "@/lib/annotation/annotation";
import { onSubject } from "@/server/act/edit";
import type { VersionedSubject } from "@/server/act/subject";
import { factsOf, type FoundAnnotation } from "@/server/annotation/read";
import { lockAnnotation } from "@/server/annotation/subject";
import { CHECK_INCLUDE, checkFrom, type Check, type CheckRow } from "./check-row";
import { saveCheck } from "./save-quotation";

/** A check that the viewer sees, read under the lock of its quotation's document. */
const CHECK: VersionedSubject<FoundAnnotation & { readonly check: CheckRow }, Check> = {
  changedMeanwhile: "Refusals.quotation.checkChanged",
  async lock(tx, viewer, id) {
    const where = await tx.quotationCheck.findUnique({
      where: { id },
      select: { annotationId: true },
    });
    const found = where && (await lockAnnotation(tx, viewer, where.annotationId));
    const check = await tx.quotationCheck.findFirst({
      where: { id, sourceDocument: { deletedAt: null } },
      include: CHECK_INCLUDE,
    });
    return found && check && { ...found, check };
  },
  facts: (viewer, { annotation }) => factsOf(viewer, annotation),
  current: ({ check, annotation }) => checkFrom(check, annotation),
  saved: (write, id) => saveCheck(write, id, true),
};

type Signature = { readonly verdict: Match; readonly note?: string } | null;

/**
 * Sign a check, with what was found or otherwise; null takes the signature back. What was signed
 * or compared meanwhile is not signed over: it is in the refusal.
 */
export const signCheck = onSubject(CHECK)(
  "check.sign",
  {
    unchanged({ viewer, check }, signature: Signature) {
      const requested = signature && [viewer.id, signature.verdict, signature.note ?? ""];
      const stands = check.signedVerdict && [check.signedById, check.signedVerdict, check.note];
      return isDeepStrictEqual(requested, stands);
    },
  },
  async ({ tx, viewer, now, check: { id } }, signature) => {
    const { verdict, note = "" } = signature ?? { verdict: null };
    const signed = verdict
      ? { signedVerdict: verdict, signedById: viewer.id, signedAt: now }
      : { signedVerdict: null, signedById: null, signedAt: null };
    await tx.quotationCheck.update({ where: { id }, data: { ...signed, note, updatedAt: now } });
  },
);
