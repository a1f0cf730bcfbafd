import { z } from "zod";
import { ANCHORS, KINDS, MAX_NOTE_LENGTH } from "./terms";
import { cursorQuery, givenId, id, listOf, operation, person, time, words } from "./operation";
import { past } from "./notes";
import { tagSlug } from "./tag-property";

const note = words(MAX_NOTE_LENGTH).meta({ description: "Markdown." });

const relationEnd = z
  .object({
    documentId: id,
    title: z.string().meta({ description: "Of its document." }),
    kind: z.enum(KINDS),
    anchor: z.enum(ANCHORS),
    exact: z.string().meta({ description: "Its words, the first 300 characters of them." }),
  })
  .meta({ id: "RelationEnd" });

export const relation = z
  .object({
    id,
    projectId: id,
    from: id.meta({ description: "The annotation at the first end." }),
    to: id.meta({ description: "The annotation at the second end." }),
    type: z.string().meta({ description: "The slug of a relation type of the project." }),
    note,
    fromEnd: relationEnd,
    toEnd: relationEnd,
    createdBy: person,
    createdAt: time,
    updatedAt: time,
    version: z.int(),
  })
  .meta({ id: "Relation" });

const projectId = z.object({ projectId: id });
const relationId = z.object({ relationId: id });

/** Any slug: one that is no type of the project is refused with the list of those that are. */
const type = tagSlug.meta({ description: "The slug of a relation type of the project." });

export const listRelationsCall = operation({
  id: "listRelations",
  method: "get",
  path: "/projects/{projectId}/relations",
  group: "Relations",
  summary: "Relations between annotations, oldest first.",
  description: "Those of which you see both ends.",
  params: projectId,
  query: z.object({
    ...cursorQuery,
    annotation: id.optional().meta({ description: "With this annotation at either end." }),
    document: id.optional().meta({ description: "With an annotation of this document." }),
    type: tagSlug.optional(),
    author: words(500).optional().meta({ description: "An account's id, or a name." }),
  }),
  answers: { 200: listOf(relation) },
});

export const addRelationCall = operation({
  id: "addRelation",
  method: "post",
  path: "/projects/{projectId}/relations",
  group: "Relations",
  summary: "Relate two annotations, of one text or of two.",
  description:
    "The same relation by the same person is one: it is answered with 200. 422 with `types`, the list of those that can be used, for any other type.",
  params: projectId,
  body: z.object({ id: givenId, from: id, to: id, type, note: note.optional() }),
  answers: { 200: relation, 201: relation },
});

export const readRelationCall = operation({
  id: "readRelation",
  method: "get",
  path: "/relations/{relationId}",
  group: "Relations",
  summary: "One relation.",
  params: relationId,
  answers: { 200: relation },
});

export const editRelationCall = operation({
  id: "editRelation",
  method: "patch",
  path: "/relations/{relationId}",
  group: "Relations",
  summary: "Change a relation of yours; what is left out stays.",
  params: relationId,
  body: z.object({
    from: id.optional(),
    to: id.optional(),
    type: type.optional(),
    note: note.optional(),
  }),
  answers: { 200: relation },
  conditional: true,
});

export const removeRelationCall = operation({
  id: "removeRelation",
  method: "delete",
  path: "/relations/{relationId}",
  group: "Relations",
  summary: "Take a relation away; it can be brought back.",
  params: relationId,
  answers: { 204: null },
  conditional: true,
  current: relation,
});

export const restoreRelationCall = operation({
  id: "restoreRelation",
  method: "post",
  path: "/relations/{relationId}/restore",
  group: "Relations",
  summary: "Bring a relation back that was taken away.",
  params: relationId,
  answers: { 200: relation },
});

export const readRelationHistoryCall = operation({
  id: "readRelationHistory",
  method: "get",
  path: "/relations/{relationId}/history",
  group: "Relations",
  summary: "What a relation was before, oldest first.",
  description: "States from a time when an end was private are shown to its author only.",
  params: relationId,
  query: z.object(cursorQuery),
  answers: { 200: listOf(past(relation)) },
});

export const RELATIONS = [
  listRelationsCall,
  addRelationCall,
  readRelationCall,
  editRelationCall,
  removeRelationCall,
  restoreRelationCall,
  readRelationHistoryCall,
];
