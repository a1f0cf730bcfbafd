import { unzipSync } from "fflate";
import type { Viewer } from "@/server/access/viewer";
import { addNote, resolveNote } from "@/server/annotation/notes";
import { addReference } from "@/server/annotation/references";
import { giveReview } from "@/server/annotation/reviews";
import { addGuideline } from "@/server/assignment/guidelines";
import { addAssignments } from "@/server/assignment/write";
import { reviseText } from "@/server/document/revise";
import { exportProject } from "@/server/export/download";
import { addLabel } from "@/server/label/write";
import { labelDocuments } from "@/server/label/label-documents";
import { addRelation } from "@/server/relation/write";
import { addSuggestion } from "@/server/suggestion/write";
import { read } from "@/server/platform/db";
import { makeCodedText } from "./coded-text";
import { expectDone, makeAnnotation, makeDocument } from "./make";

/**
 * A project with crossing and discontinuous spans, an orphan, replies, a decision, two revisions,
 * relations, references, reviews, labels, assignments, and something private. Its owner is returned.
 */
export async function makeBundledProject(): Promise<{ projectId: string; owner: Viewer }> {
  const coded = await makeCodedText();
  const { cleo, carl, ana, bo, projectId } = coded;
  await coded.mark(ana, "The locks leak");
  await coded.mark(bo, "locks leak", "loaded-language");
  expectDone(await coded.decide(await coded.onlyCase(), { outcome: "reject", note: "No." }, carl));
  const notation = "🌉 [The harbour] [burned] and [nobody] came. [It was late], [said Ida].";
  const { document, spans } = await makeDocument(cleo, projectId, notation);
  const [harbour, burned, nobody, late, speech] = spans;
  if (!harbour || !burned || !nobody || !late || !speech) throw new Error("spans are missing");
  const crossing = await makeAnnotation(ana, document.id, [
    { start: harbour.start, end: burned.end },
  ]);
  const other = await makeAnnotation(
    bo,
    document.id,
    [{ start: burned.start, end: nobody.end }, late],
    { kind: "note", body: "Two pieces, and one crosses. 🌉" },
  );
  await makeAnnotation(bo, document.id, [speech], { kind: "quotation", body: "Lost soon." });
  await makeAnnotation(bo, document.id, [late], { visibility: "private", body: "OWN-SECRET" });
  const first = expectDone(await addNote(bo, crossing.id, { body: "Says who?" }));
  expectDone(await addNote(ana, crossing.id, { body: "Ida.", replyTo: first.id }));
  expectDone(await resolveNote(ana, first.id, () => true, { resolved: true }));
  const csl = { type: "book", title: "On harbours" };
  expectDone(await addReference(ana, crossing.id, { relation: "supports", csl }));
  expectDone(await giveReview(bo, crossing.id, { verdict: "disagree", comment: "No." }));
  const type = await read.relationType.findFirstOrThrow({ where: { projectId } });
  const ends = { from: crossing.id, to: other.id, type: type.slug };
  expectDone(await addRelation(ana, projectId, ends));
  const label = expectDone(await addLabel(cleo, projectId, { name: "Fires", colour: "#c4432b" }));
  const changes = [{ labelId: label.id, on: true, documentIds: [document.id] }];
  expectDone(await labelDocuments(cleo, projectId, { changes }));
  expectDone(
    await addSuggestion(ana, document.id, { kind: "note", target: [nobody], origin: "a model" }),
  );
  const guideline = expectDone(
    await addGuideline(cleo, projectId, { name: "How", text: "Mark *fires*." }),
  );
  const pairs = [{ documentId: document.id, userId: bo.id }];
  expectDone(await addAssignments(cleo, projectId, { pairs, guidelineId: guideline.id }));
  const content = "🌉 In spring the harbour burned and nobody came. It was very late.";
  expectDone(await reviseText(cleo, document.id, { content, format: "plain" }));
  return { projectId, owner: cleo };
}

/** A bundle of a project as its bytes. */
export async function bundleOfProject(owner: Viewer, projectId: string): Promise<Uint8Array> {
  const { stream } = expectDone(await exportProject(owner, projectId, "bundle"));
  return new Response(stream).bytes();
}

/** The records and stored files of a bundle, as text by their names. */
export function dataIn(bundle: Uint8Array): Record<string, string> {
  const files = Object.entries(unzipSync(bundle));
  return Object.fromEntries(
    files
      .filter(([name]) => /^(data|files)\//.test(name))
      .map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );
}
