import { downloadQueryCall } from "@/lib/contract/queries";
import { door } from "@/app/api/handler/handle";
import { file } from "@/app/api/handler/download";
import { downloadQuery } from "@/server/query/download";

export const GET = door(downloadQueryCall, async (viewer, { params, query }) =>
  file(await downloadQuery(viewer, params.projectId, query.q, params.format)),
);
