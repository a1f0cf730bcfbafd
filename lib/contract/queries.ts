import { z } from "zod";
import { FACETS, QUERY_FORMATS, MAX_QUERY_LENGTH } from "./terms";
import {
  cursorQuery,
  givenId,
  id,
  listOf,
  name,
  operation,
  person,
  time,
  words,
} from "./operation";
import { annotation } from "./annotation";
import { phrasePlace } from "./search";

const projectId = z.object({ projectId: id });
const queryId = z.object({ queryId: id });

const text = words(MAX_QUERY_LENGTH).meta({
  description:
    'The language: kinds and conditions side by side, with or, not and brackets; and between two descriptions before, after, overlaps, inside, contains, or "within 200 before", "within 3 words after", "within 1 sentence of", or the name of a type of relation: claim supports claim. Example: rhetoric tag:appeal-to-fear-prejudice within 200 before claim type:statistical',
});

export const answer = z
  .object({
    annotations: z.array(annotation).max(2).meta({
      description:
        "What fits the first description, and what stands to it as asked; only the latter where the first is a place.",
    }),
    place: phrasePlace.nullable().meta({
      description: "What fits `in:text`: words of a text, whether or not somebody annotated them.",
    }),
    document: z.object({ id, title: z.string() }),
    secondDocument: z.object({ id, title: z.string() }).nullable().meta({
      description: "Of the second annotation, where it is related and stands in another text.",
    }),
  })
  .meta({ id: "QueryAnswer" });

export const savedQuery = z
  .object({
    id,
    projectId: id,
    name: z.string(),
    text: z.string(),
    shared: z.boolean(),
    createdBy: person,
    createdAt: time,
    updatedAt: time,
    version: z.int(),
  })
  .meta({ id: "SavedQuery" });

export const askQueryCall = operation({
  id: "askQuery",
  method: "get",
  path: "/projects/{projectId}/query",
  group: "Queries",
  summary:
    "Annotations, or pairs of them, by kind, tag, speaker, verdict, order, distance and more.",
  description:
    "In the order of the texts. A query that is not understood answers 400 and says where; one that has to look at too much answers 422.",
  params: projectId,
  query: z.object({ ...cursorQuery, q: text }),
  rate: "search",
  answers: { 200: listOf(answer) },
});

const facetValue = z.object({ value: z.string(), label: z.string(), count: z.int() });

export const queryFacetsCall = operation({
  id: "countQuery",
  method: "get",
  path: "/projects/{projectId}/query/facets",
  group: "Queries",
  summary: "How the answers of a query divide by kind, tag, speaker, document, coder and verdict.",
  params: projectId,
  query: z.object({ q: text }),
  rate: "search",
  answers: {
    200: z.object({
      total: z.int(),
      complete: z.boolean().meta({ description: "False when there are more than were counted." }),
      facets: z.record(z.enum(FACETS), z.array(facetValue)),
    }),
  },
});

export const downloadQueryCall = operation({
  id: "downloadQuery",
  method: "get",
  path: "/projects/{projectId}/query/export/{format}",
  group: "Queries",
  summary: "Everything a query finds, as a file that is written while it is found.",
  params: z.object({
    projectId: id,
    format: z
      .string()
      .max(100)
      .meta({ enum: [...QUERY_FORMATS] }),
  }),
  query: z.object({ q: text }),
  rate: "export",
  answers: { 200: "*/*" },
});

export const listQueriesCall = operation({
  id: "listQueries",
  method: "get",
  path: "/projects/{projectId}/queries",
  group: "Queries",
  summary: "Queries that were kept: shared ones, and one's own.",
  params: projectId,
  query: z.object(cursorQuery),
  answers: { 200: listOf(savedQuery) },
});

export const saveQueryCall = operation({
  id: "saveQuery",
  method: "post",
  path: "/projects/{projectId}/queries",
  group: "Queries",
  summary: "Keep a query, for everybody or for oneself.",
  params: projectId,
  body: z.object({ id: givenId, name: name(200), text, shared: z.boolean().optional() }),
  answers: { 200: savedQuery, 201: savedQuery },
});

export const editQueryCall = operation({
  id: "editQuery",
  method: "patch",
  path: "/queries/{queryId}",
  group: "Queries",
  summary: "Change a query's name or text, or who sees it; If-Match is heeded when sent.",
  params: queryId,
  body: z.object({
    name: name(200).optional(),
    text: text.optional(),
    shared: z.boolean().optional(),
  }),
  answers: { 200: savedQuery },
  conditional: "if-sent",
});

export const removeQueryCall = operation({
  id: "removeQuery",
  method: "delete",
  path: "/queries/{queryId}",
  group: "Queries",
  summary: "Take a kept query away.",
  params: queryId,
  answers: { 204: null },
  conditional: "if-sent",
});

export const QUERIES = [
  askQueryCall,
  queryFacetsCall,
  downloadQueryCall,
  listQueriesCall,
  saveQueryCall,
  editQueryCall,
  removeQueryCall,
];
