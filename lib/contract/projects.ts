import { z } from "zod";
import { ROLES } from "../access/policy";
import { MAX_STATUS_REASON, MAX_STATUS_REASONS } from "./terms";
import { cursorQuery, givenId, id, listOf, name, slug, operation, time, words } from "./operation";

const settings = z
  .object({
    verdicts: z
      .unknown()
      .meta({ description: "The words of the scale of verdicts, in their order." }),
    weights: z.record(slug, z.unknown()).nullable().meta({
      description: "How much each type of claim matters, 0 to 10.",
    }),
    secondReader: z.boolean().nullable().meta({
      description: "Whether nobody may judge their own work.",
    }),
    closed: z.boolean().nullable().meta({
      description:
        "Whether annotations may be called only by words of the codebook; 400 with the path of each field otherwise.",
    }),
    strict: z.boolean().nullable().meta({
      description:
        "Whether a technique must come with the target, the claim and the reason that the codebook asks for; 400 with the path of each field otherwise.",
    }),
    statusReasons: z
      .array(name(MAX_STATUS_REASON))
      .max(MAX_STATUS_REASONS)
      .nullable()
      .meta({ description: "The reasons that are offered to whoever rejects an annotation." }),
  })
  .partial();

export const project = z
  .object({
    id,
    name: z.string(),
    description: z.string(),
    role: z.enum(ROLES).meta({ description: "The asker's own." }),
    settings,
    sample: z.boolean(),
    documentCount: z.int(),
    roleRequestCount: z.int().meta({
      description: "Members who ask for another role, for owners; 0 for anybody else.",
    }),
    createdAt: time,
    updatedAt: time,
    version: z.int(),
  })
  .meta({ id: "Project" });

/** A project in the list of one's projects. */
export const listedProject = project
  .extend({
    activeAt: time.meta({
      description: "The last work in it that you see, in its documents as well.",
    }),
  })
  .meta({ id: "ListedProject" });

const projectId = z.object({ projectId: id });

export const listProjectsCall = operation({
  id: "listProjects",
  method: "get",
  path: "/projects",
  group: "Projects",
  summary: "The projects you are a member of.",
  query: z.object(cursorQuery),
  answers: { 200: listOf(listedProject) },
});

export const addProjectCall = operation({
  id: "addProject",
  method: "post",
  path: "/projects",
  group: "Projects",
  summary: "A new project, with the default codebook and you as its owner.",
  body: z.object({
    id: givenId,
    name: name(200),
    description: words(5_000).optional(),
    settings: settings.optional(),
  }),
  answers: { 200: project, 201: project },
});

export const readProjectCall = operation({
  id: "readProject",
  method: "get",
  path: "/projects/{projectId}",
  group: "Projects",
  summary: "One project.",
  params: projectId,
  answers: { 200: project },
});

export const changeProjectCall = operation({
  id: "changeProject",
  method: "patch",
  path: "/projects/{projectId}",
  group: "Projects",
  summary: "Rename a project, or change its description or settings.",
  description:
    "Settings that are left out stay as they are; null takes one away. `verdicts`: the words of the project's scale of verdicts, in their order, each once; 422 says what is wrong with a scale.",
  params: projectId,
  body: z.object({
    name: name(200).optional(),
    description: words(5_000).optional(),
    settings: settings.optional(),
  }),
  answers: { 200: project },
});

export const removeProjectCall = operation({
  id: "removeProject",
  method: "delete",
  path: "/projects/{projectId}",
  group: "Projects",
  summary: "Take a project away, with everything in it.",
  params: projectId,
  answers: { 204: null },
});

export const PROJECTS = [
  listProjectsCall,
  addProjectCall,
  readProjectCall,
  changeProjectCall,
  removeProjectCall,
];
