import { file } from "@/app/api/handler/download";
import { handle } from "@/app/api/handler/handle";
import { downloadArchiveCall } from "@/lib/contract/archives";
import { downloadArchive } from "@/server/document/archive";

export const GET = handle(downloadArchiveCall, async (viewer, { params }) =>
  file(await downloadArchive(viewer, params.archiveId)),
);
