// @vitest-environment jsdom
import { createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { untilPasses } from "@/test/run/until";
import { useWholeList, type ListPage } from "./use-whole-list";

interface Row {
  readonly id: string;
}

const page = (ids: string, next: string | null): ListPage<Row> => ({
  items: [...ids].map((id) => ({ id })),
  next,
});

let pages: Record<string, ListPage<Row> | null>;
let shown: string;
let isWhole: boolean;
let problem: string | null;
let retry: () => void;
let renders: [string, boolean][] = [];
let root: Root;

beforeEach(() => {
  renders = [];
  root = createRoot(document.body.appendChild(document.createElement("main")));
});
afterEach(() => {
  root.unmount();
  document.body.replaceChildren();
});

function readPage(cursor: string) {
  const value = pages[cursor];
  return Promise.resolve(
    value ? { ok: true as const, value } : { ok: false as const, detail: "No connection." },
  );
}

function List({ beginning }: { beginning: ListPage<Row> }) {
  const list = useWholeList(beginning, readPage);
  shown = list.items.map(({ id }) => id).join("");
  ({ isWhole, problem, retry } = list);
  renders.push([shown, isWhole]);
  return null;
}

const show = (beginning: ListPage<Row>) => root.render(createElement(List, { beginning }));

it("shows the beginning of a list, then all of it", async () => {
  pages = { b: page("cd", "d"), d: page("e", null) };
  show(page("ab", "b"));
  await untilPasses(() => expect([shown, isWhole]).toEqual(["abcde", true]));
  expect(renders[0]).toEqual(["ab", false]);
});

it("a list that is short is whole from the start", async () => {
  pages = {};
  show(page("ab", null));
  await untilPasses(() => expect([shown, isWhole]).toEqual(["ab", true]));
});

it("a new beginning is followed anew, and no row is shown twice", async () => {
  pages = { b: page("cd", null) };
  show(page("ab", "b"));
  await untilPasses(() => expect(shown).toBe("abcd"));
  pages = { c: page("de", null) };
  show(page("xbc", "c"));
  await untilPasses(() => expect(shown).toBe("xbcde"));
});

it("what can not be read is not said to be whole, and is read again when somebody asks", async () => {
  pages = { b: page("c", "c") };
  show(page("ab", "b"));
  await untilPasses(() =>
    expect([shown, isWhole, problem]).toEqual(["abc", false, "No connection."]),
  );
  pages = { b: page("c", "c"), c: page("d", null) };
  retry();
  await untilPasses(() => expect([shown, isWhole, problem]).toEqual(["abcd", true, null]));
});
