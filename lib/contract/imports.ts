import { z } from "zod";
import { annotationFields } from "./annotations";
import { noteBody } from "./notes";
import { givenTime, id, operation, words } from "./operation";
import { MAX_NOTE_LENGTH, MAX_STATUS_REASON, STATUSES } from "./terms";

/** What annotations can be imported from. */
export const IMPORT_FORMATS = [
  "jsonl",
  "w3c",
  "hypothesis",
  "doccano",
  "label-studio",
  "semeval",
  "csv",
  "brat",
  "webanno",
  "qdpx",
] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** The largest file, in bytes. */
export const MAX_IMPORT_BYTES = 64_000_000;

/**
 * A line of a JSONL file: an annotation as the API answers it, with the name of its author. Other
 * fields of a line are ignored. Offsets count code points.
 */
export const importedLine = z.object({
  ...annotationFields,
  id: words(2_000).optional(),
  author: words(200).optional(),
  createdBy: z.object({ id: id.nullable(), name: words(500) }).optional(),
  createdAt: givenTime.optional(),
  status: z.enum(STATUSES).optional(),
  statusReason: words(MAX_STATUS_REASON).optional(),
});

/** What a line has in `notes`: the discussion under its annotation, with names as authors. */
export const importedNote = z.object({
  id: words(2_000).optional(),
  body: noteBody,
  author: words(200).optional(),
  createdBy: z.object({ id: id.nullable(), name: words(500) }).optional(),
  createdAt: givenTime.optional(),
  /** The id of a note of the same line; anything else stands for the annotation. */
  replyTo: words(2_000).nullish(),
});

/** What a line has in `relations`: what leads from its annotation to others of the same text. */
export const importedRelation = z.object({
  id: words(2_000).optional(),
  to: words(2_000),
  type: words(500),
  note: words(MAX_NOTE_LENGTH).optional(),
  author: words(200).optional(),
  createdAt: givenTime.optional(),
});

const unplaced = z
  .object({
    line: z.int().meta({
      description: "Of the file; where its lines mean nothing, which of its items. Counted from 1.",
    }),
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
    "The body is the file. `w3c`: one annotation, a list, a page or a collection of the Web Annotation model. `hypothesis`: an export of its client (JSON or CSV) or an answer of its API; replies become notes. `doccano`, `label-studio`: texts with labels; what is about other texts than this one is listed as unplaced. `semeval`: the labels of its tasks on persuasion. `brat`: the lines of an `.ann` file, or a zip of such files and their texts. `qdpx`: a REFI-QDA exchange, or its `.qde` alone. `webanno`: a table of tokens (TSV 3.x). `csv`: our own table, or one with columns such as `quote`, `start`, `end`, `tags`, `comment`, `author`. `jsonl` has an annotation on each line, with `author`, a name that needs no account: it is shown, filtered and counted as a coder like any author, and curators edit and delete what it made. A line without an author is the importer's own; in a project with second readers it must be open. An annotation is placed by its offsets where its words stand there, else by its words and what stands around them. What is there already, by its id, is matched and stays as it is; without an id a line is known again by what it says. What could not be placed is listed with the number of its line. Notes (replies) come in with the annotations that are created, their authors as names, and so do relations within the text whose types the project has by slug or label; after a type was added the same file brings in the others. References and reviews are not imported: `notKept` counts those of the annotations that are, with notes that can not be read, and `notices` say what else of the file is not imported.",
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
  alsoTakes: [
    "application/jsonl",
    "application/x-ndjson",
    "application/ld+json",
    "text/csv",
    "text/tab-separated-values",
    "text/plain",
    "application/zip",
    "application/xml",
    "application/octet-stream",
  ],
  largest: MAX_IMPORT_BYTES,
  rate: "import",
  answers: {
    200: z
      .object({
        created: z.int(),
        matched: z.int(),
        moved: z.int().meta({
          description: "Of the created, those that their words placed: their offsets did not.",
        }),
        notes: z.int().meta({ description: "Notes that came with the created annotations." }),
        relations: z.int().meta({
          description:
            "Relations within the text that were created; the others were there, or `notKept`.",
        }),
        unplaced: z.array(unplaced),
        notices: z.array(z.string()),
        notKept: z.object({
          notes: z.int(),
          references: z.int(),
          reviews: z.int(),
          claims: z.int().meta({ description: "Links to claims that this project lacks." }),
          relations: z.int().meta({
            description:
              "Relations to what is not in this text, or of types that the project lacks.",
          }),
        }),
      })
      .meta({ id: "Imported" }),
  },
});

export const IMPORTS = [importAnnotationsCall];
