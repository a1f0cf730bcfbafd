import { z } from "zod";
import { CODEBOOK_FORMATS } from "./formats";
import { id, operation, queryNumber } from "./operation";
import { TAG_KINDS } from "./terms";
import { CODE_DECISIONS, CODE_FIELDS } from "./code-terms";

const list = CODEBOOK_FORMATS.map((format) => `\`${format.id}\`: ${format.label}`).join("; ");

/** An unknown name is passed to the service, whose refusal lists the names. */
const format = z
  .string()
  .max(100)
  .meta({ enum: CODEBOOK_FORMATS.map((one) => one.id), description: list });

export const exportCodebookCall = operation({
  id: "exportCodebook",
  method: "get",
  path: "/projects/{projectId}/codebook/export/{format}",
  group: "Codebook",
  summary: "The codebook as a file of its own.",
  description:
    "All tags with their teaching, in the codebook's order. What a format has no place for stands in docs/formats/codebook.md.",
  params: z.object({ projectId: id, format }),
  rate: "export",
  answers: { 200: "*/*" },
});

/** The largest file, in bytes: an exchange of REFI-QDA has its texts within. */
export const MAX_CODEBOOK_BYTES = 64_000_000;

/** What is decided of codes, by their keys. */
export const codeDecisions = z.record(z.string().max(200), z.enum(CODE_DECISIONS));

const importedCode = z
  .object({
    key: z.string().meta({ description: "Its kind and slug, by which it is decided about." }),
    line: z.int().meta({
      description: "Of the file; where its lines mean nothing, which of its codes. Counted from 1.",
    }),
    kind: z.enum(TAG_KINDS),
    slug: z.string(),
    label: z.string(),
    state: z.enum(["create", "same", "differs"]),
    tag: z
      .object({ id, slug: z.string(), label: z.string() })
      .nullable()
      .meta({ description: "The tag that has its name." }),
    differences: z.array(
      z.object({ field: z.enum(CODE_FIELDS), ours: z.unknown(), theirs: z.unknown() }),
    ),
    beside: z
      .string()
      .nullable()
      .meta({ description: "The slug that it gets where both are kept." }),
    decision: z
      .enum(CODE_DECISIONS)
      .nullable()
      .meta({ description: "What was decided of it, or follows from `collisions`." }),
  })
  .meta({ id: "ImportedCode" });

export const importCodebookCall = operation({
  id: "importCodebook",
  method: "post",
  path: "/projects/{projectId}/codebook/import/{format}",
  group: "Codebook",
  summary: "Tags from a file, all in one transaction; for curators.",
  description:
    "The body is the file, or multipart/form-data with `file` and `decisions`. `json`: our own file, the API's list of tags, or a list of objects with a `label` or `name`. `csv`: our own table, or one with a column such as `label`, `name` or `tag`. `qdc`: a REFI-QDA codebook, the project of an exchange (`.qde`), or an exchange (`.qdpx`). `skos`: the concepts of a vocabulary in JSON-LD. A code whose kind and slug no tag has is created. One that a tag has already, and that says of each field what the tag says or nothing, is the same and stays; else it differs, and a person decides: `decisions` is a JSON object that has for the `key` of a code `ours` (the tag stays as it is; of a code that would be created: it is left out), `theirs` (the tag takes what the file says; its slug and its place in the order stay) or `both` (the code is created under the slug `beside`). Where the file gives no slugs, codes are known by their labels. The same file with the same decisions again changes nothing. Codes without a kind get the one of `kind`.",
  params: z.object({ projectId: id, format }),
  query: z.object({
    dryRun: z.enum(["true", "false"]).optional().meta({ description: "`true` only reports." }),
    kind: z
      .enum(TAG_KINDS)
      .optional()
      .meta({ description: "Of codes whose kind the file does not say; `claim` by default." }),
    collisions: z
      .enum(CODE_DECISIONS)
      .optional()
      .meta({ description: "For codes that differ and are not decided on; `ours` by default." }),
    recheck: z.enum(["true", "false"]).optional().meta({
      description:
        "A new definition, use or avoidance lists the tag's annotations to be looked at again; `false` leaves them.",
    }),
    version: queryNumber(1, 1_000_000_000).optional().meta({
      description:
        "The version of the codebook that was decided on: 412 when it has another one meanwhile.",
    }),
  }),
  alsoTakes: [
    "multipart/form-data",
    "application/json",
    "application/ld+json",
    "application/xml",
    "application/zip",
    "text/csv",
    "text/plain",
    "application/octet-stream",
  ],
  largest: MAX_CODEBOOK_BYTES,
  rate: "import",
  answers: {
    200: z
      .object({
        version: z.int().meta({ description: "Of the codebook, as it now is." }),
        created: z.int(),
        changed: z.int(),
        kept: z
          .int()
          .meta({ description: "Codes that differ or are new, and of which nothing was taken." }),
        same: z.int(),
        kindless: z.int().meta({ description: "Codes whose kind the file does not say." }),
        codes: z.array(importedCode),
        unread: z.array(z.object({ line: z.int(), name: z.string(), reason: z.string() })),
        notices: z.array(z.string()),
      })
      .meta({ id: "ImportedCodebook" }),
  },
});

export const CODEBOOK_FILES = [exportCodebookCall, importCodebookCall];
