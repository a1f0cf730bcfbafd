import { z } from "zod";
import {
  givenId,
  id,
  listOf,
  name,
  operation,
  rule,
  time,
  wholeListQuery,
  words,
} from "./operation";
import { MAX_CHOSEN, MAX_LABEL_LENGTH, MAX_LABELS_OF_ONE } from "./terms";

/** A label as a document carries it. */
export const documentLabel = z
  .object({ id, name: z.string(), colour: z.string().meta({ description: "#rrggbb." }) })
  .meta({ id: "DocumentLabel" });

export const label = documentLabel
  .extend({
    projectId: id,
    documentCount: z.int(),
    createdAt: time,
    updatedAt: time,
    version: z.int(),
  })
  .meta({ id: "Label" });

const projectId = z.object({ projectId: id });
const labelId = z.object({ labelId: id });
const colour = words(7)
  .refine((colour) => /^#[0-9a-f]{6}$/i.test(colour), rule("colour"))
  .meta({ description: "#rrggbb." });
const labelName = name(MAX_LABEL_LENGTH);

/** That some documents get a label, or that it is taken off them. */
const labelling = z.object({
  labelId: id,
  documentIds: z.array(id).min(1).max(MAX_CHOSEN),
  on: z.boolean().meta({ description: "False to take it off." }),
});

export const listLabelsCall = operation({
  id: "listLabels",
  method: "get",
  path: "/projects/{projectId}/labels",
  group: "Labels",
  summary: "The labels of a project's documents, by name; all of them at once.",
  params: projectId,
  query: wholeListQuery,
  answers: { 200: listOf(label) },
});

export const addLabelCall = operation({
  id: "addLabel",
  method: "post",
  path: "/projects/{projectId}/labels",
  group: "Labels",
  summary: "Make a label; without a colour it gets one of its own.",
  params: projectId,
  body: z.object({ id: givenId, name: labelName, colour: colour.optional() }),
  answers: { 200: label, 201: label },
});

export const labelDocumentsCall = operation({
  id: "labelDocuments",
  method: "post",
  path: "/projects/{projectId}/labelling",
  group: "Labels",
  summary: "Put labels on documents and take them off, all or nothing.",
  description:
    "The answer lists what was not so before, in the same shape: sent back with the opposite `on`, it " +
    "undoes it. Documents that are not in the project any more are left out.",
  params: projectId,
  body: z.object({ changes: z.array(labelling).min(1).max(MAX_LABELS_OF_ONE) }),
  answers: { 200: z.object({ changes: z.array(labelling) }) },
});

export const editLabelCall = operation({
  id: "editLabel",
  method: "patch",
  path: "/labels/{labelId}",
  group: "Labels",
  summary: "Change a label's name or colour; If-Match is heeded when sent.",
  params: labelId,
  body: z.object({ name: labelName.optional(), colour: colour.optional() }),
  answers: { 200: label },
  conditional: "if-sent",
});

export const mergeLabelCall = operation({
  id: "mergeLabel",
  method: "post",
  path: "/labels/{labelId}/merge",
  group: "Labels",
  summary: "Make two labels one: its documents get the other one, which is answered.",
  params: labelId,
  body: z.object({ into: id }),
  answers: { 200: label },
});

export const removeLabelCall = operation({
  id: "removeLabel",
  method: "delete",
  path: "/labels/{labelId}",
  group: "Labels",
  summary: "Take a label away, and off every document.",
  params: labelId,
  answers: { 204: null },
  conditional: "if-sent",
});

export const LABELS = [
  listLabelsCall,
  addLabelCall,
  labelDocumentsCall,
  editLabelCall,
  mergeLabelCall,
  removeLabelCall,
];
