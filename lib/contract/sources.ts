import { z } from "zod";
import { CITATION_STYLES } from "./source-terms";
import { MAX_CITATION_LENGTH, REFERENCE_RELATIONS } from "./terms";
import { cursorQuery, givenId, id, listOf, operation, time, words, rule } from "./operation";
import { annotationId, reference } from "./annotation";
import { searchQuery } from "./search";

const projectId = z.object({ projectId: id });

export const csl = z
  .record(z.string(), z.unknown())
  .meta({ description: "A CSL-JSON item; fields CSL does not know are left out." });

/** The ways to name a source, of which a client uses one. */
export const WAYS = ["url", "doi", "isbn", "csl", "citation"] as const;

export const source = z
  .object({
    id,
    projectId: id,
    key: z.string().meta({ description: "doi:…, isbn:…, url:… or words:…; one source, one key." }),
    url: z.string(),
    citation: z.string(),
    csl,
    documentId: id.nullable(),
    listed: z.boolean().meta({ description: "Whether a file brought it." }),
    referenceCount: z.int().meta({ description: "References to it that you may see." }),
    createdAt: time,
  })
  .meta({ id: "Source" });

export const listReferencesCall = operation({
  id: "listReferences",
  method: "get",
  path: "/annotations/{annotationId}/references",
  group: "Sources",
  summary: "What an annotation points to.",
  params: annotationId,
  query: z.object(cursorQuery),
  answers: { 200: listOf(reference) },
});

export const addReferenceCall = operation({
  id: "addReference",
  method: "post",
  path: "/annotations/{annotationId}/references",
  group: "Sources",
  summary: "Point from an annotation to a source, by exactly one of url, doi, isbn, csl, citation.",
  description:
    "`citation` is pasted BibTeX, RIS or CSL JSON with one item, or any other words: those are kept as they are, as the title of a source. Nothing is fetched. The same source is kept once in a project, however it is written.",
  params: annotationId,
  body: z
    .object({
      id: givenId,
      relation: z.enum(REFERENCE_RELATIONS),
      url: words(4_000).optional(),
      doi: words(4_000).optional(),
      isbn: words(100).optional(),
      csl: csl.optional(),
      citation: words(MAX_CITATION_LENGTH).optional(),
      locator: words(500).optional(),
      quote: words(20_000).optional(),
    })
    .refine(
      (body) => WAYS.filter((way) => body[way] !== undefined).length === 1,
      rule("source-named"),
    ),
  answers: { 200: reference, 201: reference },
});

export const archiveReferenceCall = operation({
  id: "archiveReference",
  method: "post",
  path: "/references/{referenceId}/archive",
  group: "Sources",
  summary: "Fetch what a reference points to and keep it as an archived copy.",
  description:
    "The address of its source, by the rules of `addDocument` with `url`. Asked again, it is fetched " +
    "again; every copy stays, and the reference shows the newest.",
  params: z.object({ referenceId: id }),
  rate: "fetch",
  answers: { 201: reference },
});

export const removeReferenceCall = operation({
  id: "removeReference",
  method: "delete",
  path: "/references/{referenceId}",
  group: "Sources",
  summary: "Take a reference away; the source stays for others.",
  params: z.object({ referenceId: id }),
  answers: { 204: null },
});

export const listSourcesCall = operation({
  id: "listSources",
  method: "get",
  path: "/projects/{projectId}/sources",
  group: "Sources",
  summary: "The sources that a file brought or that are cited where you may look.",
  description:
    "Those that a file brought are seen by everybody in the project. `q`: only those whose citation or address holds all of its words.",
  params: projectId,
  query: z.object({
    ...cursorQuery,
    q: searchQuery.optional(),
    style: z
      .enum(CITATION_STYLES)
      .optional()
      .meta({ description: "In which style `citation` is; `apa` by default." }),
  }),
  answers: { 200: listOf(source) },
});

export const previewCitationCall = operation({
  id: "previewCitation",
  method: "post",
  path: "/projects/{projectId}/citations/preview",
  group: "Sources",
  summary: "What pasted BibTeX, RIS or CSL JSON would become; at most 20 items. Keeps nothing.",
  params: projectId,
  body: z.object({ citation: words(MAX_CITATION_LENGTH) }),
  answers: {
    200: z.object({
      items: z.array(source.pick({ key: true, url: true, citation: true, csl: true })),
    }),
  },
});

export const SOURCES = [
  listReferencesCall,
  addReferenceCall,
  archiveReferenceCall,
  removeReferenceCall,
  listSourcesCall,
  previewCitationCall,
];
