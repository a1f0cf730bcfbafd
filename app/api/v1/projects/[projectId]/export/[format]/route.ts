import { door } from "@/app/api/door/door";
import { file } from "@/app/api/door/download";
import { exportProjectCall } from "@/app/api/operations/exports";
import { exportProject } from "@/server/exports/download";

export const GET = door(exportProjectCall, async (viewer, { params }) =>
  file(await exportProject(viewer, params.projectId, params.format)),
);
