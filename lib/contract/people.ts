import { z } from "zod";
import { ROLES } from "../access/policy";
import { accountEmail, email, newPassword as password } from "./credentials";
import { MENTION_MAILS } from "./terms";
import { textLook } from "./text-look";
import { cursorQuery, id, listOf, name, operation, time, words, wholeListQuery } from "./operation";

const role = z.enum(ROLES);
const account = z.object({ email: accountEmail, name: name(200), password });

export const token = z
  .object({ id, name: z.string(), createdAt: time, lastUsedAt: time.nullable() })
  .meta({ id: "Token" });

export const newToken = token
  .extend({ token: z.string().meta({ description: "Shown this once; only its hash is kept." }) })
  .meta({ id: "NewToken" });

export const addTokenCall = operation({
  id: "addToken",
  method: "post",
  path: "/tokens",
  group: "People",
  summary: "A token for a script, with your e-mail address and password as HTTP Basic.",
  description: "A browser that is signed in needs no Basic header. The token is shown once.",
  body: z.object({ name: name(200) }),
  answers: { 201: newToken },
  rate: "sign-in",
  open: true,
});

export const listTokensCall = operation({
  id: "listTokens",
  method: "get",
  path: "/tokens",
  group: "People",
  summary: "Your tokens, without their texts.",
  query: wholeListQuery,
  answers: { 200: listOf(token) },
});

export const revokeTokenCall = operation({
  id: "revokeToken",
  method: "delete",
  path: "/tokens/{tokenId}",
  group: "People",
  summary: "Put a token of yours out of force.",
  params: z.object({ tokenId: id }),
  answers: { 204: null },
});

const personMade = z.object({ id, name: z.string(), email: z.string() }).meta({ id: "Account" });

export const setUpCall = operation({
  id: "setUp",
  method: "post",
  path: "/set-up",
  group: "People",
  summary: "The first owner of this installation. Works once.",
  body: account,
  answers: { 201: personMade },
  rate: "sign-in",
  open: true,
});

export const signUpCall = operation({
  id: "signUp",
  method: "post",
  path: "/sign-up",
  group: "People",
  summary: "An account for yourself, where sign-up is open.",
  description: "The answer is the same when the address has an account already.",
  body: account,
  answers: { 201: z.object({ email: z.string(), name: z.string() }) },
  rate: "sign-in",
  open: true,
});

export const me = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    admin: z.boolean(),
    hasPassword: z.boolean(),
    identities: z.array(z.object({ issuer: z.string() })),
    textLook: textLook.meta({ description: "How the reading page sets texts for you." }),
    mentionMail: z.enum(MENTION_MAILS).meta({
      description:
        "When a mail tells you of a note that mentions you, where the installation sends mail. `daily` is at most one mail a day.",
    }),
  })
  .meta({ id: "Me" });

export const readMeCall = operation({
  id: "readMe",
  method: "get",
  path: "/me",
  group: "People",
  summary: "Your own account.",
  answers: { 200: me },
});

export const changeMeCall = operation({
  id: "changeMe",
  method: "patch",
  path: "/me",
  group: "People",
  summary:
    "Change your name, how the reading page sets texts for you, or when mail tells you of mentions.",
  body: z.object({
    name: name(200).optional(),
    textLook: textLook.partial().optional(),
    mentionMail: z.enum(MENTION_MAILS).optional(),
  }),
  answers: { 200: me },
});

export const changePasswordCall = operation({
  id: "changePassword",
  method: "put",
  path: "/me/password",
  group: "People",
  summary: "Choose another password. Ends all your sessions, the present one too.",
  description: "Tokens keep working unless `endTokens` is true: then all of them end as well.",
  body: z.object({
    current: words(1024).optional(),
    next: password,
    endTokens: z.boolean().optional(),
  }),
  answers: { 204: null },
  rate: "sign-in",
});

export const signOutEverywhereCall = operation({
  id: "signOutEverywhere",
  method: "delete",
  path: "/me/sessions",
  group: "People",
  summary: "End all your sessions in all browsers.",
  description: "Tokens keep working unless `endTokens` is true: then all of them end as well.",
  query: z.object({ endTokens: z.enum(["true", "false"]).optional() }),
  answers: { 204: null },
});

export const connectIdentityCall = operation({
  id: "connectIdentity",
  method: "post",
  path: "/me/identities",
  group: "People",
  summary:
    "Let the next sign-in through the provider, in this browser, connect it to your account.",
  answers: { 204: null },
});

const link = z.string().meta({ description: "Works once, for this address only." });

/** What became of the mail with a link. */
const mailed = z.enum(["sent", "failed", "off"]).meta({
  description: "Whether the link was also sent by mail; `off` where no mail is set up.",
});

const invitationMade = z.object({ id, link, expiresAt: time, mail: mailed });

export const member = z
  .object({
    userId: id.nullable().meta({ description: "Null for somebody who is only invited." }),
    name: z.string(),
    email: z.string().nullable().meta({ description: "Shown to owners." }),
    role,
    createdAt: time,
    invitation: invitationMade.optional(),
  })
  .meta({ id: "Member" });

