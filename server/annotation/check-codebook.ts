import "server-only";
import { refused } from "@/lib/outcome";
import { reason, type Reason } from "@/lib/reason";
import type { Requirement, TagKind } from "@/lib/tag/codebook";
import { codedAs, type Coded } from "@/lib/annotation/coded-as";
import { madeUnfit, type Unfit } from "@/lib/tag/codebook-rules";
import type { DocumentAccess } from "@/server/access/membership";
import type { Transaction } from "@/server/platform/db";

/** Why the project's codebook does not accept an annotation, with the path of each field. */
export async function checkCodebook(
  tx: Transaction,
  rules: Rules,
  before: Coded | null,
  after: Coded,
) {
  const objectionsTo = await codebookChecker(tx, rules);
  const errors = objectionsTo(before, after);
  const [first] = errors;
  return first ? refused("not-understood", first.reason, { errors }) : null;
}

type Rules = Pick<DocumentAccess, "projectId" | "closed" | "strict">;

/** Reads the codebook once; the answer says what it objects to in an annotation, by field. */
export async function codebookChecker(
  tx: Transaction,
  { projectId, closed, strict }: Rules,
): Promise<(before: Coded | null, after: Coded) => { path: string; reason: Reason }[]> {
  if (!closed && !strict) return () => [];
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
  return (before, after) =>
    madeUnfit(codebook, { closed, strict }, before && codedAs(before), codedAs(after)).map(
      (one) => ({ path: one.path, reason: reasonOf(one) }),
    );
}

function reasonOf({ problem, slug }: Unfit) {
  if (problem === "unknown") return reason("Refusals.codebook.unknown", { slug });
  return reason(`Refusals.codebook.${problem}`, { slug });
}
