import { z } from "zod";
import { annotationFields } from "./annotations";
import { id, operation, words } from "./operation";
import { STATUSES } from "./terms";

/** What annotations can be imported from. */
export const IMPORT_FORMATS = ["jsonl"] as const;

/** The largest file, in bytes. */
export const MAX_IMPORT_BYTES = 64_000_000;

/**
 * A line of a JSONL file: an annotation as the API answers it, with the name of its author. Other
 * fields of a line are ignored. Offsets count code points.
 */
export const importedLine = z.object({
  ...annotationFields,
  id: words(200).optional(),
  author: words(200).optional(),
  createdBy: z.object({ id: id.nullable(), name: words(500) }).optional(),
  createdAt: z.iso.datetime({ offset: true }).optional(),
  status: z.enum(STATUSES).optional(),
});

const unplaced = z
  .object({
    line: z.int().meta({ description: "Of the file, counted from 1." }),
    id: z.string().nullable(),
    author: z.string().nullable(),
    exact: z.string().nullable().meta({ description: "The words it was said of." }),
    reason: z.string(),
  })
  .meta({ id: "Unplaced" });

export const importAnnotationsCall = operation({
  id: "importAnnotations",
  method: "post",
  path: "/documents/{documentId}/import/{format}",
  group: "Imports",
  summary: "Annotations from a file, all in one transaction; for curators.",
  description:
    "The body is the file. `jsonl` has an annotation on each line, with `author`, a name that needs no account: it is shown, filtered and counted as a coder like any author, and curators edit and delete what it made. A line without an author is the importer's own; in a project with second readers it must be open. An annotation is placed by its offsets where its words stand there, else by its words and what stands around them. What is there already, by its id, is matched and stays as it is; without an id a line is known again by what it says. What could not be placed is listed with the number of its line. `notKept` counts what a line carries beside the annotation, which is not imported.",
  params: z.object({
    documentId: id,
    format: z
      .string()
      .max(100)
      .meta({ enum: [...IMPORT_FORMATS] }),
  }),
  query: z.object({
    dryRun: z.enum(["true", "false"]).optional().meta({ description: "`true` only reports." }),
  }),
  alsoTakes: ["application/jsonl", "application/x-ndjson", "text/plain"],
  largest: MAX_IMPORT_BYTES,
  rate: "import",
  answers: {
    200: z
      .object({
        created: z.int(),
        matched: z.int(),
        unplaced: z.array(unplaced),
        notKept: z.object({
          notes: z.int(),
          references: z.int(),
          reviews: z.int(),
          claims: z.int().meta({ description: "Links to claims that this project lacks." }),
        }),
      })
      .meta({ id: "Imported" }),
  },
});

export const IMPORTS = [importAnnotationsCall];
