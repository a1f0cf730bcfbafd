import { evidenceQueueCall } from "@/lib/contract/evidence";
import { handle } from "@/app/api/handler/handle";
import { evidenceQueue } from "@/server/claim/searches";

export const GET = handle(evidenceQueueCall, (viewer, { params, query }) =>
  evidenceQueue(viewer, params.projectId, query.limit ?? 200),
);
