import { addProjectCall, listProjectsCall } from "@/lib/contract/projects";
import { page } from "@/app/api/handler/cursor";
import { door } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { addProject, listProjects } from "@/server/project/projects";

export const GET = door(listProjectsCall, async (viewer, { query }) =>
  done(await listProjects(viewer, page(query))),
);

export const POST = door(addProjectCall, (viewer, { body }) => addProject(viewer, body));
