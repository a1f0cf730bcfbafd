import { z } from "zod";
import { FORMATS } from "./formats";
import { KINDS, LAYERS, MAX_CHOSEN } from "./terms";
import { id, ids, operation, slug, words } from "./operation";

const list = FORMATS.map((format) => `\`${format.id}\`: ${format.label}`).join("; ");

/**
 * An unknown name is passed to the service, whose refusal lists the names; the description lists
 * them too.
 */
const format = z
  .string()
  .max(100)
  .meta({ enum: FORMATS.map((one) => one.id), description: list });

const description =
  "The answer has the media type of the format and a file name. It holds what you may see and nothing else. Offsets count Unicode code points, except where the format itself counts otherwise: UTF-16 code units in `hypothesis`, `webanno` and `cas`.";

const layer = z.enum(LAYERS).optional().meta({
  description:
    "`adjudicated`: instead of what people annotated, what stands after the decisions of curators, with the author `adjudicated`.",
});

const agreement = {
  agreement: z.enum(["true", "false"]).optional().meta({
    description:
      "`true`, for `html`: after each text, where those agree who annotated it, drawn on the text and as a table, from what people annotated and you may see. `kind`, `tag` and `coders` say what is compared, as in `GET /documents/{documentId}/agreement/text`.",
  }),
  kind: z.enum(KINDS).optional(),
  tag: slug.optional(),
  coders: words(20_000).optional(),
};

export const exportDocumentCall = operation({
  id: "exportDocument",
  method: "get",
  path: "/documents/{documentId}/export/{format}",
  group: "Exports",
  summary: "A document's annotations as a file, written while it is read.",
  description,
  params: z.object({ documentId: id, format }),
  query: z.object({ layer, ...agreement }),
  rate: "export",
  answers: { 200: "*/*" },
});

export const exportProjectCall = operation({
  id: "exportProject",
  method: "get",
  path: "/projects/{projectId}/export/{format}",
  group: "Exports",
  summary: "The annotations of all documents of a project as one file.",
  description,
  params: z.object({ projectId: id, format }),
  query: z.object({
    layer,
    ...agreement,
    documents: ids(37 * MAX_CHOSEN)
      .optional()
      .meta({ description: `Only these: at most ${MAX_CHOSEN} ids with commas between them.` }),
  }),
  rate: "export",
  answers: { 200: "*/*" },
});

export const EXPORTS = [exportDocumentCall, exportProjectCall];