const projectId = z.object({ projectId: id });
const memberId = z.object({ projectId: id, userId: id });

export const listMembersCall = operation({
  id: "listMembers",
  method: "get",
  path: "/projects/{projectId}/members",
  group: "Members",
  summary: "Who works in a project, and in which role.",
  params: projectId,
  query: z.object(cursorQuery),
  answers: { 200: listOf(member) },
});

export const addMemberCall = operation({
  id: "addMember",
  method: "post",
  path: "/projects/{projectId}/members",
  group: "Members",
  summary: "Make someone a member, or invite an address that has no account.",
  description:
    "For owners. An unknown address gets an invitation whose one-time link is in the answer; a new invitation takes the place of an earlier one.",
  params: projectId,
  body: z.object({ email, role }),
  answers: { 200: member, 201: member },
});

export const changeMemberCall = operation({
  id: "changeMember",
  method: "patch",
  path: "/projects/{projectId}/members/{userId}",
  group: "Members",
  summary: "Give a member another role. In force at once, in open pages too.",
  params: memberId,
  body: z.object({ role }),
  answers: { 200: member },
});

export const removeMemberCall = operation({
  id: "removeMember",
  method: "delete",
  path: "/projects/{projectId}/members/{userId}",
  group: "Members",
  summary: "Take a member out of a project, or leave it. The last owner stays.",
  params: memberId,
  answers: { 204: null },
});

export const invitation = z
  .object({
    id,
    email: z.string(),
    name: z.string().meta({ description: "As whoever invited wrote it; it may be empty." }),
    role,
    state: z.enum(["open", "expired"]),
    invitedBy: z.string(),
    createdAt: time,
    expiresAt: time,
  })
  .meta({ id: "Invitation" });

export const listInvitationsCall = operation({
  id: "listInvitations",
  method: "get",
  path: "/projects/{projectId}/invitations",
  group: "Members",
  summary: "Invitations that can be accepted, and expired ones that can be renewed; for owners.",
  params: projectId,
  query: z.object(cursorQuery),
  answers: { 200: listOf(invitation) },
});

export const invited = z
  .object({
    written: z.string().meta({ description: "The entry as it was sent." }),
    email: z.string().nullable(),
    outcome: z.enum(["added", "invited", "member", "repeated", "refused"]),
    role: role.nullable().meta({ description: "The role they have, or will have." }),
    reason: z.string().nullable().meta({ description: "Why it was refused, as a sentence." }),
    invitation: invitationMade.nullable(),
  })
  .meta({ id: "Invited" });

export const invitePeopleCall = operation({
  id: "invitePeople",
  method: "post",
  path: "/projects/{projectId}/invitations",
  group: "Members",
  summary: "Invite many addresses at once, each with its own result.",
  description:
    "For owners. Who has an account becomes a member; an unknown address gets an invitation with a one-time link. An invitation in the same role that is still open keeps its link and is renewed, so sending the same list again changes nothing else. A member keeps the role they have.",
  params: projectId,
  body: z.object({
    addresses: z.array(words(1000)).min(1).max(200).meta({
      description: "Each `ana@example.org` or `Ana Reis <ana@example.org>`.",
    }),
    role,
  }),
  answers: { 200: z.object({ items: z.array(invited) }) },
});

export const showInvitationLinkCall = operation({
  id: "showInvitationLink",
  method: "post",
  path: "/invitations/{invitationId}/link",
  group: "Members",
  summary: "The link of an invitation, shown again or renewed.",
  description:
    "For owners. With `renew` it is valid for another 14 days, also after it had expired, and is sent by mail again. The link stays the same unless the installation's secret has changed since: then a new one takes its place, and `replaced` is true.",
  params: z.object({ invitationId: id }),
  body: z.object({ renew: z.boolean().optional() }),
  answers: { 200: invitationMade.extend({ replaced: z.boolean() }) },
});

export const revokeInvitationCall = operation({
  id: "revokeInvitation",
  method: "delete",
  path: "/invitations/{invitationId}",
  group: "Members",
  summary: "Put an invitation out of force.",
  params: z.object({ invitationId: id }),
  answers: { 204: null },
});

export const acceptInvitationCall = operation({
  id: "acceptInvitation",
  method: "post",
  path: "/invitations/accept",
  group: "Members",
  summary: "Accept an invitation, with your account or with a new one made for it.",
  description: "Signed in, send the token alone; else a name and a password for the new account.",
  body: z.object({
    token: words(200),
    name: name(200).optional(),
    password: password.optional(),
  }),
  answers: { 200: z.object({ projectId: id, email: z.string() }) },
  rate: "sign-in",
  open: true,
});

export const PEOPLE = [
  addTokenCall,
  listTokensCall,
  revokeTokenCall,
  setUpCall,
  signUpCall,
  readMeCall,
  changeMeCall,
  changePasswordCall,
  signOutEverywhereCall,
  connectIdentityCall,
  listMembersCall,
  addMemberCall,
  changeMemberCall,
  removeMemberCall,
  listInvitationsCall,
  invitePeopleCall,
  showInvitationLinkCall,
  revokeInvitationCall,
  acceptInvitationCall,
];
