import { z } from "zod";
import { ROLES } from "../access/policy";
import { id, listOf, operation, time, wholeListQuery, words } from "./operation";
import { member } from "./people";

const projectId = z.object({ projectId: id });

export const roleRequest = z
  .object({
    userId: id,
    name: z.string(),
    role: z.enum(ROLES).meta({ description: "What they ask to be." }),
    words: z.string().meta({ description: "Why, in their own words; it may be empty." }),
    state: z.enum(["open", "declined"]),
    createdAt: time,
    decidedAt: time.nullable().meta({ description: "When it was declined." }),
  })
  .meta({ id: "RoleRequest" });

export const listRoleRequestsCall = operation({
  id: "listRoleRequests",
  method: "get",
  path: "/projects/{projectId}/role-requests",
  group: "Members",
  summary: "Who asks for another role.",
  description:
    "For owners the requests that wait, oldest first; for anybody else their own, also when it was declined.",
  params: projectId,
  query: wholeListQuery,
  answers: { 200: listOf(roleRequest) },
});

export const askForRoleCall = operation({
  id: "askForRole",
  method: "put",
  path: "/projects/{projectId}/role-requests/me",
  group: "Members",
  summary: "Ask to become an annotator; for readers.",
  description:
    "One request each: asking again changes its words, and opens it again when it was declined. Owners get a mail where mail is set up, at most one a day for each member.",
  params: projectId,
  body: z.object({ words: words(500).optional() }),
  answers: { 200: roleRequest, 201: roleRequest },
});

export const withdrawRoleRequestCall = operation({
  id: "withdrawRoleRequest",
  method: "delete",
  path: "/projects/{projectId}/role-requests/me",
  group: "Members",
  summary: "Take your request back, or let a declined one go.",
  params: projectId,
  answers: { 204: null },
});

export const answerRoleRequestCall = operation({
  id: "answerRoleRequest",
  method: "put",
  path: "/projects/{projectId}/role-requests/{userId}",
  group: "Members",
  summary: "Grant a member the role they ask for, or decline.",
  description: "For owners. The answer is the member as they now stand.",
  params: z.object({ projectId: id, userId: id }),
  body: z.object({ grant: z.boolean() }),
  answers: { 200: member },
});

export const ROLE_REQUESTS = [
  listRoleRequestsCall,
  askForRoleCall,
  withdrawRoleRequestCall,
  answerRoleRequestCall,
];
