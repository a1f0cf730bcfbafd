import { addProjectCall, listProjectsCall } from "@/app/api/operations/projects";
import { page } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { done } from "@/lib/outcome";
import { addProject, listProjects } from "@/server/projects";

export const GET = door(listProjectsCall, async (viewer, { query }) =>
  done(await listProjects(viewer, page(query))),
);

export const POST = door(addProjectCall, (viewer, { body }) => addProject(viewer, body));
