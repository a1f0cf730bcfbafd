import { file } from "@/app/api/handler/download";
import { handle } from "@/app/api/handler/handle";
import { exportCodebookCall } from "@/lib/contract/codebook-files";
import { exportCodebook } from "@/server/export/codebook";

export const GET = handle(exportCodebookCall, async (viewer, { params }) =>
  file(await exportCodebook(viewer, params.projectId, params.format)),
);
