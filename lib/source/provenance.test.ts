import fc from "fast-check";
import { expect, test } from "vitest";
import { circles, components, independentRoots, type ProvenanceEdge } from "./provenance";

/** "a>b" says that a rests on b. */
function graph(...arrows: string[]): ProvenanceEdge[] {
  return arrows.map((arrow) => {
    const [fromId = "", toId = ""] = arrow.split(">");
    return { fromId, toId };
  });
}
const sorted = (sets: readonly (readonly string[])[]) =>
  sets.map((set) => set.toSorted().join("")).toSorted();

test("five articles on one press release have one root", () => {
  const edges = graph("a>p", "b>p", "c>b", "d>c", "e>p");
  expect(sorted(independentRoots(["a", "b", "c", "d", "e"], edges))).toEqual(["p"]);
});

test("sources that rest on nothing are their own roots", () => {
  expect(sorted(independentRoots(["a", "b"], graph("c>d")))).toEqual(["a", "b"]);
  expect(independentRoots([], graph("c>d"))).toEqual([]);
});

test("a circle that rests on nothing counts once, and one that rests on something not at all", () => {
  expect(sorted(independentRoots(["a", "b"], graph("a>b", "b>c", "c>a")))).toEqual(["abc"]);
  expect(sorted(independentRoots(["a"], graph("a>b", "b>a", "b>r", "b>s")))).toEqual(["r", "s"]);
});

test("circles are found, also of one source with itself", () => {
  const edges = graph("a>b", "b>a", "c>a", "d>d", "e>f");
  expect(sorted(circles(["a", "b", "c", "d", "e", "f"], edges))).toEqual(["ab", "d"]);
});

test("a chain of 50,000 sources is followed to its end", () => {
  const edges = Array.from({ length: 50_000 }, (_, n) => ({ fromId: `${n}`, toId: `${n + 1}` }));
  expect(independentRoots(["0"], edges)).toEqual([["50000"]]);
});

const nodes = "abcdefg".split("");
const edge = fc.record({ fromId: fc.constantFrom(...nodes), toId: fc.constantFrom(...nodes) });

function reachable(from: string, edges: readonly ProvenanceEdge[]): Set<string> {
  const seen = new Set([from]);
  for (let grown = true; grown;) {
    grown = false;
    for (const { fromId, toId } of edges) {
      if (seen.has(fromId) && !seen.has(toId)) {
        seen.add(toId);
        grown = true;
      }
    }
  }
  return seen;
}

test("two sources are in one component exactly when each reaches the other", () => {
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 15 }), (edges) => {
      const parts = components(nodes, edges);
      expect(parts.flat().toSorted()).toEqual(nodes);
      for (const one of nodes) {
        for (const other of nodes) {
          const together = parts.some((part) => part.includes(one) && part.includes(other));
          const mutual = reachable(one, edges).has(other) && reachable(other, edges).has(one);
          expect(together).toBe(mutual);
        }
      }
    }),
  );
});

test("every source reaches a root, and a root reaches nothing outside itself", () => {
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 15 }), fc.subarray(nodes), (edges, of) => {
      const roots = independentRoots(of, edges);
      for (const root of roots) {
        for (const node of root)
          expect([...reachable(node, edges)].toSorted()).toEqual(root.toSorted());
      }
      for (const node of of) {
        const reached = reachable(node, edges);
        expect(roots.some((root) => root.some((each) => reached.has(each)))).toBe(true);
      }
    }),
  );
});
