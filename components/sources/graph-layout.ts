import { graphlib, layout } from "@dagrejs/dagre";
import type { NamedSource, Relation } from "./relation";

export const NODE = { width: 190, height: 56 };

export interface DrawnNode {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly (NamedSource & { readonly x: number; readonly y: number })[];
  readonly edges: readonly {
    readonly relation: Relation;
    /** An SVG path from the source that takes to the one it takes from. */
    readonly path: string;
    readonly sign: { readonly x: number; readonly y: number };
  }[];
}

/** Positions for sources and lines, with roots at the bottom; pixels, centres of boxes. */
export function layOutGraph(
  sources: readonly NamedSource[],
  relations: readonly Relation[],
): DrawnNode {
  const related = new Set(relations.flatMap(({ fromId, toId }) => [fromId, toId]));
  const shown = sources.filter(({ id }) => related.has(id));
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 28, ranksep: 70, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of shown) graph.setNode(id, { ...NODE });
  for (const { id, fromId, toId } of relations) {
    graph.setEdge(fromId, toId, { width: 20, height: 20, labelpos: "c" }, id);
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width: Number.isFinite(width) ? width : 0,
    height: Number.isFinite(height) ? height : 0,
    nodes: shown.map((source) => {
      const { x, y } = graph.node(source.id) as { x: number; y: number };
      return { ...source, x, y };
    }),
    edges: relations.map((relation) => {
      const edge = graph.edge(relation.fromId, relation.toId, relation.id) as {
        points?: { x: number; y: number }[];
        x?: number;
        y?: number;
      };
      const points = edge.points ?? [];
      const path = points.map(({ x, y }, at) => `${at === 0 ? "M" : "L"}${x} ${y}`).join(" ");
      const middle = points[Math.floor(points.length / 2)];
      return { relation, path, sign: { x: edge.x ?? middle?.x ?? 0, y: edge.y ?? middle?.y ?? 0 } };
    }),
  };
}
