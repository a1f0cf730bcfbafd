import { z } from "zod";
import { KINDS } from "./terms";
import { cursorQuery, givenId, id, listOf, name, operation, rule, time, words } from "./operation";
import { tagSlug } from "./tag-property";

const kinds = z
  .array(z.enum(KINDS))
  .max(KINDS.length)
  .transform((all) => KINDS.filter((kind) => all.includes(kind)));

const fields = {
  label: name(100).meta({ description: "Read from the first end to the second: “supports”." }),
  inverse: words(100).meta({
    description:
      "Read from the second end to the first: “is supported by”. Empty for the label itself.",
  }),
  description: words(2_000),
  colour: z
    .string()
    .regex(/^(#[0-9a-f]{6})?$/i, rule("colour"))
    .meta({ description: "#rrggbb, or empty." }),
  symmetric: z
    .boolean()
    .meta({ description: "Whether it has no direction: either order is one relation." }),
  fromKinds: kinds.meta({ description: "What may stand at the first end; empty for everything." }),
  toKinds: kinds.meta({ description: "What may stand at the second end; empty for everything." }),
  position: z.int().min(0).max(1_000_000),
};

export const relationType = z
  .object({
    id,
    projectId: id,
    slug: z.string(),
    ...fields,
    label: z.string(),
    retiredAt: time.nullable().meta({ description: "Since when it is not offered any more." }),
    createdAt: time,
    updatedAt: time,
    version: z.int(),
  })
  .meta({ id: "RelationType" });

const relationTypeId = z.object({ relationTypeId: id });

export const listRelationTypesCall = operation({
  id: "listRelationTypes",
  method: "get",
  path: "/projects/{projectId}/relation-types",
  group: "Relations",
  summary: "What relations between annotations may be called here, in the codebook's order.",
  params: z.object({ projectId: id }),
  query: z.object(cursorQuery),
  answers: { 200: listOf(relationType) },
});

const { label, ...others } = fields;

export const addRelationTypeCall = operation({
  id: "addRelationType",
  method: "post",
  path: "/projects/{projectId}/relation-types",
  group: "Relations",
  summary: "A new type of relation. 409 when its slug is used.",
  params: z.object({ projectId: id }),
  body: z.object({ id: givenId, slug: tagSlug, label, ...z.object(others).partial().shape }),
  answers: { 200: relationType, 201: relationType },
});

export const editRelationTypeCall = operation({
  id: "editRelationType",
  method: "patch",
  path: "/relation-types/{relationTypeId}",
  group: "Relations",
  summary: "Change a type of relation, or retire it; its relations stay, also under another name.",
  params: relationTypeId,
  body: z.object({
    slug: tagSlug.optional(),
    ...z.object(fields).partial().shape,
    retired: z.boolean().optional().meta({
      description: "True: it is not offered any more, and its relations keep it.",
    }),
  }),
  answers: { 200: relationType },
  conditional: "if-sent",
});

export const removeRelationTypeCall = operation({
  id: "removeRelationType",
  method: "delete",
  path: "/relation-types/{relationTypeId}",
  group: "Relations",
  summary: "Take a type of relation away. 409 while a relation has it: retire it instead.",
  params: relationTypeId,
  answers: { 204: null },
  conditional: "if-sent",
});

export const RELATION_TYPES = [
  listRelationTypesCall,
  addRelationTypeCall,
  editRelationTypeCall,
  removeRelationTypeCall,
];
