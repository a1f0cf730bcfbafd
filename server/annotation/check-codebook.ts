import "server-only";
import { refused } from "@/lib/outcome";
import { reason, type Reason } from "@/lib/reason";
import type { Requirement, TagKind } from "@/lib/tag/codebook";
import { codedAs, type Coded } from "@/lib/annotation/coded-as";
import { madeUnfit, type Unfit } from "@/lib/tag/codebook-rules";
import type { DocumentAccess } from "@/server/access/membership";
import { TAG_PROPERTIES } from "@/server/platform/json-columns";
import type { Transaction } from "@/server/platform/db";
import { CODEBOOK_ORDER } from "@/server/project/codebook-order";

/** Why the project's codebook does not accept an annotation, with the path of each field. */
export async function checkCodebook(
  tx: Transaction,
  rules: Rules,
  before: Coded | null,
  after: Coded,
) {
  const gives = Object.entries(after.properties ?? {}).some(
    ([id, value]) => before?.properties?.[id] !== value,
  );
  const objectionsTo = await codebookChecker(tx, rules, gives);
  const errors = objectionsTo(before, after).map(({ path, reason: why }) => ({
    path,
    reason: why,
  }));
  const [first] = errors;
  return first ? refused("not-understood", first.reason, { errors }) : null;
}

type Rules = Pick<DocumentAccess, "projectId" | "closed" | "strict">;

interface Objection {
  readonly path: string;
  readonly problem: Unfit["problem"];
  readonly reason: Reason;
}

/**
 * Reads the codebook once; the answer says what it objects to in an annotation, by field. Without
 * rules, and where no values of properties are given or changed, there is nothing to read.
 */
export async function codebookChecker(
  tx: Transaction,
  { projectId, closed, strict }: Rules,
  givesProperties: boolean,
): Promise<(before: Coded | null, after: Coded) => Objection[]> {
  if (!closed && !strict && !givesProperties) return () => [];
  const rows = await tx.tag.findMany({
    where: { projectId, deletedAt: null },
    orderBy: [...CODEBOOK_ORDER],
    select: {
      id: true,
      kind: true,
      slug: true,
      requires: true,
      justify: true,
      properties: true,
      retiredAt: true,
    },
  });
  const codebook = rows.map(({ id, kind, requires, retiredAt, properties, ...rest }) => ({
    ...rest,
    kind: kind as TagKind,
    requires: requires as Requirement,
    retired: retiredAt !== null,
    properties: TAG_PROPERTIES.read(properties, id),
  }));
  return (before, after) =>
    madeUnfit(codebook, { closed, strict }, before && codedAs(before), codedAs(after)).map(
      (one) => ({ path: one.path, problem: one.problem, reason: reasonOf(one) }),
    );
}

function reasonOf({ problem, slug, property }: Unfit) {
  switch (problem) {
    case "property":
      return reason("Refusals.codebook.property", { name: property?.name ?? slug });
    case "property-unknown":
      return reason("Refusals.codebook.propertyUnknown", { name: slug });
    case "property-value":
      if (property?.type === "choice")
        return reason("Refusals.codebook.propertyChoice", {
          name: property.name,
          choices: property.choices.join(", "),
        });
      return reason(`Refusals.codebook.propertyValue.${property?.type ?? "text"}`, {
        name: property?.name ?? slug,
      });
  }
  if (problem === "unknown") return reason("Refusals.codebook.unknown", { slug });
  return reason(`Refusals.codebook.${problem}`, { slug });
}
