import "server-only";
import { v5 as uuidOf } from "uuid";
import { NO_CLAIM_DETAIL, NO_QUOTATION_DETAIL, NO_RHETORIC } from "@/lib/annotation/annotation";
import type { askModelCall } from "@/lib/contract/suggestions";
import type { AnswerOf } from "@/lib/contract/operation";
import { QUOTATION_FORMS } from "@/lib/contract/terms";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { partsOf, type Part } from "@/lib/text/parts";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { revisionText } from "@/server/document/revision-text";
import { read } from "@/server/platform/db";
import { perProcess } from "@/server/platform/process";
import { CODEBOOK_ORDER } from "@/server/project/codebook-order";
import { askModel, modelSettings } from "./model";
import {
  ACCEPTED,
  ASKED_FOR,
  messagesFor,
  PART_LENGTH,
  placesIn,
  proposalsIn,
  slugOf,
  type Proposal,
  type ToldTag,
} from "./proposals";
import { addSuggestion } from "./write";

/** How many models' answers are waited for at once by a process. */
const MAX_AT_ONCE = 4;
const running = perProcess("models asked", () => ({ count: 0 }));

type ModelAnswer = AnswerOf<typeof askModelCall>;

/**
 * Asks the server's model what it would mark in one part of a document, and makes suggestions of what
 * it answers: only of words that stand in the part, with tags that the codebook has. The same answer
 * again makes nothing new.
 */
export async function suggestByModel(
  viewer: Viewer,
  documentId: string,
  part: number,
  signal: AbortSignal,
): Promise<Outcome<ModelAnswer>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("suggestion.ask", access);
  if (refusal || !access) return refusal ?? refused("not-found");
  const model = modelSettings();
  if (!model) return refused("model-not-usable", reason("Refusals.model.none"));
  const { revisionNumber, projectId } = access;
  const revision = await revisionText(read, documentId, revisionNumber);
  if (!revision) return refused("not-found");
  const parts = partsOf(revision.text, PART_LENGTH);
  const stretch = parts[part];
  if (!stretch) return refused("text-moved-on", reason("Refusals.model.noPart"));
  const words = revision.text.slice(stretch.start, stretch.end);
  const tags = await tagsOf(projectId);
  const { messages, untold } = messagesFor(words, tags);
  if (running.count >= MAX_AT_ONCE) {
    return refused("too-many", undefined, { more: { retryAfter: 5 } });
  }
  running.count++;
  const answer = await askModel(model, messages, ASKED_FOR, ACCEPTED, signal).finally(
    () => running.count--,
  );
  if (!answer.ok) return answer;

  const { proposals, left: unread } = proposalsIn(answer.value);
  const left: ModelAnswer["left"][number][] = [];
  const counts = { suggested: 0, known: 0 };
  const placeOf = placesIn(words, stretch);
  for (const proposal of proposals) {
    const slug = slugOf(proposal, tags);
    const place = placeOf(proposal.words);
    if (slug === null || !place) {
      left.push({ words: proposal.words, why: slug === null ? "no-such-tag" : "not-in-text" });
      continue;
    }
    const { start, end } = place;
    const named = [documentId, revisionNumber, model.name, start, end, proposal.kind, slug];
    const made = await addSuggestion(viewer, documentId, {
      ...draftOf(proposal, slug, place),
      id: uuidOf(JSON.stringify(named), NAMESPACE),
      revision: revisionNumber,
      origin: model.name,
    });
    // What was suggested before is there, was taken back, or was another person's request.
    if (made.ok && made.created) counts.suggested++;
    else if (made.ok || made.problem === "id-taken") counts.known++;
    else return made;
  }
  return done({
    part,
    parts: parts.length,
    origin: model.name,
    ...counts,
    left: [...left, ...unread],
    untold,
  });
}

/** Of the ids that are made of what is suggested: the same suggestion has the same id. */
const NAMESPACE = "6f1b8c0e-58a5-4a8e-9d2e-3f0f6c8f5f11";

function tagsOf(projectId: string): Promise<ToldTag[]> {
  return read.tag.findMany({
    where: { projectId, deletedAt: null, retiredAt: null },
    orderBy: [...CODEBOOK_ORDER],
    select: { kind: true, slug: true, label: true, definition: true },
  });
}

function draftOf({ kind, reason: why = "", score = null }: Proposal, slug: string, place: Part) {
  const form = QUOTATION_FORMS.find((each) => each === slug);
  const details = {
    claim: { claim: { ...NO_CLAIM_DETAIL, type: slug } },
    quotation: { quotation: { ...NO_QUOTATION_DETAIL, form: form ?? "direct" } },
    rhetoric: { rhetoric: { ...NO_RHETORIC, technique: slug } },
  }[kind];
  return { kind, target: [place], ...details, reason: why, score };
}
