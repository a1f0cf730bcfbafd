import { z } from "zod";
import { ANCHORS, DOCUMENT_ORDERS, KINDS, isPartialDate } from "./terms";
import { archive, fetchedFrom } from "./archives";
import { documentLabel } from "./labels";
import { MAX_TEXT_LENGTH, PARTS, TEXT_FORMATS } from "../text/document-text";
import { NOTICE_KINDS } from "../text/incoming";
import {
  cursorQuery,
  givenId,
  id,
  ids,
  listOf,
  name,
  operation,
  pastQuery,
  queryNumber,
  time,
  words,
  rule,
} from "./operation";

const LANGUAGE = /^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$/;

/** Every runtime has it (WHATWG URL), though the language itself does not name it. */
declare const URL: { canParse(address: string): boolean };

/** http and https only; empty if unknown. */
const webAddress = words(4_000).refine(
  (address) => address === "" || (/^https?:\/\//i.test(address) && URL.canParse(address)),
  rule("web-address"),
);

/** A language tag of BCP 47; empty if unknown. */
export const language = words(35).refine((tag) => LANGUAGE.test(tag), rule("language-tag"));

const metadata = z.object({
  author: words(500),
  speaker: words(500),
  publisher: words(500),
  date: words(10).refine((date) => isPartialDate(date), rule("partial-date")),
  url: webAddress,
  language,
  rights: words(1_000),
});

export const revision = z
  .object({
    id,
    number: z.int(),
    format: z.string(),
    length: z.int().meta({ description: "Code points." }),
    sha256: z.string(),
    createdAt: time,
  })
  .meta({ id: "Revision" });

export const document = z
  .object({
    id,
    projectId: id,
    title: z.string(),
    ...metadata.shape,
    revision,
    archive: archive.nullable().meta({
      description: "The newest copy of its address, if it was fetched from one.",
    }),
    labels: z.array(documentLabel).meta({ description: "By name." }),
    annotationCount: z.int(),
    createdAt: time,
    updatedAt: time,
    activeAt: time.meta({
      description: "The last work on it that you see: on its text, its annotations, their notes.",
    }),
    version: z.int(),
    change: z.int().meta({ description: "The last number of the document's feed." }),
  })
  .meta({ id: "Document" });

export const projectId = z.object({ projectId: id });
export const documentId = z.object({ documentId: id });

/** What import changed or left out, or what one should know of a text before it is frozen. */
export const notice = z
  .object({
    kind: z.enum([...NOTICE_KINDS, "same-text"]),
    message: z.string(),
    count: z.int().optional().meta({ description: "How often." }),
    documentId: id
      .optional()
      .meta({ description: "The text of the project that has the same words." }),
  })
  .meta({ id: "Notice" });

const addedDocument = document.extend({ notices: z.array(notice) }).meta({ id: "AddedDocument" });

/** What a text would be kept as. */
export const documentPreview = z
  .object({
    title: z.string(),
    source: metadata,
    format: z.string().meta({ description: "What the text was read as." }),
    text: z.string(),
    structure: z
      .object({ blocks: z.array(z.unknown()), marks: z.array(z.unknown()) })
      .meta({ description: "Its offsets count code points of `text`." }),
    notices: z.array(notice),
    fetched: fetchedFrom.optional().meta({ description: "Of a text that was fetched." }),
  })
  .meta({ id: "DocumentPreview" });

/** In JSON a character of a text may take six bytes. */
const MAX_TEXT_BODY_BYTES = 6 * MAX_TEXT_LENGTH + 1_000_000;

const textFormat = z.enum(TEXT_FORMATS);

interface SentText {
  readonly content?: string;
  readonly format?: string;
  readonly url?: string;
}

/** A text is sent as its characters with their format, or as an address, and never as both. */
function textOrAddress(
  { content, format, url }: SentText,
  { addIssue }: z.core.$RefinementCtx<SentText>,
): void {
  if (url !== undefined) {
    if (content !== undefined || format !== undefined) {
      addIssue({ code: "custom", path: ["url"], message: "text-or-address" });
    }
    return;
  }
  for (const [name, value] of Object.entries({ content, format })) {
    if (value !== undefined) continue;
    addIssue({ code: "invalid_type", expected: "string", path: [name], input: value });
  }
}

/** The characters of a text with their format, or an address to fetch. */
const sentText = {
  content: z.string().optional().meta({ description: "Required without `url`." }),
  format: textFormat.optional().meta({ description: "Required with `content`." }),
  url: z.string().optional().meta({ description: "An address to fetch, without `content`." }),
};

/** How what is sent is read, and whether it is only tried. */
const textQuery = {
  dryRun: z.enum(["true", "false"]).optional(),
  encoding: words(40).optional().meta({
    description: "How the file is written, such as windows-1252, whatever the file says itself.",
  }),
  part: z.enum(PARTS).optional().meta({
    description: "Of a web page: the article alone, which is the default, or the whole page.",
  }),
};

export const listDocumentsCall = operation({
  id: "listDocuments",
  method: "get",
  path: "/projects/{projectId}/documents",
  group: "Documents",
  summary: "The documents of a project, in the order they came in unless another is named.",
  params: projectId,
  query: z.object({
    ...cursorQuery,
    ...pastQuery,
    q: words(500)
      .optional()
      .meta({ description: "Words that title, author, speaker, publisher and labels contain." }),
    label: ids(500)
      .optional()
      .meta({ description: "Ids of labels with commas between: documents that have all of them." }),
    sort: z.enum(DOCUMENT_ORDERS).optional(),
    down: z.enum(["true", "false"]).optional().meta({ description: "The last one first." }),
  }),
  answers: { 200: listOf(document) },
});

export const addDocumentCall = operation({
  id: "addDocument",
  method: "post",
  path: "/projects/{projectId}/documents",
  group: "Documents",
  summary:
    "Bring a text in: as JSON, as the address of a page, or as a file in multipart/form-data (`file`, `title?`, `id?`). " +
    "Sent again with its id, a text is there once.",
  description:
    "What a file is, its bytes say, not its name. With `dryRun=true` nothing is stored, and the answer " +
    "is what would be kept, with `notices` of what was changed, left out or guessed; the same notices " +
    "come with a text that was stored.\n\n" +
    "With `url` the server fetches the address and keeps the bytes as an archived copy. It follows five " +
    "redirects, takes 10 MB and 15 seconds, and reaches no address of its own machine or of a private " +
    "network; why an address was not fetched, `detail` says (422, `not-fetched`). What was fetched for a " +
    "`dryRun` is used again when the same person brings it in within five minutes.",
  params: projectId,
  query: z.object(textQuery),
  body: z
    .object({
      id: givenId,
      title: name(500).optional(),
      ...sentText,
      source: metadata.partial().optional(),
    })
    .superRefine(textOrAddress),
  alsoTakes: ["multipart/form-data"],
  largest: MAX_TEXT_BODY_BYTES,
  rate: "import",
  answers: { 200: z.union([addedDocument, documentPreview]), 201: addedDocument },
  sentBack: document,
});

export const readDocumentCall = operation({
  id: "readDocument",
  method: "get",
  path: "/documents/{documentId}",
  group: "Documents",
  summary: "What is known of a document.",
  params: documentId,
  query: z.object(pastQuery),
  answers: { 200: document },
});

export const changeDocumentCall = operation({
  id: "changeDocument",
  method: "patch",
  path: "/documents/{documentId}",
  group: "Documents",
  summary: "Change a document's title or what is known of its source.",
  params: documentId,
  body: z.object({
    title: name(500).optional(),
    ...metadata.partial().shape,
    source: metadata.partial().optional(),
  }),
  answers: { 200: document },
});

export const removeDocumentCall = operation({
  id: "removeDocument",
  method: "delete",
  path: "/documents/{documentId}",
  group: "Documents",
  summary: "Take a document away, with its annotations.",
  params: documentId,
  answers: { 204: null },
});

export const readTextCall = operation({
  id: "readText",
  method: "get",
  path: "/documents/{documentId}/text",
  group: "Documents",
  summary: "Exactly the text that offsets count in.",
  params: documentId,
  query: z.object({
    ...pastQuery,
    revision: queryNumber(1, 1_000_000).optional(),
    original: z
      .enum(["true"])
      .optional()
      .meta({
        description:
          "The characters that the newest text was read from, such as its Markdown or HTML, instead: " +
          "offsets do not count in them. 422 where there are none.",
      }),
  }),
  answers: { 200: "text/plain" },
});

const count = z.int();

const anchorCounts = Object.fromEntries(ANCHORS.map((anchor) => [anchor, count])) as Record<
  (typeof ANCHORS)[number],
  typeof count
>;

const revised = z.object({ revision, ...anchorCounts }).meta({ id: "Revised" });

/** What would become of an annotation whose place on the new text is not certain. */
const uncertainPlace = z.object({
  annotationId: id,
  kind: z.enum(KINDS),
  by: z.string().meta({ description: "Whose it is." }),
  anchor: z.enum(ANCHORS),
  before: z.string().meta({ description: "Its words now." }),
  after: z
    .string()
    .nullable()
    .meta({ description: "Its words on the new text; null where it would have no place." }),
  places: z.int().meta({ description: "How many places of the new text may be meant." }),
});

const revisionPreview = documentPreview
  .extend({
    current: z.int().meta({ description: "The number of the revision it was compared with." }),
    same: z.boolean().meta({ description: "Whether the document has exactly this text now." }),
    ...anchorCounts,
    uncertain: z
      .array(uncertainPlace)
      .meta({ description: "In reading order: those that would be changed, ambiguous or lost." }),
    leftOut: count.meta({ description: "How many of those are not listed." }),
  })
  .meta({ id: "RevisionPreview" });

export const reviseTextCall = operation({
  id: "reviseText",
  method: "put",
  path: "/documents/{documentId}/text",
  group: "Documents",
  summary:
    "A new revision: as JSON, as the address of a page, or as a file in multipart/form-data (`file`, `id?`, `after?`). " +
    "Annotations are carried over and say how certain their place is.",
  description:
    "With `dryRun=true` nothing is stored, and the answer is the text that would be kept, with what would " +
    "become of the annotations that you see. Sent again with its id, a revision is there once.",
  params: documentId,
  query: z.object(textQuery),
  body: z
    .object({
      id: givenId,
      after: z.int().min(1).max(1_000_000).optional().meta({
        description: "The revision that it follows: 409 when the document has a newer one.",
      }),
      ...sentText,
    })
    .superRefine(textOrAddress),
  alsoTakes: ["multipart/form-data"],
  largest: MAX_TEXT_BODY_BYTES,
  rate: "import",
  answers: { 200: z.union([revised, revisionPreview]) },
});

export const DOCUMENTS = [
  listDocumentsCall,
  addDocumentCall,
  readDocumentCall,
  changeDocumentCall,
  removeDocumentCall,
  readTextCall,
  reviseTextCall,
];
