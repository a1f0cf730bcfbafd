import type { SOURCE_RELATIONS } from "../contract/terms";

interface RelatedSources {
  readonly fromId: string;
  readonly toId: string;
  readonly relation: (typeof SOURCE_RELATIONS)[number];
}

/**
 * The work that each of some sources is: one of the sources that people said to be the same, directly
 * or through others. A source that nobody said that of is its own work, and is not in the answer.
 * Union–find with path halving (Tarjan and van Leeuwen 1984): nearly linear in the relations.
 */
export function worksOf(relations: readonly RelatedSources[]): ReadonlyMap<string, string> {
  const parent = new Map<string, string>();
  const find = (id: string): string => {
    let at = id;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const { fromId, toId, relation } of relations) {
    if (relation !== "same") continue;
    const [one = "", other = ""] = [find(fromId), find(toId)].sort();
    parent.set(one, one);
    parent.set(other, one);
  }
  return new Map([...parent.keys()].map((id) => [id, find(id)]));
}
