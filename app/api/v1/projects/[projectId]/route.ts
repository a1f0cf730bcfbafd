import { changeProjectCall, readProjectCall, removeProjectCall } from "@/lib/contract/projects";
import { handle } from "@/app/api/handler/handle";
import { changeProject, readProject, removeProject } from "@/server/project/projects";

export const GET = handle(readProjectCall, (viewer, { params }) =>
  readProject(viewer, params.projectId),
);

export const PATCH = handle(changeProjectCall, (viewer, { params, body }) =>
  changeProject(viewer, params.projectId, body),
);

export const DELETE = handle(removeProjectCall, (viewer, { params }) =>
  removeProject(viewer, params.projectId),
);
