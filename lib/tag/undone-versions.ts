import type { CODEBOOK_ACTIONS } from "../contract/terms";
import type { ShapeOf } from "../contract/offsets";
import type { tag } from "../contract/tags";

type Tag = ShapeOf<typeof tag>;
type Action = (typeof CODEBOOK_ACTIONS)[number];

/** A version of the codebook that says what it did to one tag. */
export interface TagVersion {
  readonly action: string;
  readonly tagId: string | null;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** What is undone with its neighbours; merges and splits have an undo of their own. */
const UNDOABLE = new Set<string>([
  "added",
  "edited",
  "renamed",
  "retired",
  "returned",
] satisfies Action[]);

/** Whether a version can be undone together with others: a slug names annotations, and stays. */
export function isUndoable({ action, tagId, after, before }: TagVersion): boolean {
  if (tagId === null || !UNDOABLE.has(action)) return false;
  return action === "added" || before.slug === undefined || before.slug === after.slug;
}

/** A version of the codebook as it is listed. */
interface ListedVersion extends TagVersion {
  readonly version: number;
  readonly at: string;
  readonly by: { readonly id: string | null };
}

/** The first version after the one that a project begins with. */
const FIRST_OF_PEOPLE = 2;

/**
 * Which versions were made by one act and can be undone as one, by the number of the newest of
 * them. `versions` are listed from the newest on; an act that goes on after the last one that is
 * listed is left out.
 */
export function undoableActs(
  versions: readonly ListedVersion[],
): ReadonlyMap<number, { readonly from: number; readonly to: number }> {
  const acts = new Map<number, { readonly from: number; readonly to: number }>();
  let newest = 0;
  while (newest < versions.length) {
    const act = versions[newest];
    if (!act) break;
    let oldest = newest;
    while (isOneAct(act, versions[oldest + 1])) oldest += 1;
    const all = versions.slice(newest, oldest + 1);
    const from = versions[oldest]?.version ?? act.version;
    const isWhole = oldest + 1 < versions.length || from <= FIRST_OF_PEOPLE;
    if (isWhole && all.every(isUndoable)) acts.set(act.version, { from, to: act.version });
    newest = oldest + 1;
  }
  return acts;
}

function isOneAct(one: ListedVersion, other: ListedVersion | undefined): boolean {
  return other !== undefined && one.at === other.at && one.by.id === other.by.id;
}

interface UndoneVersions {
  /** Ids of tags that the versions added. */
  readonly removed: ReadonlySet<string>;
  /** Tags that read differently then, by id, each as it would be. */
  readonly restored: ReadonlyMap<string, Tag>;
}

/**
 * What is left of a codebook when some versions of it, the newest first, are undone: tags that they
 * added go, and every field is what it was, unless somebody has written something else since.
 */
export function undoVersions(
  versions: readonly TagVersion[],
  tags: readonly Tag[],
  now: string,
): UndoneVersions {
  const byId = new Map(tags.map((one) => [one.id, one]));
  const removed = new Set<string>();
  const restored = new Map<string, Tag>();
  for (const { action, tagId, before, after } of versions) {
    const one = tagId === null ? undefined : (restored.get(tagId) ?? byId.get(tagId));
    if (!one) continue;
    if (action === "added") {
      removed.add(one.id);
      restored.delete(one.id);
    } else if (action === "retired") {
      if (one.retiredAt !== null && one.mergedInto === null) {
        restored.set(one.id, { ...one, retiredAt: null });
      }
    } else if (action === "returned") {
      if (one.retiredAt === null) restored.set(one.id, { ...one, retiredAt: now });
    } else {
      const fields = Object.keys(after).filter((field) => isStill(one, field, after[field]));
      if (fields.length === 0) continue;
      const back = Object.fromEntries(fields.map((field) => [field, before[field]]));
      restored.set(one.id, { ...one, ...back });
    }
  }
  return { removed, restored };
}

function isStill(one: Tag, field: string, written: unknown): boolean {
  return serialize((one as Readonly<Record<string, unknown>>)[field]) === serialize(written);
}

/** The same for two that say the same, whatever the order in which the database gives fields. */
function serialize(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
