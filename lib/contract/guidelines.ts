import { z } from "zod";
import {
  givenId,
  id,
  listOf,
  name,
  operation,
  person,
  rule,
  time,
  wholeListQuery,
} from "./operation";
import { MAX_GUIDELINE_LENGTH, MAX_GUIDELINE_NAME } from "./terms";

const words = z.string().meta({ description: "Markdown." });

export const guideline = z
  .object({
    id,
    projectId: id,
    name: z.string(),
    text: words,
    number: z.int().meta({ description: "The number of the newest version of its words." }),
    createdAt: time,
    updatedAt: time,
    version: z.int(),
  })
  .meta({ id: "Guideline" });

export const guidelineVersion = z
  .object({ number: z.int(), text: words, createdBy: person, createdAt: time })
  .meta({ id: "GuidelineVersion" });

const projectId = z.object({ projectId: id });
const guidelineId = z.object({ guidelineId: id });
const guidelineName = name(MAX_GUIDELINE_NAME);
const guidelineText = z
  .string()
  .max(MAX_GUIDELINE_LENGTH)
  .refine((text) => text.trim() !== "", rule("filled-in"))
  .meta({ description: "Markdown." });

export const listGuidelinesCall = operation({
  id: "listGuidelines",
  method: "get",
  path: "/projects/{projectId}/guidelines",
  group: "Assignments",
  summary: "The guidelines of a project, by name, with their newest words; all of them at once.",
  params: projectId,
  query: wholeListQuery,
  answers: { 200: listOf(guideline) },
});

export const addGuidelineCall = operation({
  id: "addGuideline",
  method: "post",
  path: "/projects/{projectId}/guidelines",
  group: "Assignments",
  summary: "Write a guideline; for curators.",
  params: projectId,
  body: z.object({ id: givenId, name: guidelineName, text: guidelineText }),
  answers: { 200: guideline, 201: guideline },
});

export const readGuidelineCall = operation({
  id: "readGuideline",
  method: "get",
  path: "/guidelines/{guidelineId}",
  group: "Assignments",
  summary: "A guideline with its newest words.",
  params: guidelineId,
  answers: { 200: guideline },
});

export const listGuidelineVersionsCall = operation({
  id: "listGuidelineVersions",
  method: "get",
  path: "/guidelines/{guidelineId}/versions",
  group: "Assignments",
  summary: "Every version of a guideline's words, the newest first.",
  params: guidelineId,
  query: wholeListQuery,
  answers: { 200: listOf(guidelineVersion) },
});

export const editGuidelineCall = operation({
  id: "editGuideline",
  method: "patch",
  path: "/guidelines/{guidelineId}",
  group: "Assignments",
  summary: "Change a guideline; If-Match is heeded when sent.",
  description: "Other words make a new version; the earlier ones stay readable.",
  params: guidelineId,
  body: z.object({ name: guidelineName.optional(), text: guidelineText.optional() }),
  answers: { 200: guideline },
  conditional: "if-sent",
});

export const removeGuidelineCall = operation({
  id: "removeGuideline",
  method: "delete",
  path: "/guidelines/{guidelineId}",
  group: "Assignments",
  summary: "Take a guideline away; assignments that had it have none.",
  params: guidelineId,
  answers: { 204: null },
  conditional: "if-sent",
});

export const GUIDELINES = [
  listGuidelinesCall,
  addGuidelineCall,
  readGuidelineCall,
  listGuidelineVersionsCall,
  editGuidelineCall,
  removeGuidelineCall,
];
