import type { ShapeOf } from "@/lib/contract/offsets";
import type { listedProject, project } from "@/lib/contract/projects";

/** A project as /api/v1 carries it; only what is shown. */
export type Project = ShapeOf<typeof project>;

/** The same in the list of one's projects, with the last work in it. */
export type ListedProject = ShapeOf<typeof listedProject>;
