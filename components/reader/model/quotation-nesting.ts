import type { Annotation } from "@/lib/annotation/annotation";

export interface Nested {
  readonly annotation: Annotation;
  /** 0 for the outermost voice. */
  readonly depth: number;
  /** How deep the voices around it and inside it go. */
  readonly deepest: number;
}

/** Quotations that are told inside another, with those around them, in reading order. */
export function nested(annotations: readonly Annotation[]): Nested[] {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const outerOf = ({ attribution }: Annotation) =>
    attribution?.inside ? byId.get(attribution.inside) : undefined;
  const chainOf = (annotation: Annotation) => {
    const chain: Annotation[] = [];
    for (let at: Annotation | undefined = annotation; at; at = outerOf(at)) {
      if (chain.includes(at)) break;
      chain.unshift(at);
    }
    return chain;
  };
  const deepest = new Map<string, number>();
  const depths = new Map<string, number>();
  for (const annotation of annotations) {
    if (!outerOf(annotation)) continue;
    const chain = chainOf(annotation);
    chain.forEach(({ id }, depth) => {
      depths.set(id, depth);
      deepest.set(id, Math.max(deepest.get(id) ?? 0, chain.length - 1));
    });
  }
  return annotations.flatMap((annotation) => {
    const depth = depths.get(annotation.id);
    return depth === undefined
      ? []
      : { annotation, depth, deepest: deepest.get(annotation.id) ?? depth };
  });
}
