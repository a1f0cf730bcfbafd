import { z } from "zod";
import { KINDS } from "@/lib/annotation/annotation";
import { isSlug, LONGEST_SLUG } from "@/lib/tag/codebook";
import { cursorQuery, givenId, id, listOf, name, operation, time, words } from "../door/operation";

const tagSlug = z
  .string()
  .min(1)
  .max(LONGEST_SLUG)
  .refine(isSlug, "must be small letters and digits, with single hyphens between");

const parent = z
  .union([id, tagSlug])
  .nullable()
  .meta({ description: "Its id or its slug; a tag of the same kind." });

const fields = {
  label: name(200),
  definition: words(2_000),
  useWhen: words(5_000),
  avoidWhen: words(5_000),
  examples: z.array(words(2_000)).max(50),
  counterExamples: z.array(words(2_000)).max(50),
  nearMisses: z.array(z.object({ slug: tagSlug, question: words(1_000) })).max(50),
  colour: z
    .string()
    .regex(/^(#[0-9a-f]{6})?$/i, "must be # and six hexadecimal digits, or empty")
    .meta({ description: "#rrggbb, or empty." }),
  position: z.int().min(0).max(1_000_000),
};

export const tag = z
  .object({
    id,
    projectId: id,
    kind: z.enum(KINDS),
    slug: z.string(),
    ...fields,
    label: z.string(),
    nearMisses: z.array(z.object({ slug: z.string(), question: z.string() })),
    parent: id.nullable(),
    createdAt: time,
    updatedAt: time,
    version: z.int(),
  })
  .meta({ id: "Tag" });

const projectId = z.object({ projectId: id });
const tagId = z.object({ tagId: id });

export const listTagsCall = operation({
  id: "listTags",
  method: "get",
  path: "/projects/{projectId}/tags",
  group: "Codebook",
  summary: "The codebook, in its own order.",
  params: projectId,
  query: z.object({ ...cursorQuery, kind: z.enum(KINDS).optional() }),
  answers: { 200: listOf(tag) },
});

const { label, ...others } = fields;

export const addTagCall = operation({
  id: "addTag",
  method: "post",
  path: "/projects/{projectId}/tags",
  group: "Codebook",
  summary: "A new tag. 409 when its slug is taken within its kind.",
  params: projectId,
  body: z.object({
    id: givenId,
    kind: z.enum(KINDS),
    slug: tagSlug,
    label,
    ...z.object(others).partial().shape,
    parent: parent.optional(),
  }),
  answers: { 200: tag, 201: tag },
});

export const editTagCall = operation({
  id: "editTag",
  method: "patch",
  path: "/tags/{tagId}",
  group: "Codebook",
  summary: "Change a tag; a new slug goes along to every annotation that uses the old one.",
  description: "If-Match is honoured when it is sent.",
  params: tagId,
  body: z.object({
    slug: tagSlug.optional(),
    ...z.object(fields).partial().shape,
    parent: parent.optional(),
  }),
  answers: { 200: tag },
});

export const removeTagCall = operation({
  id: "removeTag",
  method: "delete",
  path: "/tags/{tagId}",
  group: "Codebook",
  summary: "Take a tag out of the codebook; annotations keep its word.",
  params: tagId,
  answers: { 204: null },
});

export const TAGS = [listTagsCall, addTagCall, editTagCall, removeTagCall];
