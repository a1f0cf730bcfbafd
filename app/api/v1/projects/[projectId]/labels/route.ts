import { addLabelCall, listLabelsCall } from "@/lib/contract/labels";
import { handle } from "@/app/api/handler/handle";
import { listLabels } from "@/server/label/read";
import { addLabel } from "@/server/label/write";

export const GET = handle(listLabelsCall, (viewer, { params }) =>
  listLabels(viewer, params.projectId),
);

export const POST = handle(addLabelCall, (viewer, { params, body }) =>
  addLabel(viewer, params.projectId, body),
);
