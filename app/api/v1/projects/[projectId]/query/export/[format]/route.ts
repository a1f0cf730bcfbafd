import { downloadQueryCall } from "@/lib/contract/queries";
import { handle } from "@/app/api/handler/handle";
import { file } from "@/app/api/handler/download";
import { downloadQuery } from "@/server/query/download";

export const GET = handle(downloadQueryCall, async (viewer, { params, query }) =>
  file(await downloadQuery(viewer, params.projectId, query.q, params.format)),
);
