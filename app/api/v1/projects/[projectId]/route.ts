import {
  changeProjectCall,
  readProjectCall,
  removeProjectCall,
} from "@/app/api/operations/projects";
import { door } from "@/app/api/door/door";
import { changeProject, readProject, removeProject } from "@/server/projects";

export const GET = door(readProjectCall, (viewer, { params }) =>
  readProject(viewer, params.projectId),
);

export const PATCH = door(changeProjectCall, (viewer, { params, body }) =>
  changeProject(viewer, params.projectId, body),
);

export const DELETE = door(removeProjectCall, (viewer, { params }) =>
  removeProject(viewer, params.projectId),
);
