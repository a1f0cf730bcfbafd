import { z } from "zod";
import {
  CODEBOOK_ACTIONS,
  MAX_TAG_PROPERTIES,
  RECHECK_REASONS,
  REQUIREMENTS,
  TAG_KINDS,
  MAX_DEFINITION,
} from "./terms";
import {
  cursorQuery,
  givenId,
  id,
  listOf,
  name,
  operation,
  person,
  queryNumber,
  time,
  words,
  rule,
} from "./operation";
import { passage } from "./measures";
import { tagProperty, tagSlug } from "./tag-property";

const parent = z
  .union([id, tagSlug])
  .nullable()
  .meta({ description: "Its id or its slug; a tag of the same kind." });

const fields = {
  label: name(200),
  definition: words(MAX_DEFINITION),
  useWhen: words(5_000),
  avoidWhen: words(5_000),
  examples: z.array(words(2_000)).max(50),
  counterExamples: z.array(words(2_000)).max(50),
  nearMisses: z
    .array(z.object({ slug: tagSlug, question: words(1_000), yes: tagSlug.optional() }))
    .max(50)
    .meta({ description: "`yes`: which of the two a yes points to." }),
  requires: z.enum(REQUIREMENTS).meta({
    description:
      "What a use must name; empty for nothing. A project whose settings are `strict` refuses a use without it.",
  }),
  justify: z.boolean().meta({ description: "Whether a use must say why." }),
  properties: z
    .array(tagProperty)
    .max(MAX_TAG_PROPERTIES)
    .refine(
      (all) => new Set(all.map((property) => property.id)).size === all.length,
      rule("property-twice"),
    )
    .meta({
      description:
        "What a use is asked for beside its words. Annotations hold the values by the ids; a property that is taken away leaves them as they are.",
    }),
  colour: z
    .string()
    .regex(/^(#[0-9a-f]{6})?$/i, rule("colour"))
    .meta({ description: "#rrggbb, or empty." }),
  position: z.int().min(0).max(1_000_000),
};

const { label: codeLabel, position: _, ...codeParts } = fields;

/** What a code of a file may say of itself; all that it leaves out stays as it is. */
export const codeFields = z.object({
  label: codeLabel,
  ...z.object(codeParts).partial().shape,
  retired: z.boolean().optional(),
});

export const tag = z
  .object({
    id,
    projectId: id,
    kind: z.enum(TAG_KINDS),
    slug: z.string(),
    ...fields,
    label: z.string(),
    nearMisses: z.array(
      z.object({ slug: z.string(), question: z.string(), yes: z.string().optional() }),
    ),
    parent: id.nullable(),
    mergedInto: id.nullable().meta({ description: "Where its annotations went." }),
    retiredAt: time.nullable().meta({ description: "Since when it is not offered any more." }),
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
  query: z.object({ ...cursorQuery, kind: z.enum(TAG_KINDS).optional() }),
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
    kind: z.enum(TAG_KINDS),
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
  params: tagId,
  body: z.object({
    slug: tagSlug.optional(),
    ...z.object(fields).partial().shape,
    parent: parent.optional(),
    recheck: z.boolean().optional().meta({
      description:
        "A new definition, use or avoidance lists the tag's annotations to be looked at again; false leaves them.",
    }),
  }),
  answers: { 200: tag },
  conditional: "if-sent",
});

export const removeTagCall = operation({
  id: "removeTag",
  method: "delete",
  path: "/tags/{tagId}",
  group: "Codebook",
  summary: "Take a tag out of the codebook; annotations keep its word.",
  params: tagId,
  answers: { 204: null },
  conditional: "if-sent",
});

export const mergeTagCall = operation({
  id: "mergeTag",
  method: "post",
  path: "/tags/{tagId}/merge",
  group: "Codebook",
  summary:
    "Make two tags one: annotations get the other's word and are listed to be looked at again.",
  description: "The tag stays, retired, and points on.",
  params: tagId,
  body: z.object({
    into: z.union([id, tagSlug]).meta({ description: "Id or slug of a tag of the same kind." }),
  }),
  answers: { 200: tag },
  conditional: "if-sent",
});

export const unmergeTagCall = operation({
  id: "unmergeTag",
  method: "post",
  path: "/tags/{tagId}/unmerge",
  group: "Codebook",
  summary: "Take a merge apart: the tag is offered again, and its annotations get its word back.",
  description:
    "What got another word since, or was looked at again, stays as it is. A tag that was taken apart already is answered as it is.",
  params: tagId,
  answers: { 200: tag },
  conditional: "if-sent",
});

const { label: splitLabel, ...splitOthers } = fields;

export const splitTagCall = operation({
  id: "splitTag",
  method: "post",
  path: "/tags/{tagId}/split",
  group: "Codebook",
  summary: "Make several tags of one; its annotations keep their word and are listed.",
  description:
    "One part may have the tag's own slug: then it goes on with that part's meaning, else it is retired. With ids of one's own, the same split sent again is one split.",
  params: tagId,
  body: z.object({
    into: z
      .array(
        z.object({
          id: givenId,
          slug: tagSlug,
          label: splitLabel,
          ...z.object(splitOthers).partial().shape,
        }),
      )
      .min(2)
      .max(20),
  }),
  answers: { 200: tag },
  conditional: "if-sent",
});

export const unsplitTagCall = operation({
  id: "unsplitTag",
  method: "post",
  path: "/tags/{tagId}/unsplit",
  group: "Codebook",
  summary: "Undo a split: its parts go, and what they name is called by the tag again.",
  description:
    "Annotations and claims of a part get the tag's word; what was not looked at again yet is not asked about any more. Refused where the tag or a part was merged since: undo that first. A split that was undone already is answered as it is.",
  params: tagId,
  answers: { 200: tag },
  conditional: "if-sent",
});

export const retireTagCall = operation({
  id: "retireTag",
  method: "post",
  path: "/tags/{tagId}/retire",
  group: "Codebook",
  summary: "Offer a tag no longer; its annotations keep it and are listed to be looked at again.",
  params: tagId,
  answers: { 200: tag },
  conditional: "if-sent",
});

export const returnTagCall = operation({
  id: "returnTag",
  method: "delete",
  path: "/tags/{tagId}/retire",
  group: "Codebook",
  summary: "Offer a retired tag again; what its retirement asked and nobody answered is dropped.",
  params: tagId,
  answers: { 200: tag },
  conditional: "if-sent",
});

export const listRevisionsCall = operation({
  id: "listCodebookRevisions",
  method: "get",
  path: "/projects/{projectId}/codebook/revisions",
  group: "Codebook",
  summary: "The versions of the codebook, the newest first, each with what it changed.",
  params: projectId,
  query: z.object(cursorQuery),
  answers: {
    200: listOf(
      z
        .object({
          version: z.int(),
          action: z.enum(CODEBOOK_ACTIONS),
          tagId: id.nullable(),
          relationTypeId: id.nullable().meta({
            description: "Of a version that changed a type of relation.",
          }),
          label: z.string(),
          before: z.record(z.string(), z.unknown()),
          after: z.record(z.string(), z.unknown()),
          by: person,
          at: time,
        })
        .meta({ id: "CodebookRevision" }),
    ),
  },
});

export const undoCodebookVersionsCall = operation({
  id: "undoCodebookVersions",
  method: "post",
  path: "/projects/{projectId}/codebook/undo",
  group: "Codebook",
  summary: "Undo versions of the codebook that stand side by side, as an import makes them.",
  description:
    "Tags that they added are taken out, while annotations keep the word; fields are what they were, unless somebody has written something else since. 409 where one of the versions is a merge, a split, a new slug, a removal or a change of a type of relation: those are undone one by one. Sent again, it finds nothing left to undo.",
  params: projectId,
  body: z.object({
    from: z.int().min(1).max(1_000_000_000),
    to: z.int().min(1).max(1_000_000_000),
  }),
  answers: {
    200: z
      .object({
        version: z.int().meta({ description: "Of the codebook, as it now is." }),
        removed: z.int(),
        restored: z.int(),
      })
      .meta({ id: "UndoneVersions" }),
  },
});

export const recheck = passage
  .extend({
    id,
    projectId: id,
    version: z.int().meta({ description: "The version of the codebook that asks." }),
    reason: z.enum(RECHECK_REASONS),
    tag: z.object({ id, slug: z.string(), label: z.string() }).nullable(),
    choices: z.array(z.string()),
    doneBy: z.object({ id, name: z.string() }).nullable(),
    doneAt: time.nullable(),
    mayDo: z.boolean(),
  })
  .meta({ id: "Recheck" });

export const listRechecksCall = operation({
  id: "listRechecks",
  method: "get",
  path: "/projects/{projectId}/rechecks",
  group: "Codebook",
  summary: "Annotations to be looked at again since the codebook changed what their tag means.",
  params: projectId,
  query: z.object({
    ...cursorQuery,
    done: z.enum(["true", "false"]).optional(),
    version: queryNumber(1, 1_000_000_000).optional(),
  }),
  answers: { 200: listOf(recheck) },
});

export const settleRecheckCall = operation({
  id: "settleRecheck",
  method: "put",
  path: "/rechecks/{recheckId}",
  group: "Codebook",
  summary: "Say that an annotation was looked at again, and what it is called now.",
  description: "One's own annotations; curators also those of others. `done` false takes it back.",
  params: z.object({ recheckId: id }),
  body: z.object({
    done: z.boolean(),
    slug: tagSlug.nullable().optional().meta({
      description: "A tag of the same kind; null for none; left out, it keeps its word.",
    }),
  }),
  answers: { 200: recheck },
});

export const TAGS = [
  listTagsCall,
  addTagCall,
  editTagCall,
  removeTagCall,
  mergeTagCall,
  unmergeTagCall,
  splitTagCall,
  unsplitTagCall,
  undoCodebookVersionsCall,
  retireTagCall,
  returnTagCall,
  listRevisionsCall,
  listRechecksCall,
  settleRecheckCall,
];
