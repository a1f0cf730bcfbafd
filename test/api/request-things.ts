import { createHash } from "node:crypto";
import { mergeClaim } from "@/server/claim/merge";
import { addClaim } from "@/server/claim/write";
import { addClassLink } from "@/server/project/class-links";
import { askForRole } from "@/server/project/role-requests";
import { addMember } from "@/server/project/members";
import { storeArchive } from "@/server/document/archive";
import type { Fetched } from "@/server/fetch/fetch-address";
import { testWebhook } from "@/server/webhook/deliveries";
import { addWebhook, listWebhooks } from "@/server/webhook/webhooks";
import { read, transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { addLabel } from "@/server/label/write";
import { saveQuery } from "@/server/query/saved";
import { saveAnnotation } from "@/server/annotation/write";
import { addDecision } from "@/server/adjudication/decide";
import { addSuggestion } from "@/server/suggestion/write";
import { addReference } from "@/server/annotation/references";
import { addRelationType } from "@/server/relation/edit-types";
import { addRelation } from "@/server/relation/write";
import { importSources } from "@/server/import/import-sources";
import { addTag } from "@/server/tag/write";
import { expectDone, makeAnnotation, makeDocument } from "@/test/make/make";
import { makeViewer } from "@/test/make/viewer";
import type { Visibility } from "@/lib/annotation/annotation";
import type { Viewer } from "@/server/access/viewer";
import { runCheck } from "@/server/quotation/checks";
import { addSpeaker } from "@/server/speaker/write";
import { makeBystander, makePlace, type Place, type Fixture } from "./fixture";

export async function freshTag({ projectId }: Place, { people }: Fixture): Promise<string> {
  const draft = { kind: "rhetoric", slug: `tag-${newId()}`, label: "A tag" } as const;
  return expectDone(await addTag(people.owner, projectId, draft)).id;
}

export async function invitation({ projectId }: Place, { people }: Fixture) {
  const email = `guest-${newId()}@example.test`;
  const member = expectDone(await addMember(people.owner, projectId, { email, role: "reader" }));
  if (!member.invitation) throw new Error("there is no invitation");
  return member.invitation;
}

export function tokenIn(link: string): string {
  return link.split("/").at(-1) ?? "";
}

export async function classLinkOf(projectId: string, { people }: Fixture) {
  return expectDone(await addClassLink(people.owner, projectId, { role: "reader" }));
}

/** Of a private network: it may be named, and is refused before anything is sent to it. */
export const NOWHERE = "http://10.0.0.7/hook";

/** A webhook of a project, which tells nothing by itself. */
export async function webhookOf(projectId: string, { people }: Fixture): Promise<string> {
  const { items } = expectDone(await listWebhooks(people.owner, projectId, { limit: 1 }));
  const draft = { url: NOWHERE, active: false };
  return items[0]?.id ?? expectDone(await addWebhook(people.owner, projectId, draft)).id;
}

/** A delivery that was tried and failed. */
export async function deliveryOf(projectId: string, fixture: Fixture) {
  const webhookId = await webhookOf(projectId, fixture);
  const { id } = expectDone(await testWebhook(fixture.people.owner, webhookId));
  return { webhookId, deliveryId: id };
}

/** Who asks for another role. */
export async function roleRequestIn(projectId: string): Promise<string> {
  const userId = await makeBystander(projectId);
  const asker = makeViewer({ id: userId, name: "By Stander" });
  expectDone(await askForRole(asker, projectId, {}));
  return userId;
}

export async function anotherClaim(viewer: Viewer, projectId: string): Promise<string> {
  return expectDone(await addClaim(viewer, projectId, { statement: "Crime has fallen" })).id;
}

export async function mergedClaim(
  viewer: Viewer,
  projectId: string,
  into: string,
): Promise<string> {
  const id = await anotherClaim(viewer, projectId);
  expectDone(await mergeClaim(viewer, id, into));
  return id;
}

export const asking = { q: "claim tag:hearsay" };

/** The annotation of the place and one like it in another text, as the body of a relation. */
export async function twoEnds({ annotationId, projectId }: Place, { people }: Fixture) {
  const { visibility } = await read.annotation.findUniqueOrThrow({ where: { id: annotationId } });
  const { document } = await makeDocument(people.owner, projectId, "Nobody had noticed.");
  const target = [{ start: 0, end: 6 }];
  const other = await makeAnnotation(people.annotator, document.id, target, { visibility });
  return { from: annotationId, to: other.id, type: "supports" };
}

export async function annotationRelation(place: Place, fixture: Fixture): Promise<string> {
  const draft = await twoEnds(place, fixture);
  return expectDone(await addRelation(fixture.people.annotator, place.projectId, draft)).id;
}

export async function relationTypeOf({ projectId }: Place, { people }: Fixture): Promise<string> {
  const slug = `type-${newId()}`;
  return expectDone(await addRelationType(people.owner, projectId, { slug, label: "opens" })).id;
}

export async function savedQuery({ projectId }: Place, { people }: Fixture) {
  const draft = { name: "Hearsay", text: asking.q };
  return expectDone(await saveQuery(people.annotator, projectId, draft));
}

export async function freshLabel({ projectId }: Place, { people }: Fixture): Promise<string> {
  const name = `Label ${newId().slice(-9)}`;
  return expectDone(await addLabel(people.annotator, projectId, { name })).id;
}

/** An archived copy of what a document's text was read from. */
export async function archived({ projectId, documentId }: Place, { people }: Fixture) {
  const bytes = Buffer.from("<p>Seen from the quay.</p>");
  const fetched: Fetched = {
    url: "https://tides.example/quay",
    finalUrl: "https://tides.example/quay",
    status: 200,
    mediaType: "text/html",
    bytes,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    fetchedAt: new Date(),
  };
  const of = { projectId, documentId, revision: 1, referenceId: null };
  return transaction((tx) => storeArchive(tx, people.curator, of, fetched));
}

/** A curator's decision that nothing is to be marked at the beginning of the text. */
export async function decided({ documentId }: Place, { people }: Fixture) {
  const draft = { outcome: "nothing", annotations: [], target: [{ start: 4, end: 7 }] } as const;
  return expectDone(await addDecision(people.curator, documentId, { ...draft, revision: 1 }));
}

/** An annotation that nobody has edited or decided on. */
export async function coded({ documentId }: Place, { people }: Fixture) {
  const target = [{ start: 0, end: 3 }];
  return expectDone(await saveAnnotation(people.annotator, documentId, { kind: "claim", target }));
}

/** A suggestion of the annotator's script, which nobody has decided on. */
export async function suggested({ documentId }: Place, { people }: Fixture) {
  const target = [{ start: 4, end: 7 }];
  const draft = { kind: "claim", target, revision: 1, origin: "a script" } as const;
  return expectDone(await addSuggestion(people.annotator, documentId, draft));
}

/** A source that a file brought. */
export async function listedSource({ projectId }: Place, { people }: Fixture): Promise<string> {
  const url = `https://${newId()}.example.test/`;
  const source = { key: `url:${url}`, url, csl: { type: "webpage", URL: url }, citation: url };
  const options = { dryRun: false, undecided: "ours", decisions: {} } as const;
  const references = [{ line: 1, name: "", source }];
  expectDone(await importSources(people.annotator, projectId, references, options));
  return (await read.source.findFirstOrThrow({ where: { projectId, url } })).id;
}

/** Two sources without a relation, cited where everybody in the project can see them. */
export async function twoSources({ annotationId }: Place, { people }: Fixture) {
  const cite = async () => {
    const url = `https://${newId()}.example.test/`;
    const draft = { relation: "context" as const, url };
    return expectDone(await addReference(people.annotator, annotationId, draft)).source.id;
  };
  return { fromId: await cite(), toId: await cite(), relation: "quotes" as const };
}

/** Quotations stand in a project apart, one for each visibility, so that they count nowhere else. */
const quoted = new WeakMap<Fixture, Map<Visibility, Promise<Place>>>();

function placeOfQuotations(fixture: Fixture, visibility: Visibility): Promise<Place> {
  const places = quoted.get(fixture) ?? new Map<Visibility, Promise<Place>>();
  quoted.set(fixture, places);
  const place = places.get(visibility) ?? makePlace(fixture, "QUOTED", visibility);
  places.set(visibility, place);
  return place;
}

/** A quotation by the annotator, as shared or private as the place is. */
export async function quotation({ annotationId }: Place, fixture: Fixture) {
  const { visibility } = await read.annotation.findUniqueOrThrow({
    where: { id: annotationId },
    select: { visibility: true },
  });
  const kind = "quotation" as const;
  const span = [{ start: 17, end: 22 }];
  const { documentId } = await placeOfQuotations(fixture, visibility);
  return makeAnnotation(fixture.people.annotator, documentId, span, { kind, visibility });
}

export async function checked(place: Place, fixture: Fixture) {
  const { id, documentId } = await quotation(place, fixture);
  return { checkId: expectDone(await runCheck(fixture.people.annotator, id, documentId)).id };
}

export async function speaker({ projectId }: Place, { people }: Fixture): Promise<string> {
  const name = `Ana Reis ${newId().slice(-6)}`;
  return expectDone(await addSpeaker(people.annotator, projectId, { name })).id;
}
