import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Annotation, Attribution } from "@/lib/annotation/annotation";
import { resolveTarget } from "@/lib/annotation/resolve-target";
import { done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { isPronoun } from "@/lib/quotation/pronoun-words";
import { isPronounOf } from "@/lib/quotation/pronouns";
import { reason } from "@/lib/reason";
import { Prisma } from "@/prisma/generated/client";
import type { Write } from "@/server/act/subject";
import { onAnnotation } from "@/server/annotation/edit";
import type { FoundAnnotation } from "@/server/annotation/read";
import type { Transaction } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";
import { newId } from "@/server/platform/new-id";
import { findOrCreateSpeaker } from "@/server/speaker/store";
import type { Speaker } from "@/server/speaker/read";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import type { setAttributionCall } from "@/lib/contract/quotations";
import { findOrCreateEnclosing, NO_QUOTATION } from "./enclosing-quotation";
import { quotationColumnsMatch, withColumns } from "./save-quotation";
import { SEGMENTS } from "@/server/platform/json-columns";

type Named = { readonly name: string; readonly role?: string };
type Segments = Attribution["at"]["cue"];

/** Whole: what is left out is not attributed. */
export type AttributionDraft = InUtf16<BodyOf<typeof setAttributionCall>>;

const NO_SPEAKER = wrongField("speakerId", reason("Refusals.missing.speaker"));

/**
 * Stores who says the quoted words to whom, in place of the attribution there was, unless the
 * annotation has another version by now. The same attribution sent again is no change.
 */
export const setAttribution = onAnnotation(
  "attribution.set",
  {
    resolve: resolveAttribution,
    unchanged({ annotation, columns, at, naming, inside, speakerId, addresseeId }) {
      const proposed = { speaker: speakerId, addressee: addresseeId, naming, at, inside };
      const present = annotation.attribution;
      return (
        present !== null &&
        quotationColumnsMatch(annotation, columns) &&
        isDeepStrictEqual(proposed, idsOf(present))
      );
    },
    history: "edit",
  },
  async (write, _: AttributionDraft) => {
    const { tx, viewer, now, annotation, columns, at, inside, parentId } = write;
    const data = {
      cue: json(at.cue),
      source: json(at.speaker),
      addressee: json(at.addressee),
      speakerId: write.speakerId ?? null,
      addresseeId: write.addresseeId ?? null,
      naming: write.naming,
      // Who does not see the private quotation that it stands in does not take it out of it.
      ...(inside || annotation.attribution?.inside ? { parentId } : {}),
      updatedAt: now,
    };
    const { id } = await tx.attribution.upsert({
      where: { contentAnnotationId: annotation.id },
      create: {
        id: newId(),
        projectId: annotation.projectId,
        documentId: annotation.documentId,
        contentAnnotationId: annotation.id,
        createdById: viewer.id,
        createdAt: now,
        ...data,
      },
      update: data,
      select: { id: true },
    });
    return withColumns(write, columns, { kind: "attribution.saved", id });
  },
);

/** The people and places a draft names: records that are made where there are none, and roles. */
async function resolveAttribution(
  { tx, viewer, now, annotation, membership }: Write & FoundAnnotation,
  draft: AttributionDraft,
) {
  if (annotation.kind !== "quotation") return NO_QUOTATION;
  const roles = await resolveRoles(tx, annotation, draft, membership.revisionNumber);
  if (!roles.ok) return roles;
  const at = roles.value;
  const parent = await findOrCreateEnclosing(tx, viewer, annotation, draft.inside ?? null);
  if (!parent.ok) return parent;
  const pronoun = await namedByPronoun(tx, annotation.documentId, draft);
  if (pronoun) return wrongField(pronoun.field, reason("Refusals.speaker.pronoun", pronoun));
  const shared = annotation.visibility === "project";
  const speakerOf = async (
    id?: string | null,
    named?: Named | null,
  ): Promise<Outcome<Speaker | null>> => {
    const meant = id ? { id } : named;
    if (!meant) return done(null);
    const { projectId } = annotation;
    const record = await findOrCreateSpeaker(tx, viewer, projectId, meant, { shared, now });
    return record ? done(record) : NO_SPEAKER;
  };
  const speaker = await speakerOf(draft.speakerId, draft.speaker);
  if (!speaker.ok) return speaker;
  const addressee = await speakerOf(draft.addresseeId, draft.addressee);
  if (!addressee.ok) return addressee;
  return done({
    at,
    naming: draft.naming ?? ("named" as const),
    inside: draft.inside ?? null,
    parentId: parent.value,
    speakerId: speaker.value?.id,
    addresseeId: addressee.value?.id,
    columns: {
      quotationSpeaker: speaker.value?.name ?? namingWords(at.speaker),
      quotationCue: words(at.cue),
      quotationAddressee: addressee.value?.name ?? namingWords(at.addressee),
    },
  });
}

/** Which of a draft's names is a pronoun in the text's language, if one is: it makes no record. */
async function namedByPronoun(tx: Transaction, documentId: string, draft: AttributionDraft) {
  const named = (["speaker", "addressee"] as const).flatMap((role) => {
    const name = draft[`${role}Id`] ? undefined : draft[role]?.name;
    return name !== undefined && isPronoun(name) ? [{ field: `${role}.name`, name }] : [];
  });
  if (named.length === 0) return undefined;
  const where = { id: documentId };
  const document = await tx.document.findUnique({ where, select: { language: true } });
  return named.find(({ name }) => isPronounOf(document?.language ?? "", name));
}

/** Answers with the annotation, whose own words of speaker and cue go with it, in a new version. */
export const removeAttribution = onAnnotation(
  "attribution.set",
  { unchanged: ({ annotation }) => annotation.attribution === null, history: "edit" },
  async (write) => {
    const { tx, annotation } = write;
    const id = annotation.attribution?.id ?? "";
    const inner = await tx.attribution.count({ where: { parentId: id } });
    if (inner === 0) await tx.attribution.delete({ where: { id } });
    // Quotations inside it stay there.
    else await tx.attribution.update({ where: { id }, data: NOTHING_SAID });
    const none = { quotationSpeaker: null, quotationCue: null, quotationAddressee: null };
    return withColumns(write, none, { kind: "attribution.deleted", id });
  },
);

function idsOf({ speaker, addressee, naming, at, inside }: Attribution) {
  return { speaker: speaker?.id, addressee: addressee?.id, naming, at, inside };
}

function words(segments: Attribution["at"]["cue"]): string | null {
  const all = segments?.map(({ exact }) => exact).join(" … ");
  return all?.slice(0, 500) ?? null;
}

/** The text's words for somebody; null for a pronoun, which names nobody. */
function namingWords(segments: Segments): string | null {
  const all = words(segments);
  return all === null || isPronoun(all) ? null : all;
}

const NOTHING_SAID = {
  cue: Prisma.DbNull,
  source: Prisma.DbNull,
  addressee: Prisma.DbNull,
  speakerId: null,
  addresseeId: null,
  naming: "named",
  parentId: null,
  change: 0,
};

function json(segments: Attribution["at"]["cue"]) {
  return segments ? SEGMENTS.write(segments) : Prisma.DbNull;
}

/** Where cue, speaker and addressee stand on the revision that is read now. */
async function resolveRoles(
  tx: Transaction,
  { documentId, revision: own }: Annotation,
  { at = {}, revision = own }: AttributionDraft,
  current: number,
): Promise<Outcome<Attribution["at"]>> {
  const roles: { cue: Segments; speaker: Segments; addressee: Segments } = {
    cue: null,
    speaker: null,
    addressee: null,
  };
  const names = ["cue", "speaker", "addressee"] as const;
  const named = names.filter((name) => (at[name]?.length ?? 0) > 0);
  if (named.length === 0) return done(roles);
  if (revision !== current || own !== current) {
    const why = reason("Refusals.target.revisedSinceMarked");
    return refused("text-moved-on", why, { more: { revision: current } });
  }
  const text = await revisionText(tx, documentId, current);
  if (!text) return refused("not-found");
  for (const name of named) {
    const found = resolveTarget(text.text, at[name] ?? []);
    if (!found.ok) return found;
    roles[name] = found.value;
  }
  return done(roles);
}
