import "server-only";
import { done } from "@/lib/outcome";
import { under } from "@/server/act/act";
import { PROJECT_PLACE } from "@/server/act/places";
import type { Located, Place } from "@/server/act/subject";
import { recordProjectChange } from "@/server/feed/changes";

/** A source that a file brought. */
const LISTED: Place<Located & { readonly projectId: string; readonly sourceId: string }> = {
  async lock(tx, viewer, id) {
    const source = await tx.source.findFirst({
      where: { id, listed: true },
      select: { projectId: true },
    });
    const found = source && (await PROJECT_PLACE.lock(tx, viewer, source.projectId));
    if (!found || "ok" in found) return found;
    // Somebody may have taken it off the list before the lock was there.
    const isListed = (await tx.source.count({ where: { id, listed: true } })) > 0;
    return isListed ? { ...found, sourceId: id } : null;
  },
};

/**
 * Takes a source off the project's list that a file brought. Where something cites it, it stays for
 * those who see that; else nobody sees it any more, until it is cited or imported again.
 */
export const unlistSource = under(LISTED)("source.import", async (write) => {
  const { tx, viewer, now, projectId, sourceId: id } = write;
  await tx.source.update({ where: { id }, data: { listed: false } });
  await recordProjectChange(tx, { kind: "source.deleted", id, projectId, by: viewer.id, at: now });
  return done(null);
});
