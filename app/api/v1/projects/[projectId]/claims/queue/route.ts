import { evidenceQueueCall } from "@/app/api/operations/evidence";
import { door } from "@/app/api/door/door";
import { evidenceQueue } from "@/server/claims/searches";

export const GET = door(evidenceQueueCall, (viewer, { params, query }) =>
  evidenceQueue(viewer, params.projectId, query.limit ?? 200),
);
