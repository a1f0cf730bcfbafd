import { z } from "zod";
import { ALIKE_SOURCE_DIFFERENCES, SOURCE_RELATIONS } from "./terms";
import { source } from "./sources";
import { cursorQuery, givenId, id, listOf, operation, person, time, words } from "./operation";

const projectId = z.object({ projectId: id });

const fields = {
  fromId: id.meta({
    description: "The source that cites, quotes, reprints, translates or derives.",
  }),
  toId: id.meta({ description: "The source it takes from." }),
  relation: z.enum(SOURCE_RELATIONS).meta({
    description: "`same` and `different` have no direction: one work, or two works.",
  }),
};

export const sourceRelation = z
  .object({
    id,
    projectId: id,
    ...fields,
    viaAnnotationId: id.nullable().meta({ description: "The annotation that shows it." }),
    note: z.string(),
    createdBy: person,
    createdAt: time,
  })
  .meta({ id: "SourceRelation" });

export const listRelationsCall = operation({
  id: "listSourceRelations",
  method: "get",
  path: "/projects/{projectId}/source-relations",
  group: "Sources",
  summary: "Which source takes from which.",
  params: projectId,
  query: z.object(cursorQuery),
  answers: { 200: listOf(sourceRelation) },
});

export const addRelationCall = operation({
  id: "addSourceRelation",
  method: "post",
  path: "/projects/{projectId}/source-relations",
  group: "Sources",
  summary: "Say that one source takes from another; the same is kept once.",
  params: projectId,
  body: z.object({
    id: givenId,
    ...fields,
    viaAnnotationId: id.nullable().optional(),
    note: words(2_000).optional(),
  }),
  answers: { 200: sourceRelation, 201: sourceRelation },
});

export const removeRelationCall = operation({
  id: "removeSourceRelation",
  method: "delete",
  path: "/source-relations/{relationId}",
  group: "Sources",
  summary: "Take a relation between sources away.",
  params: z.object({ relationId: id }),
  answers: { 204: null },
});

/** Two sources that may be one work. */
export const alikeSources = z
  .object({
    one: source,
    other: source,
    likeness: z.number().meta({ description: "Of their titles; at most 1." }),
    differs: z.array(
      z.object({ kind: z.enum(ALIKE_SOURCE_DIFFERENCES), one: z.string(), other: z.string() }),
    ),
  })
  .meta({ id: "AlikeSources" });

export const listAlikeSourcesCall = operation({
  id: "listAlikeSources",
  method: "get",
  path: "/projects/{projectId}/sources/alike",
  group: "Sources",
  summary: "Sources that may be one work, the most alike first.",
  description:
    "Sources that everybody in the project sees, without the pairs that a relation calls `same` or `different`.",
  params: projectId,
  query: z.object(cursorQuery),
  answers: {
    200: listOf(alikeSources).extend({
      leftOut: z.int().meta({ description: "How many of the oldest sources were not compared." }),
    }),
  },
});

const rooted = z
  .object({ id, type: z.enum(["source", "document"]), citation: z.string() })
  .meta({ id: "RootedSource" });

export const claimRootsCall = operation({
  id: "readClaimRoots",
  method: "get",
  path: "/claims/{claimId}/roots",
  group: "Sources",
  summary: "On how many independent roots a claim rests.",
  description:
    "Its evidence and the references of its passages, followed to where they have it from; what only gives context is left out. Sources that rest on one another count once.",
  params: z.object({ claimId: id }),
  answers: {
    200: z.object({
      cited: z.array(rooted),
      roots: z.array(z.object({ sources: z.array(rooted), circle: z.boolean() })),
    }),
  },
});

export const PROVENANCE = [
  listRelationsCall,
  addRelationCall,
  removeRelationCall,
  listAlikeSourcesCall,
  claimRootsCall,
];
