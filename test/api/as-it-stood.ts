import { expect } from "vitest";
import { listAnnotationsCall, readAnnotationCall } from "@/lib/contract/annotations";
import { listClaimsCall, readClaimCall } from "@/lib/contract/claims";
import { listDocumentsCall, readDocumentCall, readTextCall } from "@/lib/contract/documents";
import { listEvidenceCall } from "@/lib/contract/evidence";
import { listConversationsCall, listNotesCall } from "@/lib/contract/notes";
import type { Operation } from "@/lib/contract/operation";
import { OPERATIONS } from "@/lib/contract/operations";
import { editAnnotation } from "@/server/annotation/edit";
import { saveAnnotation } from "@/server/annotation/write";
import { read } from "@/server/platform/db";
import { randomFrom, SEED } from "../make/random";
import { ask } from "./ask";
import type { Fixture, Place } from "./fixture";
import type { RequestParts } from "./request";
import { requestFor } from "./requests";

const WRITERS = ["annotator", "curator", "owner"] as const;
export const READERS = ["reader", "annotator"] as const;

/** What takes away the project, its text or its people, or is about none of them. */
const LEFT_OUT =
  /^(remove(Project|Document|Member)|(change|add)(Member|Project)|.*(Account|Token|Invitation|Backup|Installation|RoleRequest|ClassLink|Webhook|Redeliver|Deletion|Password).*|sign.*|keepPlace|markSeen|sayPresence|export.*|measure.*)$/i;

/** Waits for another millisecond, in which nothing has been written yet. */
export async function nextMoment(): Promise<string> {
  const from = Date.now();
  while (Date.now() < from + 2) await new Promise(setImmediate);
  const at = new Date().toISOString();
  while (Date.now() < from + 5) await new Promise(setImmediate);
  return at;
}

/** One request for each thing that can be read as it stood, and some filters and pages. */
async function requests(place: Place): Promise<[Operation, RequestParts][]> {
  const { projectId, documentId } = place;
  const document = { params: { documentId } };
  const project = { params: { projectId } };
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const annotations = idsOf(await read.annotation.findMany({ where: { documentId } }));
  const claims = idsOf(await read.claim.findMany({ where: { projectId } }));
  return [
    [readDocumentCall, document],
    [readTextCall, document],
    [listDocumentsCall, project],
    [listDocumentsCall, { ...project, query: { sort: "title", limit: "1" } }],
    [listAnnotationsCall, document],
    [listAnnotationsCall, { ...document, query: { limit: "2" } }],
    [listAnnotationsCall, { ...document, query: { tag: "hearsay" } }],
    [listAnnotationsCall, { ...document, query: { kind: "claim", q: "word" } }],
    [listAnnotationsCall, { ...document, query: { start: "0", end: "12" } }],
    [listAnnotationsCall, { ...document, query: { status: "open", orphan: "false" } }],
    [listConversationsCall, document],
    [listConversationsCall, { ...document, query: { thread: "resolved", limit: "1" } }],
    [listClaimsCall, project],
    [listClaimsCall, { ...project, query: { limit: "1", verdict: "none" } }],
    [listClaimsCall, { ...project, query: { q: "crime fell" } }],
    [listClaimsCall, { ...project, query: { q: "rents", type: "factual" } }],
    ...annotations.flatMap((annotationId): [Operation, RequestParts][] => [
      [readAnnotationCall, { params: { annotationId } }],
      [listNotesCall, { params: { annotationId } }],
    ]),
    ...claims.flatMap((claimId): [Operation, RequestParts][] => [
      [readClaimCall, { params: { claimId } }],
      [listEvidenceCall, { params: { claimId } }],
    ]),
  ];
}

/** What a request rests on may have been changed or taken away by an earlier one; then there is none. */
function unlessRefused(error: unknown): null {
  if (error instanceof Error && error.message.startsWith("refused: ")) return null;
  throw error;
}

type Observed = [asker: (typeof READERS)[number], Operation, RequestParts, answer: string];

export async function answerTo(
  fixture: Fixture,
  asker: (typeof READERS)[number],
  operation: Operation,
  request: RequestParts,
): Promise<string> {
  const { status, text, headers } = await ask(operation, request, fixture.tokens[asker]);
  return `${status} ${headers.get("etag") ?? ""} ${text}`;
}

/**
 * Writes at random in some rounds, after each of which it records what readers are answered; afterwards each time is
 * asked for, and has to be answered to the letter as it was.
 */
export async function expectAsItStood(
  fixture: Fixture,
  place: Place,
  rounds: number,
): Promise<void> {
  const random = randomFrom(SEED);
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T;
  const writes = OPERATIONS.filter(({ method, id }) => method !== "get" && !LEFT_OUT.test(id));
  const { documentId } = place;
  const mine: string[] = [];
  const before = new Map<string, Observed[]>();

  const writeOne = async () => {
    const asker = pick(WRITERS);
    const viewer = fixture.people[asker];
    const kind = random();
    if (kind < 0.25) {
      const start = 2 + Math.floor(random() * 20);
      const made = await saveAnnotation(viewer, documentId, {
        kind: pick(["claim", "rhetoric", "note"] as const),
        target: [{ start, end: start + 5 }],
        body: `words of ${asker} ${mine.length}`,
        visibility: random() < 0.3 ? "private" : "project",
        tags: random() < 0.5 ? ["hearsay"] : [],
      });
      if (made.ok) mine.push(made.value.id);
    } else if (kind < 0.5 && mine.length > 0) {
      const edit = pick([{ body: `other words ${random()}` }, { visibility: "project" as const }]);
      await editAnnotation(viewer, pick(mine), () => true, edit);
    } else {
      const operation = pick(writes);
      const request = await requestFor(operation.id, fixture, asker, place).catch(unlessRefused);
      if (request === null) return;
      const { status } = await ask(operation, request, fixture.tokens[asker]);
      expect(status, operation.id).toBeLessThan(500);
    }
  };

  for (let round = 0; round < rounds; round++) {
    for (let write = 0; write < 6; write++) await writeOne();
    const at = await nextMoment();
    const seen: Observed[] = [];
    for (const [operation, request] of await requests(place)) {
      for (const asker of READERS) {
        seen.push([asker, operation, request, await answerTo(fixture, asker, operation, request)]);
      }
    }
    before.set(at, seen);
  }

  let differing = 0;
  for (const [at, seen] of before) {
    for (const [asker, operation, request, answer] of seen) {
      const query = { ...request.query, at };
      const name = `${asker} ${operation.id} ${JSON.stringify(request)}`;
      expect(`${name} ${await answerTo(fixture, asker, operation, { ...request, query })}`).toBe(
        `${name} ${answer}`,
      );
      if ((await answerTo(fixture, asker, operation, request)) !== answer) differing += 1;
    }
  }
  expect(differing).toBeGreaterThan(0);
}
