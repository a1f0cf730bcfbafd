import { group } from "d3-array";
import type { SOURCE_RELATIONS } from "../contract/terms";
import { worksOf } from "./works";

/**
 * The citation graph: sources are the nodes of a directed graph, with an edge from the source that
 * takes to the source it takes from. Five articles on one press release have one root.
 */
export type SourceRelationKind = (typeof SOURCE_RELATIONS)[number];

export interface ProvenanceEdge {
  /** The source that cites, quotes, reprints … */
  readonly fromId: string;
  /** … this one. */
  readonly toId: string;
}

/**
 * The strongly connected components, each a set of sources that rest on one another, in an order in
 * which every component comes after those it rests on. Tarjan's algorithm (Tarjan 1972,
 * "Depth-first search and linear graph algorithms"), with an explicit stack instead of recursion,
 * so that a long chain of sources does not overflow the call stack. Linear in nodes and edges.
 */
export function components(
  nodes: readonly string[],
  edges: readonly ProvenanceEdge[],
): readonly (readonly string[])[] {
  const out = targets(nodes, edges);
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  for (const root of out.keys()) {
    if (order.has(root)) continue;
    const walk: { readonly node: string; next: number }[] = [];
    const enter = (node: string) => {
      order.set(node, order.size);
      low.set(node, order.size - 1);
      open.push(node);
      isOpen.add(node);
      walk.push({ node, next: 0 });
    };
    const lower = (node: string, to: number) => low.set(node, Math.min(low.get(node) ?? to, to));
    enter(root);
    for (let at = walk.at(-1); at; at = walk.at(-1)) {
      const target = out.get(at.node)?.[at.next++];
      if (target !== undefined) {
        const seen = order.get(target);
        if (seen === undefined) enter(target);
        else if (isOpen.has(target)) lower(at.node, seen);
        continue;
      }
      walk.pop();
      const parent = walk.at(-1);
      const reached = low.get(at.node) ?? 0;
      if (parent) lower(parent.node, reached);
      if (reached !== order.get(at.node)) continue;
      const component = open.splice(open.lastIndexOf(at.node));
      for (const node of component) isOpen.delete(node);
      found.push(component);
    }
  }
  return found;
}

/** A relation that people have stated between two sources. */
export interface StatedRelation extends ProvenanceEdge {
  readonly relation: SourceRelationKind;
}

/** The graph of works: sources that are the same are one node of it. */
class Works {
  readonly edges: readonly ProvenanceEdge[];
  readonly #works: ReadonlyMap<string, string>;
  readonly #sources: ReadonlyMap<string, readonly string[]>;
  /** Works that were said to rest on themselves. */
  readonly #selves = new Set<string>();

  constructor(sources: readonly string[], relations: readonly StatedRelation[]) {
    this.#works = worksOf(relations);
    const resting = relations.filter(({ relation }) => !IDENTITIES.has(relation));
    this.edges = resting.map(({ fromId, toId }) => ({
      fromId: this.of(fromId),
      toId: this.of(toId),
    }));
    const all = relations.flatMap(({ fromId, toId }) => [fromId, toId]);
    this.#sources = group(new Set([...sources, ...all]), (id) => this.of(id));
    for (const { fromId, toId } of this.edges) if (fromId === toId) this.#selves.add(fromId);
  }

  of(source: string): string {
    return this.#works.get(source) ?? source;
  }

  get nodes(): string[] {
    return [...this.#sources.keys()];
  }

  sourcesOf(works: readonly string[]): string[] {
    return works.flatMap((work) => this.#sources.get(work) ?? []);
  }

  isCircle([first = "", ...rest]: readonly string[]): boolean {
    return rest.length > 0 || this.#selves.has(first);
  }
}

const IDENTITIES: ReadonlySet<SourceRelationKind> = new Set(["same", "different"]);

/** Sets of sources that rest on one another, or one that rests on itself. */
export function circles(
  nodes: readonly string[],
  relations: readonly StatedRelation[],
): readonly (readonly string[])[] {
  const works = new Works(nodes, relations);
  return components(works.nodes, works.edges)
    .filter((part) => works.isCircle(part))
    .map((part) => works.sourcesOf(part));
}

/** What some sources ultimately rest on. */
export interface Root {
  /** More than one when they are the same work, or rest on one another. */
  readonly sources: readonly string[];
  readonly circle: boolean;
}

/**
 * The independent roots of some sources: what they ultimately rest on. Every root is a set of
 * sources, since a cycle that rests on nothing else has one origin and counts once; nobody can tell
 * which of its sources was first.
 */
export function independentRoots(
  of: readonly string[],
  relations: readonly StatedRelation[],
): readonly Root[] {
  const works = new Works(of, relations);
  const parts = components(works.nodes, works.edges);
  const partOf = new Map(parts.flatMap((part, at) => part.map((node) => [node, at] as const)));
  const rests = parts.map(() => new Set<number>());
  for (const { fromId, toId } of works.edges) {
    const [from, to] = [partOf.get(fromId), partOf.get(toId)];
    if (from !== undefined && to !== undefined && from !== to) rests[from]?.add(to);
  }
  const reached = new Set<number>();
  const waiting = of.flatMap((source) => partOf.get(works.of(source)) ?? []);
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (reached.has(part)) continue;
    reached.add(part);
    waiting.push(...(rests[part] ?? []));
  }
  return parts
    .filter((_, at) => reached.has(at) && rests[at]?.size === 0)
    .map((part) => ({ sources: works.sourcesOf(part), circle: works.isCircle(part) }));
}

function targets(nodes: readonly string[], edges: readonly ProvenanceEdge[]) {
  const out = new Map<string, string[]>(nodes.map((node) => [node, []]));
  for (const { fromId, toId } of edges) {
    if (!out.has(toId)) out.set(toId, []);
    const there = out.get(fromId);
    if (there) there.push(toId);
    else out.set(fromId, [toId]);
  }
  return out;
}
