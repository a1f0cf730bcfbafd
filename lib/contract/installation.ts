import { z } from "zod";
import { ROLES } from "../access/policy";
import { accountEmail, newPassword } from "./credentials";
import { cursorQuery, id, listOf, operation, time, words } from "./operation";

/** An account, as whoever runs the installation sees it. */
export const accountSeen = z
  .object({
    id,
    name: z.string(),
    email: z.string().nullable(),
    admin: z.boolean(),
    createdAt: time,
    lastSeenAt: time.nullable().meta({ description: "To within a quarter of an hour." }),
    disabledAt: time.nullable(),
    projects: z.array(z.object({ id, name: z.string(), role: z.enum(ROLES) })),
  })
  .meta({ id: "AccountSeen" });

const resetLink = z.object({ id, link: z.string(), expiresAt: time });

const userId = z.object({ userId: id });

export const listPeopleCall = operation({
  id: "listPeople",
  method: "get",
  path: "/people",
  group: "People",
  summary: "The accounts of this installation, by name; for its owner.",
  query: z.object({
    ...cursorQuery,
    q: words(200).optional().meta({ description: "Part of a name or of an address." }),
  }),
  answers: { 200: listOf(accountSeen) },
});

export const changePersonCall = operation({
  id: "changePerson",
  method: "patch",
  path: "/people/{userId}",
  group: "People",
  summary: "Disable an account, or enable it again; for the installation's owner.",
  description:
    "Its sessions end and its tokens are out of force while it is disabled. What the person wrote stays. Nobody disables their own account.",
  params: userId,
  body: z.object({ disabled: z.boolean() }),
  answers: { 200: accountSeen },
});

export const addResetLinkCall = operation({
  id: "addResetLink",
  method: "post",
  path: "/people/{userId}/password-resets",
  group: "People",
  summary:
    "Make a one-time link by which a person chooses a password; for the installation's owner.",
  description:
    "Valid for three days. Hand it over in person: whoever opens it gets the account. While a link that you made is open, asking again answers the same one with 200 and renews it.",
  params: userId,
  answers: { 200: resetLink, 201: resetLink },
});

export const askForResetCall = operation({
  id: "askForReset",
  method: "post",
  path: "/password-resets",
  group: "People",
  summary: "Send a link for another password to the address of an account.",
  description:
    "Where mail is set up. The answer is the same whether or not the address has an account, and who asks often has to wait.",
  body: z.object({ email: accountEmail }),
  answers: { 204: null },
  rate: "sign-in",
  open: true,
});

export const resetPasswordCall = operation({
  id: "resetPassword",
  method: "post",
  path: "/password-resets/use",
  group: "People",
  summary: "Choose another password by a one-time link. Ends all sessions of the account.",
  description: "Tokens keep working unless `endTokens` is true: then all of them end as well.",
  body: z.object({ token: words(200), password: newPassword, endTokens: z.boolean().optional() }),
  answers: { 200: z.object({ email: z.string() }) },
  rate: "sign-in",
  open: true,
});

export const addBackupCall = operation({
  id: "addBackup",
  method: "post",
  path: "/backups",
  group: "Backups",
  summary: "Everything that the installation holds, in one file; for its owner.",
  description:
    "What `npm run backup` writes: also what is private, and hashes of passwords and tokens. `npm run restore` reads it. One at a time: 409 while another is being made. The server keeps nothing of it.",
  answers: { 200: "application/gzip" },
  rate: "export",
});

export const INSTALLATION = [
  listPeopleCall,
  changePersonCall,
  addResetLinkCall,
  askForResetCall,
  resetPasswordCall,
  addBackupCall,
];
