import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import { hull } from "@/lib/span/span";
import { recordShared } from "@/server/feed/changes";
import type { ReadClient, Transaction } from "@/server/platform/db";
import { inPortions } from "@/server/platform/in-portions";
import { SEGMENTS } from "@/server/platform/json-columns";
import type { ReAnchored } from "./re-anchored";

/** Suggestions of a document that nobody has decided on, with where they are now. */
export async function placedSuggestions(from: ReadClient, documentId: string) {
  const rows = await from.suggestion.findMany({
    where: { documentId, state: "open", deletedAt: null },
    orderBy: { id: "asc" },
    select: { id: true, revision: true, target: true },
  });
  return rows.map(({ target, ...row }) => ({ ...row, target: SEGMENTS.read(target, row.id) }));
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
    const now = reAnchored.get(suggestion);
    if (!now) return [];
    const hasPlace = now.anchor !== "ambiguous" && now.anchor !== "lost";
    const target = hasPlace ? now.segments.map(({ segment }) => segment) : suggestion.target;
    const revision = hasPlace ? at.number : suggestion.revision;
    return [{ id: suggestion.id, anchor: now.anchor, revision, target, ...hull(target) }];
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
