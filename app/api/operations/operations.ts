import type { Operation } from "../door/operation";
import { ANNOTATIONS } from "./annotations";
import { CLAIMS } from "./claims";
import { DOCUMENTS } from "./documents";
import { EXPORTS } from "./exports";
import { NOTES } from "./notes";
import { PEOPLE } from "./people";
import { PROJECTS } from "./projects";
import { REVIEWS } from "./reviews";
import { SEARCH } from "./search";
import { SOURCES } from "./sources";
import { TAGS } from "./tags";

/** Every call of the API, in the order of its documentation. */
export const OPERATIONS: readonly Operation[] = [
  ...PROJECTS,
  ...PEOPLE,
  ...DOCUMENTS,
  ...ANNOTATIONS,
  ...NOTES,
  ...SOURCES,
  ...REVIEWS,
  ...TAGS,
  ...CLAIMS,
  ...SEARCH,
  ...EXPORTS,
] as readonly Operation[];
