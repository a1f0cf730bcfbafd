import { makeResetByHand } from "@/server/account/password-resets";
import { addToken } from "@/server/account/tokens";
import { transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { expectDone, makeProject } from "@/test/make/make";
import { makeBystander, type Fixture } from "./fixture";
import { project, type Requests } from "./request";
import {
  classLinkOf,
  deliveryOf,
  invitation,
  NOWHERE,
  roleRequestIn,
  tokenIn,
  webhookOf,
} from "./request-things";

const account = { email: "new@example.test", name: "New", password: "a long enough one" };

async function webhook(projectId: string, fixture: Fixture) {
  return { params: { webhookId: await webhookOf(projectId, fixture) } };
}

/** Requests of the operations on accounts, members and who may come in. */
export const PEOPLE_REQUESTS: Requests = {
  addToken: () => ({ body: { name: "a script" } }),
  listTokens: () => ({}),
  revokeToken: async (_place, { people }, asker) => {
    const owner = asker === "nobody" ? people.owner : people[asker];
    return { params: { tokenId: expectDone(await addToken(owner, "old")).id } };
  },
  setUp: () => ({ body: account }),
  signUp: () => ({ body: account }),
  readMe: () => ({}),
  changeMe: () => ({ body: {} }),
  changePassword: () => ({ body: { next: "a long enough one" } }),
  signOutEverywhere: () => ({}),
  downloadOwnData: () => ({}),
  previewDeletion: () => ({}),
  deleteMe: () => ({ body: { work: "keep", password: "not the right one" } }),
  connectIdentity: () => ({}),
  readAudit: project,
  readAuditDays: project,
  downloadAudit: project,
  listSignIns: () => ({}),
  listMembers: project,
  addMember: ({ projectId }) => ({
    params: { projectId },
    body: { email: `guest-${newId()}@example.test`, role: "reader" },
  }),
  changeMember: async ({ projectId }) => ({
    params: { projectId, userId: await makeBystander(projectId) },
    body: { role: "annotator" },
  }),
  listRoleRequests: project,
  askForRole: ({ projectId }) => ({ params: { projectId }, body: { words: "I read it twice." } }),
  withdrawRoleRequest: project,
  answerRoleRequest: async ({ projectId }) => ({
    params: { projectId, userId: await roleRequestIn(projectId) },
    body: { grant: true },
  }),
  removeMember: async ({ projectId }) => ({
    params: { projectId, userId: await makeBystander(projectId) },
  }),
  listInvitations: project,
  invitePeople: ({ projectId }) => ({
    params: { projectId },
    body: { addresses: [`Guest <guest-${newId()}@example.test>`], role: "reader" },
  }),
  showInvitationLink: async (place, fixture) => ({
    params: { invitationId: (await invitation(place, fixture)).id },
    body: { renew: true },
  }),
  revokeInvitation: async (place, fixture) => ({
    params: { invitationId: (await invitation(place, fixture)).id },
  }),
  acceptInvitation: async (place, fixture) => {
    const { link } = await invitation(place, fixture);
    return { body: { token: tokenIn(link) } };
  },
  listClassLinks: project,
  addClassLink: ({ projectId }) => ({ params: { projectId }, body: { role: "reader" } }),
  changeClassLink: async ({ projectId }, fixture) => ({
    params: { classLinkId: (await classLinkOf(projectId, fixture)).id },
    body: { maxUses: 5 },
  }),
  revokeClassLink: async ({ projectId }, fixture) => ({
    params: { classLinkId: (await classLinkOf(projectId, fixture)).id },
  }),
  // Into a project apart, since whoever asks becomes a member of it.
  listWebhooks: project,
  addWebhook: ({ projectId }) => ({ params: { projectId }, body: { url: NOWHERE } }),
  readWebhook: async ({ projectId }, fixture) => webhook(projectId, fixture),
  changeWebhook: async ({ projectId }, fixture) => ({
    ...(await webhook(projectId, fixture)),
    body: { nouns: ["annotation"] },
  }),
  removeWebhook: async ({ projectId }, fixture) => webhook(projectId, fixture),
  renewWebhookSecret: async ({ projectId }, fixture) => webhook(projectId, fixture),
  testWebhook: async ({ projectId }, fixture) => webhook(projectId, fixture),
  listWebhookDeliveries: async ({ projectId }, fixture) => webhook(projectId, fixture),
  redeliver: async ({ projectId }, fixture) => ({
    params: await deliveryOf(projectId, fixture),
  }),
  joinByClassLink: async (_place, fixture) => {
    const { id } = await makeProject(fixture.people.owner);
    return { body: { token: tokenIn((await classLinkOf(id, fixture)).link ?? "") } };
  },

  addBackup: () => ({}),
  listPeople: () => ({}),
  changePerson: async ({ projectId }) => ({
    params: { userId: await makeBystander(projectId) },
    body: { disabled: true },
  }),
  addResetLink: async ({ projectId }) => ({
    params: { userId: await makeBystander(projectId) },
  }),
  askForReset: () => ({ body: { email: account.email } }),
  resetPassword: async ({ projectId }) => {
    const userId = await makeBystander(projectId);
    const { link } = expectDone(
      await transaction((tx) => makeResetByHand(tx, userId, userId, new Date())),
    );
    return { body: { token: tokenIn(link), password: account.password } };
  },
};
