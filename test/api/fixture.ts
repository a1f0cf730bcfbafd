import { addReference } from "@/server/annotation/references";
import { addClaim } from "@/server/claim/write";
import { addEvidence } from "@/server/claim/evidence/write";
import { transaction } from "@/server/platform/db";
import { addNote } from "@/server/annotation/notes";
import { giveReview } from "@/server/annotation/reviews";
import { addTag } from "@/server/tag/write";
import { addToken } from "@/server/account/tokens";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import type { Visibility } from "@/lib/annotation/annotation";
import type { Viewer } from "@/server/access/viewer";

export const ASKERS = ["nobody", "stranger", "reader", "annotator", "curator", "owner"] as const;
export type Asker = (typeof ASKERS)[number];
type Known = Exclude<Asker, "nobody">;

/** Five people with tokens, and their roles in the projects made here. */
export interface Fixture {
  readonly people: Readonly<Record<Known, Viewer>>;
  readonly tokens: Readonly<Record<Known, string>>;
}

export async function makeFixture(): Promise<Fixture> {
  const people = {} as Record<Known, Viewer>;
  const tokens = {} as Record<Known, string>;
  // Somebody must set up the installation first, and plays no other part.
  const { id } = await makePerson("First Owner");
  await transaction((tx) => tx.user.update({ where: { id }, data: { admin: true } }));
  for (const known of ASKERS) {
    if (known === "nobody") continue;
    people[known] = await makePerson(`The ${known}`);
    tokens[known] = expectDone(await addToken(people[known], "a script")).token;
  }
  return { people, tokens };
}

/** A project with one of everything in it, made by its annotator if an annotator may. */
export interface Place {
  readonly projectId: string;
  readonly documentId: string;
  readonly annotationId: string;
  readonly noteId: string;
  readonly referenceId: string;
  readonly claimId: string;
  readonly occurrenceId: string;
  readonly evidenceId: string;
  readonly tagId: string;
}

export async function makePlace(
  { people }: Fixture,
  marker: string,
  visibility: Visibility = "project",
): Promise<Place> {
  const { owner, curator, annotator, reader } = people;
  const project = await makeProject(owner, { curator, annotator, reader });
  const { document, spans } = await makeDocument(
    owner,
    project.id,
    "🌉 She said that [crime] fell by [half] in Brackwater, and that nobody had noticed.",
  );
  const claim = expectDone(await addClaim(annotator, project.id, { statement: "Crime fell" }));
  const tag = expectDone(
    await addTag(curator, project.id, { kind: "claim", slug: "hearsay", label: "Hearsay" }),
  );
  const annotation = await makeAnnotation(annotator, document.id, spans, {
    visibility,
    body: `${marker} in a body`,
    tags: ["hearsay"],
    claim: { id: claim.id, statement: `${marker} stated`, type: "factual", checkworthy: true },
  });
  const note = expectDone(await addNote(annotator, annotation.id, { body: `${marker} in a note` }));
  const reference = expectDone(
    await addReference(annotator, annotation.id, {
      relation: "supports",
      csl: { type: "report", title: `${marker} in a source` },
      quote: `${marker} quoted`,
    }),
  );
  const evidence = expectDone(
    await addEvidence(annotator, claim.id, {
      stance: "supports",
      annotationId: annotation.id,
      from: { place: { documentId: document.id, revision: 1, target: spans } },
    }),
  );
  await giveReview(annotator, annotation.id, { verdict: "agree", comment: `${marker} reviewed` });
  return {
    projectId: project.id,
    documentId: document.id,
    annotationId: annotation.id,
    noteId: note.id,
    referenceId: reference.id,
    claimId: claim.id,
    occurrenceId: annotation.occurrences[0]?.id ?? "",
    evidenceId: evidence.id,
    tagId: tag.id,
  };
}

/** Another member of the project, who does nothing. */
export async function makeBystander(projectId: string): Promise<string> {
  const { id } = await makePerson("By Stander");
  await transaction((tx) => tx.member.create({ data: { projectId, userId: id, role: "reader" } }));
  return id;
}
