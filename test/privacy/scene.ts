import { editAnnotation } from "@/server/annotation/edit";
import { addNote, editNote } from "@/server/annotation/notes";
import { addReference } from "@/server/annotation/references";
import { giveReview } from "@/server/annotation/reviews";
import { addEvidence } from "@/server/claim/evidence/write";
import { addSearch } from "@/server/claim/searches";
import { addClaim, editClaim } from "@/server/claim/write";
import { transaction } from "@/server/platform/db";
import { saveQuery } from "@/server/query/saved";
import { addRelation } from "@/server/source/provenance/relations";
import { addTag, editTag } from "@/server/tag/write";
import type { Viewer } from "@/server/access/viewer";
import { storeArchive } from "@/server/document/archive";
import { expectDone, makeAnnotation, makeDocument, makeProject } from "@/test/make/make";

const any = () => true;

/**
 * A project of `owner` in which `leaver` has made one of everything: some that only they have part
 * in, some that the owner built upon, and some that they added to the owner's work.
 */
export async function makeScene(owner: Viewer, leaver: Viewer) {
  const { id: projectId } = await makeProject(owner, { curator: leaver });
  const { document } = await makeDocument(
    owner,
    projectId,
    "🌊 The ferry ran late on nine days, wrote the harbour office in its yearly note.",
  );
  const own = await makeDocument(leaver, projectId, "Nobody else reads this short notice.");
  await archiveOf(leaver, own.document);
  const needed = await makeDocument(leaver, projectId, "This notice is read by two people.");
  const target = [{ start: 2, end: 11 }];
  const shared = await makeAnnotation(leaver, document.id, target, { body: "LEAVER alone" });
  const discussed = await makeAnnotation(leaver, document.id, target, { body: "LEAVER discussed" });
  const hidden = await makeAnnotation(leaver, document.id, target, {
    body: "LEAVER hidden",
    visibility: "private",
  });
  const theirs = await makeAnnotation(owner, document.id, target, { body: "OWNER wrote" });
  await makeAnnotation(owner, needed.document.id, target, { body: "OWNER on the notice" });
  expectDone(await editAnnotation(leaver, shared.id, any, { body: "LEAVER again" }));
  const reply = { body: "OWNER answers" };
  expectDone(await addNote(owner, discussed.id, reply));
  const note = expectDone(await addNote(leaver, theirs.id, { body: "LEAVER in a note" }));
  expectDone(await editNote(leaver, note.id, any, { body: "LEAVER noted anew" }));
  expectDone(await addNote(owner, theirs.id, { body: "OWNER replies", replyTo: note.id }));
  expectDone(await addNote(leaver, theirs.id, { body: "LEAVER a second time" }));
  const review = { verdict: "disagree", comment: "LEAVER reviewed" } as const;
  expectDone(await giveReview(leaver, theirs.id, review));
  const cite = (title: string) => ({
    relation: "supports" as const,
    csl: { type: "report", title },
    quote: `LEAVER quotes ${title}`,
  });
  const first = expectDone(await addReference(leaver, theirs.id, cite("The yearly note")));
  const second = expectDone(await addReference(leaver, theirs.id, cite("The log of the ferry")));
  const relation = { fromId: first.source.id, toId: second.source.id, relation: "quotes" } as const;
  expectDone(await addRelation(leaver, projectId, relation));
  const claim = async (viewer: Viewer, statement: string) =>
    expectDone(await addClaim(viewer, projectId, { statement }));
  const lonely = await claim(leaver, "LEAVER claims that the quay is closed");
  const used = await claim(leaver, "LEAVER claims that the ferry was late on nine days");
  const decided = await claim(owner, "OWNER claims that the harbour is deep");
  const evidence = (sourceTitle: string) => ({
    stance: "supports" as const,
    quote: sourceTitle,
    from: { source: { csl: { type: "report", title: sourceTitle } } },
  });
  expectDone(await addEvidence(owner, used.id, evidence("OWNER found this")));
  expectDone(await addEvidence(leaver, decided.id, evidence("LEAVER found that")));
  expectDone(await addSearch(leaver, decided.id, { outcome: "not-found", place: "LEAVER looked" }));
  const verdict = { verdict: "true", rationale: "LEAVER is sure" };
  expectDone(await editClaim(leaver, decided.id, any, verdict));
  // A state of the owner's claim that names whoever decided it.
  expectDone(await editClaim(owner, decided.id, any, { context: "OWNER adds" }));
  const tag = expectDone(
    await addTag(leaver, projectId, { kind: "claim", slug: "delay", label: "Delay" }),
  );
  expectDone(await editTag(leaver, tag.id, any, { definition: "Later than was said" }));
  const named = { name: "By name", text: `coder:"${leaver.name}" or coder:${leaver.id}` };
  const theirQuery = expectDone(await saveQuery(owner, projectId, named));
  expectDone(
    await saveQuery(leaver, projectId, { name: "LEAVER alone", text: "claim", shared: false }),
  );
  expectDone(await saveQuery(leaver, projectId, { name: "LEAVER for all", text: "claim" }));
  const ids = { shared, discussed, hidden, theirs, lonely, used, decided, theirQuery };
  return { projectId, document, own: own.document, needed: needed.document, note, ...ids };
}

/** Stores a copy of the page from which a text was read. */
function archiveOf(viewer: Viewer, { id, projectId }: { id: string; projectId: string }) {
  const url = "https://tides.example/LEAVER";
  return transaction((tx) =>
    storeArchive(
      tx,
      viewer,
      { projectId, documentId: id, revision: 1, referenceId: null },
      {
        url,
        finalUrl: url,
        status: 200,
        mediaType: "text/plain",
        bytes: Buffer.from("Nobody else reads this short notice."),
        sha256: "0".repeat(64),
        fetchedAt: new Date(),
      },
    ),
  );
}
