import "server-only";
import { EVIDENCE, NUMBERS, SAID_AGAIN, SEARCHES } from "@/prisma/seed/evidence";
import { PROJECT_ID } from "@/prisma/seed/ids";
import { editOccurrence } from "@/server/claim/occurrences";
import { addSearch } from "@/server/claim/searches";
import { addClaim } from "@/server/claim/write";
import { read } from "@/server/platform/db";
import { addEvidence } from "@/server/claim/evidence/write";
import { must, person } from "./person";

/** What the people of the story found out about its claims; done twice it is done once. */
export async function addStoryEvidence(): Promise<void> {
  for (const { id, claimId, by, at, documentId, exact, ...assessment } of EVIDENCE) {
    const place = { documentId, revision: 1, target: [{ exact }] };
    const draft = { id, ...assessment, from: { place } };
    must(await addEvidence(person(by), claimId, draft, new Date(at)));
  }
  for (const { annotationId, claimId, by, quantities } of NUMBERS) {
    const occurrence = await read.claimOccurrence.findUnique({
      where: { claimId_annotationId: { claimId, annotationId } },
      select: { id: true, createdAt: true, quantities: true },
    });
    if (!occurrence || (occurrence.quantities as unknown[]).length > 0) continue;
    must(
      await editOccurrence(
        person(by),
        occurrence.id,
        () => true,
        { quantities },
        occurrence.createdAt,
      ),
    );
  }
  const { by, at, ...claim } = SAID_AGAIN;
  must(await addClaim(person(by), PROJECT_ID, claim, new Date(at)));
  for (const { claimId, by: who, at: when, ...search } of SEARCHES) {
    must(await addSearch(person(who), claimId, search, new Date(when)));
  }
}
