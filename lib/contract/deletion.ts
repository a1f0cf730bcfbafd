import { z } from "zod";
import { ROLES } from "../access/policy";
import { id, operation, words } from "./operation";

const count = z.int().min(0);

/** The kinds of work of which the preview counts how much there is. */
export const WORK_KINDS = [
  "annotations",
  "notes",
  "references",
  "reviews",
  "claims",
  "evidence",
  "searches",
  "checks",
  "relations",
  "annotation-relations",
  "speakers",
  "queries",
  "documents",
  "other",
  "history",
  "changes",
] as const;

const amount = z.object({
  kind: z.enum(WORK_KINDS).meta({
    description:
      "`history` are earlier states and versions of the codebook, `changes` entries of the numbered log, `other` what is part of somebody else's work.",
  }),
  total: count,
  private: count.meta({ description: "Seen by nobody else; goes whatever is chosen." }),
  needed: count.meta({
    description: "Others' work hangs on it, so it stays under the pseudonym whatever is chosen.",
  }),
});

const projectPart = z.object({
  projectId: id,
  name: z.string().meta({ description: "Empty for a project that you have left." }),
  role: z.enum(ROLES).nullable(),
  pseudonym: z.string().meta({ description: "What others will read instead of your name." }),
  onlyOwner: z.boolean().meta({
    description: "Has to be handed over or deleted; with nobody in `candidates`, deleted.",
  }),
  candidates: z.array(z.object({ userId: id, name: z.string(), role: z.enum(ROLES) })),
  work: z.array(amount),
});

export const deletionPreview = z
  .object({
    allowed: z.boolean(),
    why: z.string().nullable().meta({ description: "Why the account can not be deleted." }),
    confirmWith: z.enum(["password", "sign-in"]),
    confirmed: z.boolean().meta({
      description: "Whether you signed in just now, where there is no password to ask for.",
    }),
    projects: z.array(projectPart),
  })
  .meta({ id: "AccountDeletionPreview" });

export const previewDeletionCall = operation({
  id: "previewDeletion",
  method: "get",
  path: "/me/deletion",
  group: "People",
  summary: "What would happen if you deleted your account, project by project. Changes nothing.",
  description: "Reads through everything that is stored by you, as the download of it does.",
  rate: "export",
  answers: { 200: deletionPreview },
});

export const deleteMeCall = operation({
  id: "deleteMe",
  method: "delete",
  path: "/me",
  group: "People",
  summary: "Delete your account. Your work stays under a pseudonym or goes.",
  description:
    "Confirmed with the password; without one, by having signed in through the provider within ten minutes. When it answers, nobody can sign in to the account and its name and address are gone; what lies in projects is worked through soon after. A project that has no other owner must be named in `handOver` or in `deleteProjects`. The only administrator of an installation can not go.",
  body: z.object({
    password: words(1024).optional(),
    work: z.enum(["keep", "remove"]),
    handOver: z
      .array(z.object({ projectId: id, userId: id }))
      .max(1000)
      .optional()
      .meta({ description: "Members who become owners." }),
    deleteProjects: z
      .array(id)
      .max(1000)
      .optional()
      .meta({ description: "Projects that go with the account." }),
  }),
  answers: { 204: null },
  rate: "sign-in",
});

export const DELETION = [previewDeletionCall, deleteMeCall];
