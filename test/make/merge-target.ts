import { readClaimPage } from "@/server/claim/page";
import type { Viewer } from "@/server/access/viewer";

/** Where the page of a claim leads that was merged into another, for those who may read it there. */
export async function findMergeTarget(viewer: Viewer, id: string): Promise<string | null> {
  const page = await readClaimPage(viewer, id);
  return page.ok && "mergedInto" in page.value ? page.value.mergedInto : null;
}
