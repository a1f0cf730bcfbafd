import "server-only";
import { v5, validate } from "uuid";
import type { importedRelation } from "@/lib/contract/imports";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { KINDS } from "@/lib/contract/terms";
import { reason, type Reason } from "@/lib/reason";
import { unfitEnd, type RelationType } from "@/lib/tag/relation-types";
import { fold } from "@/lib/text/fold";
import { visibleTo } from "@/server/access/visible-annotations";
import { lockProject, type DocumentAccess } from "@/server/access/membership";
import type { Write } from "@/server/act/subject";
import { recordProjectChanges, recordShared } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import { usableTypes } from "@/server/relation/ends";
import { publishRelation } from "@/server/relation/publish";
import { laneOfRelation } from "@/server/relation/read";

export type ImportedRelation = ShapeOf<typeof importedRelation>;

/** What a file says leads from an annotation that is in the document now. */
interface OutgoingRelation {
  readonly fromId: string;
  /** The id of the other annotation; null where the document has none that the file means. */
  readonly toId: string | null;
  readonly relation: ImportedRelation;
  /** A name without an account; null for whoever imports. */
  readonly author: string | null;
}

/** What a relation has to know of an annotation at one of its ends. */
interface RelationEnd {
  readonly kind: (typeof KINDS)[number];
  /** Whose it alone is, or null. */
  readonly lane: string | null;
}

/** What is gathered while a file is read: what its annotations are called, and what leads from them. */
export class RelationsOfFile {
  private readonly idByName = new Map<string, string>();
  private readonly ends = new Map<string, RelationEnd>();
  private readonly outgoing: Omit<OutgoingRelation, "toId">[] = [];

  /**
   * An annotation of the file, which is in the document as `id`; `end` is null where it was there.
   * What its own author says of it is theirs also where the file repeats their name.
   */
  add(
    id: string,
    names: readonly (string | null | undefined)[],
    relations: readonly ImportedRelation[],
    { author, own }: { readonly author: string; readonly own: boolean },
    end: RelationEnd | null,
  ): void {
    for (const name of names) {
      const key = name?.toLowerCase() ?? "";
      if (key !== "" && !this.idByName.has(key)) this.idByName.set(key, id);
    }
    if (end) this.ends.set(id, end);
    for (const relation of relations) {
      const name = relation.author?.trim() ?? "";
      const isOwn = name === "" || (own && name === author);
      this.outgoing.push({ fromId: id, relation, author: isOwn ? null : name });
    }
  }

  /** With the ids that the names of the file mean; one that it does not name may be in the document. */
  resolved(): OutgoingRelation[] {
    return this.outgoing.map((one) => {
      const to = one.relation.to.toLowerCase();
      return { ...one, toId: this.idByName.get(to) ?? (validate(to) ? to : null) };
    });
  }

  /** The ends of relations, with those of them that were in the document before. */
  async endsIn(
    { tx, viewer, membership }: Write & { readonly membership: DocumentAccess },
    outgoing: readonly OutgoingRelation[],
  ): Promise<ReadonlyMap<string, RelationEnd>> {
    const ids = new Set(outgoing.flatMap(({ fromId, toId }) => [fromId, ...(toId ? [toId] : [])]));
    const missing = [...ids].filter((id) => !this.ends.has(id));
    const ends = new Map(this.ends);
    for (let at = 0; at < missing.length; at += PORTION) {
      const rows = await tx.annotation.findMany({
        where: {
          AND: [
            visibleTo(viewer),
            { documentId: membership.documentId, id: { in: missing.slice(at, at + PORTION) } },
          ],
        },
        select: { id: true, kind: true, lane: true },
      });
      for (const { id, ...end } of rows) ends.set(id, end);
    }
    return ends;
  }
}

interface ImportedRelations {
  readonly created: number;
  readonly notKept: number;
  readonly notices: readonly Reason[];
}

interface Row {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
  readonly typeId: string;
  readonly createdById: string | null;
  readonly authorName: string;
}

/** Relations that are written at once. */
const PORTION = 500;

/**
 * Writes the relations of a file with their numbered changes, as far as both ends are in the document
 * and the project has their types: types are made by people, on the page of the codebook. What is
 * there already is not written again. The document is locked.
 */
