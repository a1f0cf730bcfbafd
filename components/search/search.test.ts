// @vitest-environment jsdom
import { QueryClientProvider } from "@tanstack/react-query";
import { createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createQueryClient } from "../live/api-cache";
import { MessagesProvider } from "../ui/messages-provider";
import { Search } from "./search";
import { untilPasses } from "@/test/run/until";

let root: Root;
let requests: string[] = [];

function hit(id: string) {
  const snippet = { text: `Taxes fell in ${id}`, matches: [{ start: 0, end: 5 }] };
  const place = { projectId: "p", documentId: id, annotationId: null };
  return { type: "document", id, ...place, title: `Text ${id}`, snippet, alike: false };
}

function answerTo(url: URL): object {
  if (url.pathname.endsWith("/facets")) {
    const author = [{ value: "Mira", label: "Mira", count: 2 }];
    return { complete: true, facets: { in: [], document: [], author, tag: [], year: [] } };
  }
  if (url.searchParams.get("q") === "nothing") return { items: [], next: null, indexing: false };
  const isSecond = url.searchParams.has("cursor");
  const isNarrowed = url.searchParams.has("author");
  const next = isSecond || isNarrowed ? null : "c";
  return { items: [hit(isSecond ? "2" : "1")], next, indexing: false };
}

beforeEach(() => {
  requests = [];
  vi.stubGlobal("fetch", async (path: string) => {
    requests.push(path.replace("/api/v1", ""));
    return Response.json(answerTo(new URL(path, "http://localhost")));
  });
  root = createRoot(document.body.appendChild(document.createElement("main")));
});
afterEach(() => {
  root.unmount();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const words = () => document.body.textContent ?? "";
const titles = () => [...document.querySelectorAll("main li a")].map((link) => link.textContent);

function press(name: string): void {
  const button = [...document.querySelectorAll("button")].find((one) =>
    one.textContent?.includes(name),
  );
  (button ?? expect.unreachable(name)).click();
}

function show(q: string): void {
  const search = createElement(Search, { q, projectId: "p" });
  const client = createQueryClient();
  const page = createElement(QueryClientProvider, { client }, search);
  root.render(createElement(MessagesProvider, null, page));
}

test("what the address asks is looked for, read on and narrowed down", async () => {
  show("taxes");
  await untilPasses(() => expect(titles()).toEqual(["Text 1"]));
  expect(requests).toContain("/search?q=taxes&projectId=p&limit=50&alike=true");
  expect(requests).toContain("/search/facets?q=taxes&projectId=p");
  press("More");
  await untilPasses(() => expect(titles()).toEqual(["Text 1", "Text 2"]));
  press("Mira");
  await untilPasses(() => expect(titles()).toEqual(["Text 1"]));
  expect(requests).toContain("/search?q=taxes&projectId=p&author=Mira&limit=50&alike=true");
});

test("words that stand nowhere are answered so, and no words are not asked", async () => {
  show("");
  await untilPasses(() => expect(words()).not.toBe(""));
  expect(requests).toEqual([]);
  show("nothing");
  await untilPasses(() => expect(words()).toContain("nothing"));
  expect(titles()).toEqual([]);
});
