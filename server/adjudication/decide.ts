import "server-only";
import { fateOf } from "@/lib/adjudication/fate";
import { labelKey, placeKey } from "@/lib/adjudication/coding";
import { refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { hull } from "@/lib/span/span";
import type { Prisma } from "@/prisma/generated/client";
import type { DocumentAccess } from "@/server/access/membership";
import { addTo } from "@/server/act/act";
import { IdUsed } from "@/server/act/insert-once";
import { DOCUMENT_PLACE } from "@/server/act/places";
import type { Addition, Refused, Write } from "@/server/act/subject";
import { insertNumbered } from "@/server/annotation/insert-numbered";
import { resolveTargetColumns, type TargetColumns } from "@/server/annotation/target-columns";
import { recordShared } from "@/server/feed/changes";
import { recordWith } from "@/server/feed/record-with";
import { codingsBy, type Decided } from "./codings-to-decide";
import { decisionsWhere, type Decision } from "./row";
import {
  namesLabel,
  standingSpan,
  whyNotDecided,
  type DecisionDraft,
  type SpanDraft,
  type LayerSpan,
} from "./spans";

type Deciding = Write & { readonly membership: DocumentAccess };

const NEW_DECISION: Addition<
  { readonly membership: DocumentAccess },
  Decision,
  { readonly id: string }
> = {
  table: "Adjudication",
  async there({ tx, membership: { documentId } }, id) {
    return (await decisionsWhere(tx, { id, documentId }, 1))[0] ?? null;
  },
  async saved({ tx }, id) {
    return (await decisionsWhere(tx, { id }, 1))[0] ?? null;
  },
};

/**
 * Decides about a case. What is decided on is what the curator read: an annotation that has another
 * version by now, or that somebody else decided on, refuses it. No annotation is changed.
 */
export const addDecision = addTo(
  DOCUMENT_PLACE,
  "adjudication.decide",
  NEW_DECISION,
  async (write, sent: DecisionDraft & { readonly id: string }) => {
    const { tx, membership } = write;
    const annotations = [...new Map(sent.annotations.map((one) => [one.id, one])).values()];
    const codings = await codingsBy(
      tx,
      membership.documentId,
      annotations.map(({ id }) => id),
    );
    const stale = whyNotDecided(annotations, codings);
    if (stale) return stale;
    const draft = withSpans({ ...sent, annotations }, codings);
    const unfit = whyUnfit(draft);
    if (unfit) return unfit;
    const taken = await replaceDecisions(write, draft);
    if (taken) return taken;
    const standing: LayerSpan[] = [];
    for (const at of (draft.spans ?? []).keys()) {
      const span = await standingSpan(tx, membership, draft, at, codings);
      if (!span.ok) return span;
      standing.push(span.value);
    }
    const place = await placeOf(write, draft, codings, standing);
    if (!place.ok) return place;
    return store(write, draft, place.value, codings, standing);
  },
);

/** What is meant where spans are left out: all say the same; or one span over all of them. */
function withSpans(draft: DecisionDraft & { readonly id: string }, codings: Codings) {
  if (draft.spans && draft.outcome !== "merge") return draft;
  const first = draft.annotations[0];
  if (draft.outcome === "accept" && first && !draft.spans && isUnanimous(codings)) {
    return { ...draft, spans: [{ from: first.id }] };
  }
  const [span = { from: first?.id }, ...rest]: readonly SpanDraft[] = draft.spans ?? [];
  if (draft.outcome !== "merge" || rest.length > 0 || span.target || codings.size < 2) return draft;
  const target = [hull([...codings.values()].flatMap(({ segments }) => segments))];
  return { ...draft, spans: [{ ...span, target }] };
}

type Codings = ReadonlyMap<string, Decided>;

/** Whether several codings say the same of the same words. */
export function isUnanimous(codings: Codings): boolean {
  const sayings = [...codings.values()].map(
    (coding) => `${placeKey(coding.segments)} ${labelKey(coding)}`,
  );
  return new Set(sayings).size === 1;
}

/** Whether what is sent is what its outcome means. */
function whyUnfit({ outcome, annotations, spans = [], target }: DecisionDraft): Refused | null {
  const isAs = {
    accept: spans.length > 0 && spans.every((span) => span.from && isTaken(span)),
    adjust: spans.some((span) => span.target),
    relabel: spans.some((span) => namesLabel(span)),
    merge: spans.length === 1 && annotations.length > 1,
    split: spans.length > 1,
    reject: spans.length === 0 && annotations.length > 0,
    nothing: spans.length === 0 && (annotations.length > 0 || target !== undefined),
  }[outcome];
  if (isAs && (annotations.length > 0 || outcome === "nothing")) return null;
  return wrongField("spans", reason(`Refusals.adjudication.fit.${outcome}`));
}

const isTaken = (span: SpanDraft) => !span.target && !namesLabel(span);

/**
 * Withdraws the decisions in force on these annotations that the draft names; refuses where there is
 * another, or where one of those is not as it was read. Two curators never overwrite one another.
 */
async function replaceDecisions(
  { tx, viewer, now, membership }: Deciding,
  { id: replacedById, annotations, replaces = [] }: DecisionDraft & { readonly id: string },
): Promise<Refused | null> {
  const { documentId, projectId } = membership;
  const ids = annotations.map((one) => one.id);
  const named = new Map(replaces.map(({ id, version }) => [id, version]));
  const inForce = await decisionsWhere(tx, {
    documentId,
    deletedAt: null,
    OR: [
      { annotations: { some: { annotationId: { in: ids } } } },
      { id: { in: [...named.keys()] } },
    ],
  });
  const other = inForce.find(({ id, version }) => named.get(id) !== version);
  if (other) {
    return refused("verdict-out-of-order", reason("Refusals.adjudication.decided"), {
      more: { current: other },
    });
  }
  if (inForce.length < named.size) {
    return refused("verdict-out-of-order", reason("Refusals.adjudication.withdrawn"));
  }
  if (inForce.length === 0) return null;
  await tx.adjudication.updateMany({
    where: { id: { in: inForce.map(({ id }) => id) } },
    data: { deletedAt: now, withdrawnById: viewer.id, replacedById, version: { increment: 1 } },
  });
  const by = viewer.id;
  const changes = inForce.map(
    ({ id }) => ({ kind: "adjudication.deleted", id, projectId, by, at: now }) as const,
  );
  await recordShared(tx, documentId, changes);
  return null;
}

/** The words a decision is about: all that it was decided on, and all that stands. */
async function placeOf(
  { tx, membership }: Deciding,
  { target, revision }: DecisionDraft,
  codings: Codings,
  standing: readonly LayerSpan[],
): Promise<Outcome<TargetColumns>> {
  const { documentId, revisionNumber } = membership;
  const named = revision ?? revisionNumber;
  const certain = [...codings.values()].filter(({ isPlaced }) => isPlaced);
  const segments = [
    ...certain.flatMap((coding) => coding.segments),
    ...standing.flatMap(({ labelled: { segments: own } }) => own),
  ];
  const place = segments.length > 0 ? [hull(segments)] : target;
  if (!place) return wrongField("target", reason("Refusals.adjudication.target"));
  return resolveTargetColumns(tx, documentId, revisionNumber, named, place);
}

async function store(
  { tx, viewer, now, membership }: Deciding,
  draft: DecisionDraft & { readonly id: string },
  { quote: _quote, ...place }: TargetColumns,
  codings: Codings,
  standing: readonly LayerSpan[],
): Promise<{ readonly id: string } | IdUsed> {
  const { documentId, projectId, codebookVersion } = membership;
  const { id } = draft;
  const by = viewer.id;
  const row = decisionRow({ ...draft, place }, { documentId, projectId, codebookVersion, by, now });
  const happened = { kind: "adjudication.saved", id, projectId, by, at: now } as const;
  const numbers = await recordWith(tx, documentId, happened, insertNumbered("Adjudication", row));
  if (!numbers) return new IdUsed(row);
  const keys = { adjudicationId: id, projectId, documentId };
  await tx.adjudicatedSpan.createMany({
    data: standing.map(({ columns }) => ({ ...columns, ...keys })),
  });
  await tx.adjudicatedAnnotation.createMany({ data: fatesOf(codings, standing, keys) });
  return { id };
}

interface Keys {
  readonly documentId: string;
  readonly projectId: string;
  readonly codebookVersion: number;
  readonly by: string;
  readonly now: Date;
}

/** The whole row of a new decision, without its number. */
export function decisionRow(
  {
    id,
    outcome,
    reason: why = "",
    note = "",
    guidelineUnclear = false,
    place,
  }: Pick<DecisionDraft, "outcome" | "reason" | "note" | "guidelineUnclear"> & {
    readonly id: string;
    readonly place: Omit<TargetColumns, "quote">;
  },
  { documentId, projectId, codebookVersion, by, now }: Keys,
) {
  return {
    id,
    projectId,
    documentId,
    ...place,
    outcome,
    reason: why.trim(),
    note: note.trim(),
    guidelineUnclear,
    codebookVersion,
    createdById: by,
    createdAt: now,
    version: 1,
  };
}

/** What a decision makes of the annotations it was made on, as rows. */
export function fatesOf(
  codings: Codings,
  standing: readonly LayerSpan[],
  keys: Pick<
    Prisma.AdjudicatedAnnotationCreateManyInput,
    "adjudicationId" | "projectId" | "documentId"
  >,
): Prisma.AdjudicatedAnnotationCreateManyInput[] {
  const labelled = standing.map((span) => span.labelled);
  return [...codings.values()].map((coding) => ({
    ...keys,
    annotationId: coding.id,
    version: coding.version,
    wording: coding.wording,
    fate: fateOf(coding, labelled),
  }));
}
