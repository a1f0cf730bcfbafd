import { FORMAT_IDS } from "@/lib/format/formats";
import { addMember } from "@/server/members";
import { newId } from "@/server/new-id";
import { expectDone } from "@/server/testing/make";
import { addToken } from "@/server/tokens";
import { makeBystander, type Asker, type Place, type World } from "./world";

/** What is sent: everything a client chooses, apart from who it says it is. */
export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Make = (place: Place, world: World, asker: Asker) => Asked | Promise<Asked>;

const IF_ANY = { "if-match": "*" };
const project: Make = ({ projectId }) => ({ params: { projectId } });
const document: Make = ({ documentId }) => ({ params: { documentId } });
const annotation: Make = ({ annotationId }) => ({ params: { annotationId } });
const account = { email: "new@example.test", name: "New", password: "a long enough one" };

async function invitation({ projectId }: Place, { people }: World) {
  const email = `guest-${newId()}@example.test`;
  const member = expectDone(await addMember(people.owner, projectId, { email, role: "reader" }));
  if (!member.invitation) throw new Error("there is no invitation");
  return member.invitation;
}

/** A request that each operation understands, by its id. What it asks about is in `place`. */
export const REQUESTS: Readonly<Record<string, Make>> = {
  listProjects: () => ({}),
  addProject: () => ({ body: { name: "Brackwater" } }),
  readProject: project,
  changeProject: (place) => ({ params: { projectId: place.projectId }, body: { name: "Quay" } }),
  removeProject: project,

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
  connectIdentity: () => ({}),
  listMembers: project,
  addMember: ({ projectId }) => ({
    params: { projectId },
    body: { email: `guest-${newId()}@example.test`, role: "reader" },
  }),
  changeMember: async ({ projectId }) => ({
    params: { projectId, userId: await makeBystander(projectId) },
    body: { role: "annotator" },
  }),
  removeMember: async ({ projectId }) => ({
    params: { projectId, userId: await makeBystander(projectId) },
  }),
  listInvitations: project,
  revokeInvitation: async (place, world) => ({
    params: { invitationId: (await invitation(place, world)).id },
  }),
  acceptInvitation: async (place, world) => {
    const { link } = await invitation(place, world);
    return { body: { token: link.split(/[/#=]/).at(-1) ?? "" } };
  },

  listDocuments: project,
  addDocument: ({ projectId }) => ({
    params: { projectId },
    body: { title: "Speech", content: "Taxes fell.", format: "plain" },
  }),
  readDocument: document,
  changeDocument: ({ documentId }) => ({ params: { documentId }, body: { author: "Ana" } }),
  removeDocument: document,
  readText: document,
  reviseText: ({ documentId }) => ({
    params: { documentId },
    body: { content: "She said that crime fell by half.", format: "plain" },
  }),
  readChanges: document,
  documentEvents: document,
  readProjectChanges: project,
  projectEvents: project,

  listAnnotations: document,
  addAnnotation: ({ documentId }) => ({
    params: { documentId },
    body: { kind: "rhetoric", target: [{ start: 2, end: 5 }], rhetoric: { technique: "doubt" } },
  }),
  readAnnotation: annotation,
  editAnnotation: ({ annotationId }) => ({
    params: { annotationId },
    body: { body: "changed", tags: ["hearsay"] },
    headers: IF_ANY,
  }),
  removeAnnotation: ({ annotationId }) => ({ params: { annotationId }, headers: IF_ANY }),
  judgeAnnotation: ({ annotationId }) => ({
    params: { annotationId },
    body: { status: "accepted" },
  }),

  listNotes: annotation,
  addNote: ({ annotationId, noteId }) => ({
    params: { annotationId },
    body: { body: "Says who?", replyTo: noteId },
  }),
  editNote: ({ noteId }) => ({ params: { noteId }, body: { body: "changed" } }),
  removeNote: ({ noteId }) => ({ params: { noteId } }),
  readNoteHistory: ({ noteId }) => ({ params: { noteId } }),
  readAnnotationHistory: annotation,

  listReferences: annotation,
  addReference: ({ annotationId }) => ({
    params: { annotationId },
    body: { relation: "refutes", url: "https://audit.example.test/2023", locator: "p. 4" },
  }),
  removeReference: ({ referenceId }) => ({ params: { referenceId } }),
  listSources: project,
  previewCitation: ({ projectId }) => ({
    params: { projectId },
    body: { citation: "@book{a, title={The Quay}, year={2023}}" },
  }),

  listReviews: annotation,
  giveReview: ({ annotationId }) => ({ params: { annotationId }, body: { verdict: "unsure" } }),
  removeReview: annotation,

  listTags: project,
  addTag: ({ projectId }) => ({
    params: { projectId },
    body: { kind: "claim", slug: `tag-${newId()}`, label: "A tag" },
  }),
  editTag: ({ tagId }) => ({ params: { tagId }, body: { definition: "What one heard." } }),
  removeTag: ({ tagId }) => ({ params: { tagId } }),

  listClaims: project,
  addClaim: ({ projectId }) => ({ params: { projectId }, body: { statement: "Taxes fell" } }),
  readClaim: ({ claimId }) => ({ params: { claimId } }),
  editClaim: ({ claimId }) => ({ params: { claimId }, body: { context: "In 2019" } }),
  removeClaim: ({ claimId }) => ({ params: { claimId } }),

  search: () => ({ query: { q: "crime" } }),

  ...Object.fromEntries(
    ["exportDocument", "exportProject"].map((id): [string, Make] => [
      id,
      ({ documentId, projectId }) => ({
        params: {
          ...(id === "exportDocument" ? { documentId } : { projectId }),
          format: FORMAT_IDS[0] ?? "",
        },
      }),
    ]),
  ),
};

/** A request for this operation about what is in a place. */
export async function requestFor(
  id: string,
  world: World,
  asker: Asker,
  place: Place,
): Promise<Asked> {
  const make = REQUESTS[id];
  if (!make) throw new Error(`app/api/testing/requests.ts has no request for ${id}`);
  return make(place, world, asker);
}
