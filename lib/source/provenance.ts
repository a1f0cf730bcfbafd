import type { SOURCE_RELATIONS } from "../contract/terms";

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

/** Sets of sources that rest on one another, or one source that rests on itself. */
export function circles(
  nodes: readonly string[],
  edges: readonly ProvenanceEdge[],
): readonly (readonly string[])[] {
  const self = new Set(edges.filter(({ fromId, toId }) => fromId === toId).map((e) => e.fromId));
  return components(nodes, edges).filter(
    ([first, ...rest]) => rest.length > 0 || (first !== undefined && self.has(first)),
  );
}

/**
 * The independent roots of some sources: what they ultimately rest on. Every root is a set of
 * sources, since a cycle that rests on nothing else has one origin and counts once; nobody can tell
 * which of its sources was first.
 */
export function independentRoots(
  of: readonly string[],
  edges: readonly ProvenanceEdge[],
): readonly (readonly string[])[] {
  const nodes = [...new Set([...of, ...edges.flatMap(({ fromId, toId }) => [fromId, toId])])];
  const parts = components(nodes, edges);
  const partOf = new Map(parts.flatMap((part, at) => part.map((node) => [node, at] as const)));
  const rests = parts.map(() => new Set<number>());
  for (const { fromId, toId } of edges) {
    const [from, to] = [partOf.get(fromId), partOf.get(toId)];
    if (from !== undefined && to !== undefined && from !== to) rests[from]?.add(to);
  }
  const reached = new Set<number>();
  const waiting = of.flatMap((node) => partOf.get(node) ?? []);
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (reached.has(part)) continue;
    reached.add(part);
    waiting.push(...(rests[part] ?? []));
  }
  return parts.filter((_, at) => reached.has(at) && rests[at]?.size === 0);
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
