// @vitest-environment jsdom
import { createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
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
  return Promise.resolve(value ? { ok: true as const, value } : { ok: false as const });
}

function List({ beginning }: { beginning: ListPage<Row> }) {
  const list = useWholeList(beginning, readPage);
  shown = list.items.map(({ id }) => id).join("");
  isWhole = list.isWhole;
  renders.push([shown, isWhole]);
  return null;
}

const show = (beginning: ListPage<Row>) => root.render(createElement(List, { beginning }));

it("shows the beginning of a list, then all of it", async () => {
  pages = { b: page("cd", "d"), d: page("e", null) };
  show(page("ab", "b"));
  await vi.waitFor(() => expect([shown, isWhole]).toEqual(["abcde", true]));
  expect(renders[0]).toEqual(["ab", false]);
});

it("a list that is short is whole from the start", async () => {
  pages = {};
  show(page("ab", null));
  await vi.waitFor(() => expect([shown, isWhole]).toEqual(["ab", true]));
});

it("a new beginning is followed anew, and no row is shown twice", async () => {
  pages = { b: page("cd", null) };
  show(page("ab", "b"));
  await vi.waitFor(() => expect(shown).toBe("abcd"));
  pages = { c: page("de", null) };
  show(page("xbc", "c"));
  await vi.waitFor(() => expect(shown).toBe("xbcde"));
});

it("what can not be read is not said to be whole", async () => {
  pages = { b: page("c", "c") };
  show(page("ab", "b"));
  await vi.waitFor(() => expect([shown, isWhole]).toEqual(["abc", false]));
});
