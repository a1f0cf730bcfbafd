import { changeProjectCall, readProjectCall, removeProjectCall } from "@/lib/contract/projects";
import { door } from "@/app/api/handler/handle";
import { changeProject, readProject, removeProject } from "@/server/project/projects";

export const GET = door(readProjectCall, (viewer, { params }) =>
  readProject(viewer, params.projectId),
);

export const PATCH = door(changeProjectCall, (viewer, { params, body }) =>
  changeProject(viewer, params.projectId, body),
);

export const DELETE = door(removeProjectCall, (viewer, { params }) =>
  removeProject(viewer, params.projectId),
);
