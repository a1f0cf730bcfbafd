import { addProjectCall, listProjectsCall } from "@/lib/contract/projects";
import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { done } from "@/lib/outcome";
import { addProject, listProjects } from "@/server/project/projects";

export const GET = handle(listProjectsCall, async (viewer, { query }) =>
  done(await listProjects(viewer, page(query))),
);

export const POST = handle(addProjectCall, (viewer, { body }) => addProject(viewer, body));
