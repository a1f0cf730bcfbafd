import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { Annotation, Attribution } from "@/lib/annotation/annotation";
import { resolveTarget } from "@/lib/annotation/resolve-target";
import { done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { Prisma } from "@/prisma/generated/client";
import { checkVersion, under } from "@/server/act/act";
import type { Expected } from "@/server/act/subject";
import { ANNOTATION } from "@/server/annotation/subject";
import type { Transaction } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";
import { newId } from "@/server/platform/new-id";
import { findOrCreateSpeaker } from "@/server/speaker/store";
import type { Speaker } from "@/server/speaker/read";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import type { setAttributionCall } from "@/lib/contract/quotations";
import { findOrCreateEnclosing, NO_QUOTATION } from "./enclosing-quotation";
import { quotationColumnsMatch, saveQuotation } from "./save-quotation";
import { SEGMENTS } from "@/server/platform/json-columns";

type Named = { readonly name: string; readonly role?: string };
type Segments = Attribution["at"]["cue"];

/** Whole: what is left out is not attributed. */
export type AttributionDraft = InUtf16<BodyOf<typeof setAttributionCall>>;

const NO_SPEAKER = wrongField("speakerId", reason("Refusals.missing.speaker"));

/**
 * Say who says the quoted words to whom. Replaces what was said of it before, unless the annotation
 * has another version by now; saying again what is said already is no change.
 */
export const setAttribution = under(ANNOTATION)(
  "attribution.set",
  async (write, expected: Expected, draft: AttributionDraft): Promise<Outcome<Annotation>> => {
    const { tx, viewer, now, annotation, membership } = write;
    if (annotation.kind !== "quotation") return NO_QUOTATION;
    const { id: annotationId, projectId, documentId } = annotation;
    const roles = await resolveRoles(tx, annotation, draft, membership.revisionNumber);
    if (!roles.ok) return roles;
    const at = roles.value;
    const parent = await findOrCreateEnclosing(tx, viewer, annotation, draft.inside ?? null);
    if (!parent.ok) return parent;
    const how = { shared: annotation.visibility === "project", now };
    const keep = async (
      id?: string | null,
      named?: Named | null,
    ): Promise<Outcome<Speaker | null>> => {
      const given = id ? { id } : named;
      if (!given) return done(null);
      const speakerRow = await findOrCreateSpeaker(tx, viewer, projectId, given, how);
      return speakerRow ? done(speakerRow) : NO_SPEAKER;
    };
    const speaker = await keep(draft.speakerId, draft.speaker);
    if (!speaker.ok) return speaker;
    const addressee = await keep(draft.addresseeId, draft.addressee);
    if (!addressee.ok) return addressee;
    const columns = {
      quotationSpeaker: speaker.value?.name ?? words(at.speaker),
      quotationCue: words(at.cue),
      quotationAddressee: addressee.value?.name ?? words(at.addressee),
    };
    const naming = draft.naming ?? "named";
    const inside = draft.inside ?? null;
    const [speakerId, addresseeId] = [speaker.value?.id, addressee.value?.id];
    const proposed = { speaker: speakerId, addressee: addresseeId, naming, at, inside };
    const present = annotation.attribution;
    if (
      present &&
      quotationColumnsMatch(annotation, columns) &&
      isDeepStrictEqual(proposed, saidBy(present))
    ) {
      return done(annotation);
    }
    const stale = checkVersion(ANNOTATION, write, expected);
    if (stale) return stale;
    const data = {
      cue: json(at.cue),
      source: json(at.speaker),
      addressee: json(at.addressee),
      speakerId: speakerId ?? null,
      addresseeId: addresseeId ?? null,
      naming,
      // Who does not see the private quotation around does not take it out of that either.
      ...(inside || present?.inside ? { parentId: parent.value } : {}),
      updatedAt: now,
    };
    const { id } = await tx.attribution.upsert({
      where: { contentAnnotationId: annotationId },
      create: {
        id: newId(),
        projectId,
        documentId,
        contentAnnotationId: annotationId,
        createdById: viewer.id,
        createdAt: now,
        ...data,
      },
      update: data,
      select: { id: true },
    });
    return done(await saveQuotation(write, columns, { kind: "attribution.saved", id }));
  },
);

/** Answers with the annotation, whose own words of speaker and cue go with it, in a new version. */
export const removeAttribution = under(ANNOTATION)(
  "attribution.set",
  async (write, expected: Expected): Promise<Outcome<Annotation>> => {
    const { tx, annotation } = write;
    if (!annotation.attribution) return done(annotation);
    const stale = checkVersion(ANNOTATION, write, expected);
    if (stale) return stale;
    const { id } = annotation.attribution;
    const inner = await tx.attribution.count({ where: { parentId: id } });
    if (inner === 0) await tx.attribution.delete({ where: { id } });
    // Quotations inside it stay there.
    else await tx.attribution.update({ where: { id }, data: NOTHING_SAID });
    const none = { quotationSpeaker: null, quotationCue: null, quotationAddressee: null };
    return done(await saveQuotation(write, none, { kind: "attribution.deleted", id }));
  },
);

function saidBy({ speaker, addressee, naming, at, inside }: Attribution) {
  return { speaker: speaker?.id, addressee: addressee?.id, naming, at, inside };
}

function words(segments: Attribution["at"]["cue"]): string | null {
  const all = segments?.map(({ exact }) => exact).join(" … ");
  return all?.slice(0, 500) ?? null;
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
  const given = names.filter((name) => (at[name]?.length ?? 0) > 0);
  if (given.length === 0) return done(roles);
  if (revision !== current || own !== current) {
    const why = reason("Refusals.target.revisedSinceMarked");
    return refused("text-moved-on", why, { more: { revision: current } });
  }
  const text = await revisionText(tx, documentId, current);
  if (!text) return refused("not-found");
  for (const name of given) {
    const found = resolveTarget(text.text, at[name] ?? []);
    if (!found.ok) return found;
    roles[name] = found.value;
  }
  return done(roles);
}
