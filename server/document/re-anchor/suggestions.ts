import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import { hull } from "@/lib/span/span";
import type { Prisma } from "@/prisma/generated/client";
import { recordShared } from "@/server/feed/changes";
import type { ReadClient, Transaction } from "@/server/platform/db";
import { inPortions } from "@/server/platform/in-portions";
import { SEGMENTS } from "@/server/platform/json-columns";
import { revisionText } from "../revision-text";
import { ReAnchored, type AnchoredPlace } from "./re-anchored";

/** Suggestions of a document that nobody has decided on, with where they are now. */
export async function placedSuggestions(from: ReadClient, documentId: string) {
  const rows = await from.suggestion.findMany({
    where: { documentId, state: "open", deletedAt: null },
    orderBy: { id: "asc" },
    select: { id: true, revision: true, target: true },
  });
  return rows.map(({ target, ...row }) => ({ ...row, target: SEGMENTS.read(target, row.id) }));
}

/** Where something is on a revision's text; what finds no place there keeps the one it had. */
export function placeOn(number: number, suggestion: AnchoredPlace, reAnchored: ReAnchored) {
  const now = reAnchored.get(suggestion);
  if (!now) return null;
  const { anchor, segments } = now;
  const hasPlace = anchor !== "ambiguous" && anchor !== "lost";
  const target = hasPlace ? segments.map(({ segment }) => segment) : suggestion.target;
  return { anchor, revision: hasPlace ? number : suggestion.revision, target, ...hull(target) };
}

/**
 * The place of one suggestion on the revision that is read now, as columns: revisions do not move
 * those that were decided on. Nothing where it is there already.
 */
export async function suggestionPlace(
  tx: Transaction,
  documentId: string,
  current: number,
  suggestion: AnchoredPlace,
): Promise<Outcome<Prisma.SuggestionUncheckedUpdateInput>> {
  if (suggestion.revision === current) return done({});
  const text = await revisionText(tx, documentId, current);
  const reAnchored = new ReAnchored(documentId, text?.text ?? "");
  const found = await reAnchored.find(tx, [suggestion]);
  if (!found.ok) return found;
  const now = placeOn(current, suggestion, reAnchored);
  return done(now ? { ...now, target: SEGMENTS.write(now.target) } : {});
}

/** Re-anchors the open suggestions of a document, as its annotations are. */
export async function reAnchorSuggestions(
  tx: Transaction,
  at: { documentId: string; projectId: string; number: number; by: string; now: Date },
  reAnchored: ReAnchored,
): Promise<Outcome<null>> {
  const suggestions = await placedSuggestions(tx, at.documentId);
  const found = await reAnchored.find(tx, suggestions);
  if (!found.ok) return found;
  const rows = suggestions.flatMap((suggestion) => {
    const now = placeOn(at.number, suggestion, reAnchored);
    return now ? [{ id: suggestion.id, ...now }] : [];
  });
  const { projectId, documentId, by, now } = at;
  const changed = rows.filter(({ anchor }) => anchor !== "exact");
  await recordShared(
    tx,
    documentId,
    changed.map(({ id }) => ({ kind: "suggestion.saved", id, projectId, by, at: now }) as const),
  );
  for await (const portion of inPortions(rows)) {
    await tx.$executeRaw`
      UPDATE "Suggestion" AS s
      SET anchor = n.anchor::"Anchor", revision = n.revision, target = n.target,
          start = n.start, "end" = n."end",
          version = s.version + CASE WHEN n.anchor = 'exact' THEN 0 ELSE 1 END
      FROM jsonb_to_recordset(${JSON.stringify(portion)}::jsonb)
        AS n(id uuid, anchor text, revision int, target jsonb, start int, "end" int)
      WHERE s.id = n.id`;
  }
  return done(null);
}
