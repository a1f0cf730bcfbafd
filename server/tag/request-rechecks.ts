import "server-only";
import type { RecheckReason } from "@/lib/tag/codebook-change";
import type { Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { usesOf } from "./uses";
import type { Tag } from "./read";

interface RecheckRequest {
  /** The version of the codebook that asks. */
  readonly version: number;
  readonly reason: RecheckReason;
  /** Slugs that are offered first. */
  readonly choices: readonly string[];
  readonly at: Date;
}

/** List the uses of a tag to be looked at again; what an earlier version asked of them stays. */
export async function requestRechecks(
  tx: Transaction,
  tag: Tag,
  { version, reason, choices, at }: RecheckRequest,
): Promise<void> {
  const uses = await usesOf(tx, tag);
  await tx.recheck.createMany({
    data: uses.map(({ id }) => ({
      id: newId(),
      projectId: tag.projectId,
      annotationId: id,
      version,
      reason,
      choices: [...choices],
      createdAt: at,
    })),
    skipDuplicates: true,
  });
}
