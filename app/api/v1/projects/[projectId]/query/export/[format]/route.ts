import { downloadQueryCall } from "@/app/api/operations/queries";
import { door } from "@/app/api/door/door";
import { file } from "@/app/api/door/download";
import { downloadQuery } from "@/server/query/download";

export const GET = door(downloadQueryCall, async (viewer, { params, query }) =>
  file(await downloadQuery(viewer, params.projectId, query.q, params.format)),
);
