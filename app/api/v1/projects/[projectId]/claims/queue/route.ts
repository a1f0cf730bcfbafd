import { evidenceQueueCall } from "@/lib/contract/evidence";
import { door } from "@/app/api/handler/handle";
import { evidenceQueue } from "@/server/claim/searches";

export const GET = door(evidenceQueueCall, (viewer, { params, query }) =>
  evidenceQueue(viewer, params.projectId, query.limit ?? 200),
);
