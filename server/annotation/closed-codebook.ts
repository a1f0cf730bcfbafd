import "server-only";
import type { Details } from "@/lib/annotation/rules";
import { refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Requirement, TagKind } from "@/lib/tag/codebook";
import { madeUnfit, type CodedAs, type Unfit } from "@/lib/tag/closed-codebook";
import type { DocumentAccess } from "@/server/access/membership";
import type { Transaction } from "@/server/platform/db";

type Coded = Pick<Details, "kind" | "tags" | "claim" | "rhetoric">;

function codedAs({ kind, tags, claim, rhetoric }: Coded): CodedAs {
  return {
    kind,
    tags,
    claimType: claim?.type ?? null,
    technique: rhetoric?.technique ?? null,
    target: rhetoric?.target ?? null,
    claimId: rhetoric?.claimId ?? null,
    justification: rhetoric?.justification ?? null,
  };
}

/** Why the project's closed codebook does not accept an annotation, with the path of each field. */
export async function checkCodebook(
  tx: Transaction,
  { projectId, closed }: Pick<DocumentAccess, "projectId" | "closed">,
  before: Coded | null,
  after: Coded,
) {
  if (!closed) return null;
  const rows = await tx.tag.findMany({
    where: { projectId, deletedAt: null },
    select: { kind: true, slug: true, requires: true, justify: true, retiredAt: true },
  });
  const codebook = rows.map(({ kind, requires, retiredAt, ...rest }) => ({
    ...rest,
    kind: kind as TagKind,
    requires: requires as Requirement,
    retired: retiredAt !== null,
  }));
  const unfit = madeUnfit(codebook, before && codedAs(before), codedAs(after));
  const errors = unfit.map((one) => ({ path: one.path, reason: reasonOf(one) }));
  const [first] = errors;
  return first ? refused("not-understood", first.reason, { errors }) : null;
}

function reasonOf({ problem, slug }: Unfit) {
  if (problem === "unknown") return reason("Refusals.codebook.unknown", { slug });
  return reason(`Refusals.codebook.${problem}`, { slug });
}
