import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import type { Prisma } from "@/prisma/generated/client";
import type { ReadClient, Transaction } from "@/server/platform/db";
import { inPortions } from "@/server/platform/in-portions";
import { readNullable, SEGMENTS } from "@/server/platform/json-columns";
import type { AnchoredPlace, ReAnchored } from "./re-anchored";

/** The attributions of a document, with where their cue, speaker and addressee are now. */
async function attributionsOf(from: ReadClient, documentId: string) {
  const rows = await from.attribution.findMany({
    where: { documentId },
    select: {
      id: true,
      contentAnnotationId: true,
      cue: true,
      source: true,
      addressee: true,
      annotation: { select: { revision: true } },
    },
  });
  return rows.map(({ id, contentAnnotationId, annotation: { revision }, ...roles }) => {
    const placeOf = (role: Prisma.JsonValue): AnchoredPlace | null => {
      const target = readNullable(SEGMENTS, role, id);
      return target && { revision, target };
    };
    const { cue, source, addressee } = roles;
    return {
      id,
      contentAnnotationId,
      cue: placeOf(cue),
      source: placeOf(source),
      addressee: placeOf(addressee),
    };
  });
}

/** Where the roles of all attributions of a document are now. */
export async function placedRoles(from: ReadClient, documentId: string): Promise<AnchoredPlace[]> {
  return rolesIn(await attributionsOf(from, documentId));
}

type Attribution = Awaited<ReturnType<typeof attributionsOf>>[number];

function rolesIn(attributions: readonly Attribution[]): AnchoredPlace[] {
  return attributions.flatMap(({ cue, source, addressee }) =>
    [cue, source, addressee].filter((role) => role !== null),
  );
}

/**
 * Cue, speaker and addressee of every attribution of a document, on its new text. A role whose
 * words are not where they were, or not the same, is let go: the quotation keeps it in words.
 * `withPlace` are the annotations that have a place on it. Call it before those count in the new
 * revision.
 */
export async function reAnchorRoles(
  tx: Transaction,
  documentId: string,
  reAnchored: ReAnchored,
  withPlace: ReadonlySet<string>,
): Promise<Outcome<null>> {
  const attributions = (await attributionsOf(tx, documentId)).filter(
    ({ contentAnnotationId, cue, source, addressee }) =>
      withPlace.has(contentAnnotationId) && (cue ?? source ?? addressee) !== null,
  );
  const found = await reAnchored.find(tx, rolesIn(attributions));
  if (!found.ok) return found;
  const onNewText = (role: AnchoredPlace | null) => {
    const target = role && reAnchored.get(role);
    if (target?.anchor !== "exact" && target?.anchor !== "moved") return null;
    return target.segments.map(({ segment }) => segment);
  };
  for await (const portion of inPortions(attributions)) {
    const rows = portion.map(({ id, cue, source, addressee }) => ({
      id,
      cue: onNewText(cue),
      source: onNewText(source),
      addressee: onNewText(addressee),
    }));
    await tx.$executeRaw`
      UPDATE "Attribution" AS a
      SET cue = n.cue, source = n.source, addressee = n.addressee
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS n(id uuid, cue jsonb, source jsonb, addressee jsonb)
      WHERE a.id = n.id`;
  }
  return done(null);
}
