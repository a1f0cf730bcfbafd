import { bytesOf } from "@/app/api/handler/body";
import { handle } from "@/app/api/handler/handle";
import { importProjectCall, MAX_BUNDLE_BYTES } from "@/lib/contract/bundles";
import { compareSoon } from "@/server/claim/compare-waiting";
import { importBundle } from "@/server/import/bundle/import-bundle";

export const POST = handle(importProjectCall, async (viewer, { request, query }) => {
  const bytes = await bytesOf(request, MAX_BUNDLE_BYTES);
  if (!bytes.ok) return bytes;
  const dryRun = query.dryRun === "true";
  const imported = await importBundle(viewer, bytes.value, dryRun, request.signal);
  if (imported.ok && !dryRun) compareSoon();
  return imported;
});
