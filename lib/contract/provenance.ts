import { z } from "zod";
import { SOURCE_RELATIONS } from "./terms";
import { cursorQuery, givenId, id, listOf, operation, person, time, words } from "./operation";

const projectId = z.object({ projectId: id });

const fields = {
  fromId: id.meta({
    description: "The source that cites, quotes, reprints, translates or derives.",
  }),
  toId: id.meta({ description: "The source it takes from." }),
  relation: z.enum(SOURCE_RELATIONS),
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

export const PROVENANCE = [listRelationsCall, addRelationCall, removeRelationCall, claimRootsCall];
