import "server-only";
import type { LabelledSpan } from "@/lib/adjudication/fate";
import type { addDecisionCall } from "@/lib/contract/adjudication";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import { QUOTATION_FORMS } from "@/lib/contract/terms";
import { refused, wrongField, done, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Prisma } from "@/prisma/generated/client";
import type { DocumentAccess } from "@/server/access/membership";
import type { Refused } from "@/server/act/subject";
import { checkCodebook } from "@/server/annotation/check-codebook";
import {
  columnsAt,
  resolveTargetColumns,
  type TargetColumns,
} from "@/server/annotation/target-columns";
import type { Transaction } from "@/server/platform/db";
import { PROPERTY_VALUES, SEGMENTS } from "@/server/platform/json-columns";
import { newId } from "@/server/platform/new-id";
import { comparedName } from "./codings";
import type { Decided } from "./codings-to-decide";

export type DecisionDraft = InUtf16<BodyOf<typeof addDecisionCall>>;
export type SpanDraft = NonNullable<DecisionDraft["spans"]>[number];

/** A span that will stand, as a row without its decision, and as it is compared with codings. */
export interface LayerSpan {
  readonly columns: Omit<
    Prisma.AdjudicatedSpanCreateManyInput,
    "adjudicationId" | "projectId" | "documentId"
  >;
  readonly labelled: LabelledSpan;
}

/** What a span says of its words, nothing left out. */
type Label = Required<Pick<SpanDraft, "kind" | "slug" | "tags" | "statement" | "speaker">>;

/** Whether a draft names anything but the annotation it is taken from. */
export function namesLabel({ from: _from, target: _target, ...label }: SpanDraft): boolean {
  return Object.values(label).some((value) => value !== undefined);
}

/** The span that a draft makes, of an annotation and of what is said otherwise. */
export async function standingSpan(
  tx: Transaction,
  membership: DocumentAccess,
  { spans = [], revision, annotations }: DecisionDraft,
  at: number,
  codings: ReadonlyMap<string, Decided>,
): Promise<Outcome<LayerSpan>> {
  const draft = spans[at] ?? {};
  const path = `spans.${at}`;
  const isNamed = annotations.some(({ id }) => id === draft.from);
  const from = draft.from === undefined || !isNamed ? null : (codings.get(draft.from) ?? null);
  if (draft.from !== undefined && !from) {
    return wrongField(`${path}.from`, reason("Refusals.adjudication.from"));
  }
  const kind = draft.kind ?? from?.kind;
  if (!kind) return wrongField(`${path}.kind`, reason("Refusals.adjudication.kind"));
  const place = await placeOf(tx, membership, draft, from, revision, path);
  if (!place.ok) return place;
  const before = from && from.kind === kind ? from : null;
  const label: Label = {
    kind,
    slug: draft.slug === undefined ? (before?.slug ?? null) : draft.slug,
    tags: draft.tags ?? from?.tags ?? [],
    statement:
      draft.statement === undefined ? (before?.row.claimStatement ?? null) : draft.statement,
    speaker: draft.speaker === undefined ? (before?.speakerName ?? null) : draft.speaker,
  };
  const unfit = namesLabel(draft) ? await whyUnfit(tx, membership, label, from, path) : null;
  if (unfit) return unfit;
  return done(standing(label, place.value, before, from));
}

async function placeOf(
  tx: Transaction,
  { documentId, revisionNumber }: DocumentAccess,
  { target }: SpanDraft,
  from: Decided | null,
  revision: number | undefined,
  path: string,
): Promise<Outcome<TargetColumns>> {
  if (target) {
    const named = revision ?? revisionNumber;
    return resolveTargetColumns(tx, documentId, revisionNumber, named, target);
  }
  if (!from?.isPlaced) {
    return wrongField(`${path}.target`, reason("Refusals.adjudication.target"));
  }
  return done(columnsAt(from.row.revision, SEGMENTS.read(from.row.target, from.id), "exact"));
}

async function whyUnfit(
  tx: Transaction,
  membership: DocumentAccess,
  label: Label,
  from: Decided | null,
  path: string,
): Promise<Refused | null> {
  const { kind, slug } = label;
  if (kind === "quotation" && slug !== null && !QUOTATION_FORMS.some((form) => form === slug)) {
    const forms = [...QUOTATION_FORMS];
    return wrongField(`${path}.slug`, reason("Refusals.adjudication.form", { forms }));
  }
  if (kind === "note" && slug !== null) {
    return wrongField(`${path}.slug`, reason("Refusals.adjudication.note"));
  }
  // What a tag asks for beside its words was for its author to give.
  return checkCodebook(tx, { ...membership, strict: false }, from && codedOf(from), codedOf(label));
}

function codedOf({ kind, slug, tags }: Pick<Label, "kind" | "slug" | "tags">) {
  return {
    kind,
    tags,
    claim: kind === "claim" ? { type: slug } : null,
    quotation: kind === "quotation" ? { form: slug } : null,
    rhetoric: kind === "rhetoric" ? { technique: slug } : null,
  };
}

/** `before` is what it was taken from where that has the same kind, and so the same details. */
function standing(
  label: Label,
  { revision, target, start, end, anchor }: TargetColumns,
  before: Decided | null,
  from: Decided | null,
): LayerSpan {
  const { kind, slug, tags, statement, speaker } = label;
  const of = (one: Label["kind"]) => (one === kind ? slug : null);
  const id = newId();
  return {
    columns: {
      id,
      annotationId: from?.id ?? null,
      revision,
      kind,
      target,
      start,
      end,
      anchor,
      tags: [...tags],
      properties: PROPERTY_VALUES.write(
        before ? PROPERTY_VALUES.read(before.row.properties, before.id) : {},
      ),
      claimStatement: kind === "claim" ? statement : null,
      claimType: of("claim"),
      claimCheckworthy: before?.row.claimCheckworthy ?? null,
      quotationForm: of("quotation"),
      quotationSpeaker: kind === "quotation" ? speaker : null,
      quotationCue: before?.row.quotationCue ?? null,
      quotationAddressee: before?.row.quotationAddressee ?? null,
      rhetoricTechnique: of("rhetoric"),
      rhetoricTarget: before?.row.rhetoricTarget ?? null,
      rhetoricClaimId: before?.row.rhetoricClaimId ?? null,
      rhetoricJustification: before?.row.rhetoricJustification ?? null,
    },
    labelled: {
      segments: SEGMENTS.read(target, id),
      kind,
      slug,
      tags,
      speaker: kind === "quotation" ? comparedName(speaker) : null,
    },
  };
}

/** The refusal for annotations that are not there, or that changed since they were read. */
export function whyNotDecided(
  named: DecisionDraft["annotations"],
  codings: ReadonlyMap<string, Decided>,
): Refused | null {
  const missing = named.find(({ id }) => !codings.has(id));
  if (missing) return refused("not-found", reason("Refusals.missing.annotation"));
  const stale = named.find(({ id, version }) => codings.get(id)?.version !== version);
  if (!stale) return null;
  const annotation = { id: stale.id, version: codings.get(stale.id)?.version };
  return refused("verdict-out-of-order", reason("Refusals.changed.coding"), {
    more: { annotation },
  });
}