export async function importRelations(
  write: Write & { readonly membership: DocumentAccess },
  file: RelationsOfFile,
  dryRun: boolean,
): Promise<ImportedRelations> {
  const outgoing = file.resolved();
  if (outgoing.length === 0) return { created: 0, notKept: 0, notices: [] };
  const { tx, viewer, now, membership } = write;
  const { documentId, projectId } = membership;
  await lockProject(tx, projectId);
  const typeOf = typesByName(await usableTypes(tx, projectId));
  const ends = await file.endsIn(write, outgoing);
  const there = await relationsOf(tx, documentId);
  const written = new Set<string>();
  const taken = await takenIds(tx, outgoing);
  const lost = { elsewhere: 0, unfit: 0, types: new Map<string, number>() };
  const shared: (Row & { note: string; createdAt: Date })[] = [];
  const personal: {
    row: (typeof shared)[number];
    fromLane: string | null;
    toLane: string | null;
  }[] = [];
  for (const { fromId, toId, relation, author } of outgoing) {
    const named = typeOf(relation.type);
    if (!named) {
      lost.types.set(relation.type, (lost.types.get(relation.type) ?? 0) + 1);
      continue;
    }
    const { type, isInverse } = named;
    const [start, end] = isInverse ? [toId, fromId] : [fromId, toId];
    const [from, to] = [ends.get(start ?? ""), ends.get(end ?? "")];
    if (start === null || end === null || !from || !to || start === end) {
      lost.elsewhere++;
      continue;
    }
    const lane = laneOfRelation({ fromLane: from.lane, toLane: to.lane });
    if (unfitEnd(type, from.kind, to.kind) !== null || lane === undefined) {
      lost.unfit++;
      continue;
    }
    const by = { createdById: author === null ? viewer.id : null, authorName: author ?? "" };
    const draft = { fromId: start, toId: end, typeId: type.id, ...by };
    const ownId = relation.id?.toLowerCase() ?? "";
    const key = keyOf(draft, type);
    // Without an id, what anybody has said of the two is what the file says.
    const isThere = there.has(ownId || anybodysKeyOf(draft, type)) || there.has(key);
    if (isThere || written.has(key)) continue;
    written.add(key);
    const isFree = validate(ownId) && !taken.has(ownId);
    const id = isFree ? ownId : v5(`${type.id} ${end} ${author ?? ""}`, start);
    // Somebody took it away.
    if (there.has(id)) continue;
    taken.add(id);
    const { note = "", createdAt } = relation;
    const row = {
      ...draft,
      id,
      note,
      createdAt: createdAt === undefined ? now : new Date(createdAt),
    };
    if (lane === null) shared.push(row);
    else personal.push({ row, fromLane: from.lane, toLane: to.lane });
  }
  const inDocument = { projectId, fromDocumentId: documentId, toDocumentId: documentId };
  if (!dryRun) {
    const happened = ({ id }: Row) =>
      ({ kind: "annotation-relation.saved", id, projectId, by: viewer.id, at: now }) as const;
    for (let at = 0; at < shared.length; at += PORTION) {
      const portion = shared.slice(at, at + PORTION);
      await recordShared(tx, documentId, portion.map(happened));
      const numbers = await recordProjectChanges(tx, projectId, portion.map(happened));
      await tx.annotationRelation.createMany({
        data: portion.map((row, index) => ({
          ...row,
          ...inDocument,
          change: numbers[index] ?? 0,
          updatedAt: now,
        })),
      });
    }
    for (const { row, fromLane, toLane } of personal) {
      await tx.annotationRelation.create({ data: { ...row, ...inDocument, updatedAt: now } });
      const published = { id: row.id, ...inDocument, fromLane, toLane };
      await publishRelation(write, published, "annotation-relation.saved");
    }
  }
  return { created: shared.length + personal.length, ...lossOf(lost) };
}

/** A type by its slug or label, or, with the ends the other way around, by its inverse wording. */
function typesByName(types: readonly RelationType[]) {
  const byName = new Map<string, { type: RelationType; isInverse: boolean }>();
  for (const type of types) if (type.inverse !== "") add(type.inverse, type, true);
  for (const type of types) add(type.label, type, false);
  for (const type of types) add(type.slug, type, false);
  function add(name: string, type: RelationType, isInverse: boolean) {
    byName.set(fold(name), { type, isInverse: isInverse && !type.symmetric });
  }
  return (name: string) => byName.get(fold(name));
}

/** What makes a relation the same as another one, of the same person. */
function keyOf(row: Omit<Row, "id">, type: Pick<RelationType, "symmetric">): string {
  return [anybodysKeyOf(row, type), row.createdById ?? "", row.authorName].join(" ");
}

/** What makes it the same, whoever said it: of a symmetric type in either order. */
function anybodysKeyOf(
  { fromId, toId, typeId }: Omit<Row, "id">,
  { symmetric }: Pick<RelationType, "symmetric">,
): string {
  const ids = [fromId, toId];
  return [...(symmetric ? ids.sort() : ids), typeId].join(" ");
}

/** The relations that lead from the document's annotations: their ids, and what makes them the same. */
async function relationsOf(tx: Transaction, documentId: string): Promise<Set<string>> {
  const rows = await tx.annotationRelation.findMany({
    where: { fromDocumentId: documentId },
    select: {
      id: true,
      fromId: true,
      toId: true,
      typeId: true,
      createdById: true,
      authorName: true,
      deletedAt: true,
      type: { select: { symmetric: true } },
    },
  });
  return new Set(
    rows.flatMap((row) =>
      row.deletedAt === null
        ? [row.id, keyOf(row, row.type), anybodysKeyOf(row, row.type)]
        : [row.id],
    ),
  );
}

/** Of the ids that the file gives its relations, those that one has already. */
async function takenIds(
  tx: Transaction,
  outgoing: readonly OutgoingRelation[],
): Promise<Set<string>> {
  const ids = outgoing.flatMap(({ relation: { id } }) =>
    id !== undefined && validate(id) ? [id.toLowerCase()] : [],
  );
  const taken = new Set<string>();
  for (let at = 0; at < ids.length; at += PORTION) {
    const where = { id: { in: ids.slice(at, at + PORTION) } };
    const rows = await tx.annotationRelation.findMany({ where, select: { id: true } });
    for (const { id } of rows) taken.add(id);
  }
  return taken;
}

/** So many names of types are told. */
const MAX_NAMES = 12;

function lossOf(lost: { elsewhere: number; unfit: number; types: ReadonlyMap<string, number> }) {
  const untyped = [...lost.types.values()].reduce((sum, count) => sum + count, 0);
  const names = [...lost.types.keys()].slice(0, MAX_NAMES).map((name) => name.slice(0, 100));
  const losses = [
    ["relationTypes", { count: untyped, names }],
    ["relationEnds", { count: lost.elsewhere }],
    ["relationKinds", { count: lost.unfit }],
  ] as const;
  const notices = losses.flatMap(([what, parameters]) =>
    parameters.count > 0 ? [reason(`Refusals.import.notices.${what}`, parameters)] : [],
  );
  return { notKept: untyped + lost.elsewhere + lost.unfit, notices };
}
