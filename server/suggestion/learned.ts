import "server-only";
import { v5 as uuidOf } from "uuid";
import { NO_CLAIM_DETAIL, NO_QUOTATION_DETAIL, NO_RHETORIC } from "@/lib/annotation/annotation";
import type { previewLearnedCall, suggestLearnedCall } from "@/lib/contract/suggestions";
import type { AnswerOf, BodyOf } from "@/lib/contract/operation";
import { QUOTATION_FORMS } from "@/lib/contract/terms";
import { precisionOf, recallOf } from "@/lib/learning/learning";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import { runTask } from "@/server/platform/workers";
import { knownPlaces } from "./known";
import { LEARN } from "./learn-task";
import { readLesson } from "./lesson";
import { addSuggestion } from "./write";

type Question = BodyOf<typeof suggestLearnedCall>;
type Worth = AnswerOf<typeof previewLearnedCall>;
type LearnedAnswer = AnswerOf<typeof suggestLearnedCall>;

/** How many suggestions one request makes. */
const AT_ONCE = 100;

/** What the suggesters are called, as the origin of what they suggest. */
const ORIGIN = {
  "same-words": "the same words elsewhere",
  sentences: "learned sentences",
} as const;

/** What a suggester that learns from the project would be worth for a tag. */
export async function previewLearned(
  viewer: Viewer,
  documentId: string,
  question: Question,
  signal?: AbortSignal,
): Promise<Outcome<Worth>> {
  const learned = await learn(viewer, documentId, question, signal);
  return learned.ok ? done(learned.value.worth) : learned;
}

/**
 * Suggests for a document what was learned from what people marked in the project. What was suggested
 * with that tag before is not made again.
 */
export async function suggestLearned(
  viewer: Viewer,
  documentId: string,
  question: Question,
  signal?: AbortSignal,
): Promise<Outcome<LearnedAnswer>> {
  const learned = await learn(viewer, documentId, question, signal);
  if (!learned.ok) return learned;
  const { worth, proposals, text, revision, projectId } = learned.value;
  const { by, kind, tag: slug } = question;
  const label = { projectId, kind, slug };
  const isKnown = await knownPlaces(label, { documentId, revision, text });
  const fresh = proposals
    .filter((place) => !isKnown(place))
    .sort((a, b) => b.score - a.score || a.start - b.start);
  const counts = { suggested: 0, known: proposals.length - fresh.length };
  for (const { start, end, score, reason: why } of fresh.slice(0, AT_ONCE)) {
    if (signal?.aborted) break;
    const named = [documentId, revision, by, start, end, kind, slug];
    const made = await addSuggestion(viewer, documentId, {
      ...detailOf(kind, slug),
      kind,
      target: [{ start, end }],
      id: uuidOf(JSON.stringify(named), NAMESPACE),
      revision,
      origin: ORIGIN[by],
      score,
      reason: why,
    });
    if (made.ok && made.created) counts.suggested++;
    else if (made.ok || made.problem === "id-taken") counts.known++;
    else return made;
  }
  return done({ ...worth, ...counts, left: Math.max(0, fresh.length - AT_ONCE) });
}

/** Of the ids that are made of what is suggested: the same suggestion has the same id. */
const NAMESPACE = "2f0b6f5e-7f0c-4c57-9b53-6a0d3f7e9a41";

async function learn(
  viewer: Viewer,
  documentId: string,
  { by, kind, tag: slug }: Question,
  signal?: AbortSignal,
) {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("suggestion.ask", access);
  if (refusal || !access) return refusal ?? refused("not-found");
  const { projectId, revisionNumber: revision } = access;
  const tag = await read.tag.findFirst({
    where: { projectId, kind, slug, deletedAt: null, retiredAt: null },
    select: { id: true },
  });
  if (!tag) return refused("not-found", reason("Refusals.suggestion.noTag"));
  const lesson = await readLesson({ projectId, kind, slug }, documentId);
  if (!lesson) return refused("not-found");
  const { texts, subject, textsLeft, marksLeft } = lesson;
  const learned = await runTask(LEARN, { by, texts, subject }, signal);
  if (!learned.ok) return learned;
  const { examples, others, needed, leftOut, proposals } = learned.value;
  const worth: Worth = {
    by,
    kind,
    tag: slug,
    origin: ORIGIN[by],
    texts: texts.length,
    examples,
    others,
    needed,
    enough: examples >= needed && (by === "same-words" || others >= needed),
    leftOut: leftOut && {
      ...leftOut,
      precision: precisionOf(leftOut),
      recall: recallOf(leftOut),
    },
    textsLeft,
    marksLeft,
  };
  return done({ worth, proposals, text: subject.document.text, revision, projectId });
}

function detailOf(kind: Question["kind"], slug: string) {
  const form = QUOTATION_FORMS.find((each) => each === slug);
  if (kind === "claim") return { claim: { ...NO_CLAIM_DETAIL, type: slug } };
  if (kind === "rhetoric") return { rhetoric: { ...NO_RHETORIC, technique: slug } };
  if (form) return { quotation: { ...NO_QUOTATION_DETAIL, form } };
  return { quotation: NO_QUOTATION_DETAIL, tags: [slug] };
}
