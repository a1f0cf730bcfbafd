import type { ShapeOf } from "@/lib/contract/offsets";
import type { project } from "@/lib/contract/projects";

/** A project as /api/v1 carries it; only what is shown. */
export type Project = ShapeOf<typeof project>;
