import { z } from "zod";
import { CLASS_LINK_ROLES } from "../access/policy";
import { accountEmail, newPassword } from "./credentials";
import {
  cursorQuery,
  givenTime,
  givenId,
  id,
  listOf,
  name,
  operation,
  rule,
  time,
  words,
} from "./operation";

const role = z.enum(CLASS_LINK_ROLES);
const maxUses = z.int().min(1).max(1000).meta({ description: "How many people may join by it." });
const linkName = words(200).refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text), rule("one-line"));
const end = givenTime.meta({ description: "At most a year away." });

export const classLink = z
  .object({
    id,
    name: z.string().meta({ description: "What its owners call it; it may be empty." }),
    role,
    link: z.string().nullable().meta({
      description: "Null when the installation's secret has changed since; then make another.",
    }),
    state: z.enum(["open", "expired", "used-up", "unbacked"]).meta({
      description: "`unbacked`: whoever made it is no longer an owner of the project.",
    }),
    uses: z.int(),
    maxUses,
    createdBy: z.string(),
    createdAt: time,
    expiresAt: time,
  })
  .meta({ id: "ClassLink" });

const projectId = z.object({ projectId: id });
const classLinkId = z.object({ classLinkId: id });

export const listClassLinksCall = operation({
  id: "listClassLinks",
  method: "get",
  path: "/projects/{projectId}/class-links",
  group: "Members",
  summary: "Links by which many people join a project; for owners.",
  params: projectId,
  query: z.object(cursorQuery),
  answers: { 200: listOf(classLink) },
});

export const addClassLinkCall = operation({
  id: "addClassLink",
  method: "post",
  path: "/projects/{projectId}/class-links",
  group: "Members",
  summary: "Make a link by which whoever opens it joins, in one role, until it ends.",
  description:
    "For owners. It ends at `expiresAt` (after 14 days when nothing is sent) or when `maxUses` people (30) have joined. Nobody becomes an owner by a link.",
  params: projectId,
  body: z.object({
    id: givenId,
    name: linkName.optional(),
    role,
    expiresAt: end.optional(),
    maxUses: maxUses.optional(),
  }),
  answers: { 200: classLink, 201: classLink },
});

export const changeClassLinkCall = operation({
  id: "changeClassLink",
  method: "patch",
  path: "/class-links/{classLinkId}",
  group: "Members",
  summary: "Give a class link another name, end or number of uses, also after it has ended.",
  params: classLinkId,
  body: z.object({
    name: linkName.optional(),
    expiresAt: end.optional(),
    maxUses: maxUses.optional(),
  }),
  answers: { 200: classLink },
});

export const revokeClassLinkCall = operation({
  id: "revokeClassLink",
  method: "delete",
  path: "/class-links/{classLinkId}",
  group: "Members",
  summary: "Put a class link out of force. Who joined by it stays a member.",
  params: classLinkId,
  answers: { 204: null },
});

export const joinByClassLinkCall = operation({
  id: "joinByClassLink",
  method: "post",
  path: "/class-links/join",
  group: "Members",
  summary: "Join a project by a class link, with your account or with a new one.",
  description:
    "Signed in, send the token alone; else an address, a name and a password for the new account. The answer is the same when the address has an account already, which then only its password opens: sign in and join. Joining again changes nothing.",
  body: z.object({
    token: words(200),
    email: accountEmail.optional(),
    name: name(200).optional(),
    password: newPassword.optional(),
  }),
  answers: { 200: z.object({ projectId: id, email: z.string() }) },
  rate: "sign-in",
  open: true,
});

export const CLASS_LINKS = [
  listClassLinksCall,
  addClassLinkCall,
  changeClassLinkCall,
  revokeClassLinkCall,
  joinByClassLinkCall,
];
