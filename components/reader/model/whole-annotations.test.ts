import { expect, test, vi } from "vitest";
import type { Annotation } from "@/lib/annotation/annotation";
import { annotationsFrom, isOutline } from "./outline";
import { createReadingStore } from "./reading-store";
import { WholeAnnotations } from "./whole-annotations";
import { untilPasses } from "@/test/run/until";

const me = { id: "mira", name: "Mira", role: "annotator", secondReader: false } as const;
const place = { projectId: "p", documentId: "d", revision: 1, text: "It fell. It rose." };

function outlined(id: string, version = 1): Annotation {
  const item = { id, kind: "claim" as const, at: [0, 7], by: "mira", version };
  const [annotation] = annotationsFrom(
    { items: [item], people: { mira: "Mira" }, revision: 1 },
    place,
  );
  if (!annotation) throw new Error("an outline is an annotation");
  return annotation;
}

function whole(id: string, version = 1): Annotation {
  const {
    isOutline: _partial,
    hasBody: _words,
    ...rest
  } = outlined(id, version) as Annotation & {
    isOutline: true;
    hasBody: boolean;
  };
  return { ...rest, body: `Words on ${id}` };
}

/** Reads that a test answers, and a clock that it moves. */
function reads() {
  const requests: { ids: readonly string[]; answer: (found: Annotation[] | null) => void }[] = [];
  const timers: (() => void)[] = [];
  const arrived = vi.fn();
  const wholes = new WholeAnnotations({
    read: (ids) =>
      new Promise((resolve) => {
        const refusal = { ok: false, code: "not-ready", detail: "Later." } as never;
        requests.push({
          ids,
          answer: (found) =>
            resolve(
              found ? { ok: true, value: new Map(found.map((each) => [each.id, each])) } : refusal,
            ),
        });
      }),
    arrived,
    later(call) {
      timers.push(call);
      return () => void timers.splice(timers.indexOf(call), 1);
    },
  });
  const pass = () => timers.splice(0).forEach((call) => call());
  return { wholes, requests, arrived, pass };
}

test("annotations wanted one after the other are read together, and none twice at once", async () => {
  const { wholes, requests, arrived, pass } = reads();
  wholes.want(["a"]);
  wholes.want(["b", "a"]);
  pass();
  expect(requests.map(({ ids }) => ids)).toEqual([["a", "b"]]);
  wholes.want(["a", "c"]);
  pass();
  expect(requests.map(({ ids }) => ids)).toEqual([["a", "b"], ["c"]]);
  requests[0]?.answer([whole("a"), whole("b")]);
  await untilPasses(() => expect(arrived).toHaveBeenCalledWith([whole("a"), whole("b")]));
});

test("what could not be read is asked for again, and what nobody may see any more is not", async () => {
  const { wholes, requests, arrived, pass } = reads();
  wholes.want(["a", "gone"]);
  pass();
  requests[0]?.answer(null);
  await untilPasses(() => {
    pass();
    expect(requests).toHaveLength(2);
  });
  expect(requests[1]?.ids).toEqual(["a", "gone"]);
  requests[1]?.answer([whole("a")]);
  await untilPasses(() => expect(arrived).toHaveBeenCalledTimes(1));
  wholes.want(["gone"]);
  pass();
  expect(requests).toHaveLength(2);
});

test("an outline never takes the place of as new an annotation that is whole", () => {
  const store = createReadingStore(me, 0, 0);
  const known = () => store.now().byId.get("a");
  store.addAnnotations([outlined("a")]);
  expect(known() && isOutline(known() as Annotation)).toBe(true);
  store.addAnnotations([whole("a")]);
  store.addAnnotations([outlined("a")]);
  expect(known()).toMatchObject({ body: "Words on a", version: 1 });
  store.addAnnotations([outlined("a", 2)]);
  expect(known()).toMatchObject({ body: "", version: 2 });
  store.addAnnotations([whole("a", 1)]);
  expect(known()).toMatchObject({ body: "", version: 2 });
});

test("annotations stay in reading order when one is added, moved or removed", () => {
  const store = createReadingStore(me, 0, 0);
  const at = (id: string, start: number, version = 1) => ({
    ...whole(id, version),
    target: [{ start, end: start + 3, exact: "", prefix: "", suffix: "" }],
  });
  const ids = () => store.now().annotations.map(({ id }) => id);
  store.addAnnotations([at("b", 4), at("a", 0), at("d", 9)]);
  expect(ids()).toEqual(["a", "b", "d"]);
  store.addAnnotations([at("c", 6), at("a", 8, 2)]);
  expect(ids()).toEqual(["b", "c", "a", "d"]);
  store.replaceKnown("c", { ...store.known("c"), annotation: null });
  expect(ids()).toEqual(["b", "a", "d"]);
});
