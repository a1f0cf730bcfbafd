import { z } from "zod";
import { SOURCE_FORMATS } from "./formats";
import { id, operation } from "./operation";
import { source } from "./sources";
import { MAX_SOURCE_FILE_BYTES, SOURCE_DECISIONS, SOURCE_MATCHES } from "./source-terms";

const list = SOURCE_FORMATS.map((format) => `\`${format.id}\`: ${format.label}`).join("; ");

/** An unknown name is passed to the service, whose refusal lists the names. */
const format = z
  .string()
  .max(100)
  .meta({ enum: SOURCE_FORMATS.map((one) => one.id), description: list });

export const exportSourcesCall = operation({
  id: "exportSources",
  method: "get",
  path: "/projects/{projectId}/sources/export/{format}",
  group: "Sources",
  summary: "The sources of a project as a file of references.",
  description:
    "All that you may see, the oldest first. What a format has no place for stands in docs/formats/sources.md.",
  params: z.object({ projectId: id, format }),
  rate: "export",
  answers: { 200: "*/*" },
});

/** What is decided of references, by their keys. */
export const sourceDecisions = z.record(z.string().max(5_000), z.enum(SOURCE_DECISIONS));

const importedSource = z
  .object({
    key: z.string().meta({ description: "As of a source; by it is decided." }),
    line: z.int().meta({
      description:
        "Where it begins in the file; in CSL-JSON and RDF, which of its items it is. Counted from 1.",
    }),
    name: z.string().meta({ description: "Its key or title in the file." }),
    citation: z.string(),
    state: z.enum(["create", "same", "differs"]),
    source: source
      .pick({ id: true, citation: true })
      .nullable()
      .meta({ description: "The source that is there." }),
    matchedBy: z.enum(SOURCE_MATCHES).nullable(),
    differences: z.array(
      z.object({
        field: z.string().meta({ description: "A variable of CSL." }),
        ours: z.unknown(),
        theirs: z.unknown(),
      }),
    ),
    decision: z
      .enum(SOURCE_DECISIONS)
      .nullable()
      .meta({ description: "What was decided of it, or follows from `differing`." }),
  })
  .meta({ id: "ImportedSource" });

export const importSourcesCall = operation({
  id: "importSources",
  method: "post",
  path: "/projects/{projectId}/sources/import/{format}",
  group: "Sources",
  summary: "Sources from a file of references, all in one transaction.",
  description:
    "The body is the file, or multipart/form-data with `file` and `decisions`. `auto` takes whichever of the formats the file has; a file of another format than the one named is refused. A reference is a source that is there if that has its DOI, ISBN or address, else if title, year and the first author's name are the same. One that is not there is created, for everybody in the project to see. One that says nothing else than the source stays as it is; else it differs, and a person decides: `decisions` is a JSON object that has for the `key` of a reference `ours` (the source stays; a reference that would be created is left out), `fill` (the source takes what it does not say yet) `theirs` (it takes all that the reference says) or `new` (it is another source and is created, unless the two have one DOI, ISBN or address). What the file does not say is never taken away. The same file with the same decisions again changes nothing. `unread` lists what can not be a source, `notices` what of the others is not kept.",
  params: z.object({
    projectId: id,
    format: format.meta({ enum: ["auto", ...SOURCE_FORMATS.map((one) => one.id)] }),
  }),
  query: z.object({
    dryRun: z.enum(["true", "false"]).optional().meta({ description: "`true` only reports." }),
    differing: z
      .enum(SOURCE_DECISIONS)
      .optional()
      .meta({ description: "For those that differ and are not decided on; `ours` by default." }),
  }),
  alsoTakes: [
    "multipart/form-data",
    "application/json",
    "application/vnd.citationstyles.csl+json",
    "application/x-bibtex",
    "application/x-research-info-systems",
    "application/rdf+xml",
    "application/xml",
    "text/plain",
    "application/octet-stream",
  ],
  largest: MAX_SOURCE_FILE_BYTES,
  rate: "import",
  answers: {
    200: z
      .object({
        format: z.enum(SOURCE_FORMATS.map((one) => one.id)),
        created: z.int(),
        changed: z.int(),
        kept: z.int().meta({ description: "Differing or new ones of which nothing was taken." }),
        same: z.int(),
        sources: z.array(importedSource),
        unread: z.array(z.object({ line: z.int(), name: z.string(), reason: z.string() })),
        notices: z.array(z.string()),
      })
      .meta({ id: "ImportedSources" }),
  },
});

export const unlistSourceCall = operation({
  id: "unlistSource",
  method: "delete",
  path: "/sources/{sourceId}",
  group: "Sources",
  summary: "Take a source off the list that a file brought; where it is cited it stays.",
  params: z.object({ sourceId: id }),
  answers: { 204: null },
});

export const SOURCE_FILES = [exportSourcesCall, importSourcesCall, unlistSourceCall];
