import "server-only";
import type { CodeDecision } from "@/lib/contract/code-terms";
import { renamed, type ComparedCode } from "@/lib/format/codebook/compare";
import type { Above } from "@/lib/format/codebook/resolve";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { meaningOf } from "@/lib/tag/codebook-change";
import type { Write } from "@/server/act/subject";
import { recordProjectChanges } from "@/server/feed/changes";
import { newId } from "@/server/platform/new-id";
import type { Tag, TagText } from "@/server/tag/read";
import { recordRevisions, nextVersion, type Revised } from "@/server/tag/revisions";
import { columnsOf } from "@/server/tag/row";
import { storeEditedTags } from "@/server/tag/store-edited-tags";

interface DecidedCode {
  readonly code: ComparedCode;
  readonly decision: CodeDecision | null;
}

interface Options {
  readonly dryRun: boolean;
  readonly recheck: boolean;
}

/** A tag that a code becomes. */
interface Becoming {
  readonly code: ComparedCode;
  readonly id: string;
  readonly parentId: string | null;
}

/**
 * Writes what was decided of the codes of a file, each of which stands after the one above it. As a
 * dry run only refuses what would be refused.
 */
export async function writeCodes(
  write: Write & { readonly projectId: string },
  decided: readonly DecidedCode[],
  tags: readonly Tag[],
  { dryRun, recheck }: Options,
): Promise<Outcome<null>> {
  const bySlug = new Map(tags.map((tag) => [`${tag.kind}/${tag.slug}`, tag.id]));
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const became = new Map<string, string | null>();
  const created: Becoming[] = [];
  const changed: Becoming[] = [];
  const idAt = (kind: string, above: Above | undefined): string | null => {
    if (!above || "none" in above) return null;
    if ("slug" in above) return bySlug.get(`${kind}/${above.slug}`) ?? null;
    return became.get(above.key) ?? null;
  };
  for (const { code, decision } of decided) {
    const { key, kind, state, own, above, differences } = code;
    if (state === "create" && decision === "ours") {
      // What stands below a code that is left out moves up to where that would have stood.
      became.set(key, idAt(kind, above));
    } else if (own && decision !== "both") {
      became.set(key, own.id);
      if (decision !== "theirs") continue;
      const moves = differences.includes("parent");
      const parentId = moves ? idAt(kind, above) : (byId.get(own.id)?.parent ?? null);
      changed.push({ code, id: own.id, parentId });
    } else {
      const id = newId();
      became.set(key, id);
      created.push({ code, id, parentId: idAt(kind, above) });
    }
  }
  const circle = findCircle(tags, created, changed);
  if (circle) {
    const { label } = circle.code.values;
    return refused("not-understood", reason("Refusals.codebookFile.circle", { label }));
  }
  if (dryRun || created.length + changed.length === 0) return done(null);
  await store(write, { created, changed, byId, idAt, recheck });
  return done(null);
}

/** A tag that was moved and would stand below itself. */
function findCircle(
  tags: readonly Tag[],
  created: readonly Becoming[],
  changed: readonly Becoming[],
): Becoming | undefined {
  const parents = new Map(tags.map(({ id, parent }) => [id, parent]));
  for (const { id, parentId } of [...created, ...changed]) parents.set(id, parentId);
  return changed.find(({ id, parentId }) => {
    const seen = new Set<string>();
    let at = parentId;
    while (at !== null && at !== id && !seen.has(at)) {
      seen.add(at);
      at = parents.get(at) ?? null;
    }
    return at === id;
  });
}

interface ToStore {
  readonly created: readonly Becoming[];
  readonly changed: readonly Becoming[];
  readonly byId: ReadonlyMap<string, Tag>;
  readonly idAt: (kind: string, above: Above | undefined) => string | null;
  readonly recheck: boolean;
}

async function store(
  write: Write & { readonly projectId: string },
  { created, changed, byId, idAt, recheck }: ToStore,
): Promise<void> {
  const { tx, viewer, now, projectId } = write;
  const happened = [...created, ...changed].map(
    ({ id }) => ({ kind: "tag.saved", id, projectId, by: viewer.id, at: now }) as const,
  );
  const numbers = await recordProjectChanges(tx, projectId, happened);
  const first = await nextVersion(tx, projectId);
  const revised: Revised[] = [];

  const positions = new Map<string, number>();
  for (const { kind, position } of byId.values()) {
    positions.set(kind, Math.max(positions.get(kind) ?? -1, position));
  }
  const rows = created.map(({ code, id, parentId }, at) => {
    const { kind } = code;
    const slug = code.state === "differs" ? (code.beside ?? code.slug) : code.slug;
    const { retired = false, ...text } = renamed(code.values, code.slug, slug);
    const position = (positions.get(kind) ?? -1) + 1;
    positions.set(kind, position);
    const saved = meaningOf({ ...EMPTY, ...text, slug });
    revised.push({ action: "added", tagId: id, before: {}, after: saved });
    return {
      ...columnsOf({ ...text, slug, position }),
      id,
      projectId,
      kind,
      slug,
      label: text.label,
      parentId,
      retiredAt: retired ? now : null,
      createdAt: now,
      updatedAt: now,
      change: numbers[at] ?? 0,
    };
  });
  // Each stands after the one above it, however many statements this becomes.
  await tx.tag.createMany({ data: rows });
  for (const { code, id } of created) {
    const mergedIntoId = code.values.retired ? idAt(code.kind, code.mergedInto ?? undefined) : null;
    if (mergedIntoId !== null && mergedIntoId !== id) {
      await tx.tag.update({ where: { id }, data: { mergedIntoId } });
    }
  }

  const edited = changed.flatMap(({ code, id, parentId }) => {
    const tag = byId.get(id);
    return tag ? [{ tag, parentId, ...takenFrom(code) }] : [];
  });
  const version = first + revised.length;
  const versions = await storeEditedTags(write, edited, {
    numbers: numbers.slice(created.length),
    version,
    recheck,
  });
  revised.push(...versions);
  await recordRevisions(tx, projectId, revised, viewer, now);
}

/** A tag without anything but its name. */
const EMPTY = {
  definition: "",
  useWhen: "",
  avoidWhen: "",
  examples: [],
  counterExamples: [],
  nearMisses: [],
  requires: "",
  justify: false,
  properties: [],
} as const;

/** What a tag takes of a code: the fields in which they differ. */
function takenFrom({ values, differences }: ComparedCode): {
  readonly text: Partial<TagText>;
  readonly retires?: boolean;
} {
  const { retired, ...rest } = values;
  const text = Object.fromEntries(
    Object.entries(rest).filter(([field]) => differences.some((one) => one === field)),
  ) as Partial<TagText>;
  return differences.includes("retired") && retired !== undefined
    ? { text, retires: retired }
    : { text };
}
