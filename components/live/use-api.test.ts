// @vitest-environment jsdom
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createQueryClient, invalidate } from "./api-cache";
import { useApi, useApiPages, type ApiPages, type ApiState } from "./use-api";
import { untilPasses } from "@/test/run/until";

interface OpenRequest {
  readonly url: string;
  readonly signal: AbortSignal | null | undefined;
  readonly answer: (body: object, status?: number) => void;
}

/** What the page asked of the network, in order, and what answers it. */
let sentRequests: OpenRequest[] = [];
let client: QueryClient;
let root: Root;

beforeEach(() => {
  vi.stubGlobal("fetch", (url: string, { signal }: RequestInit) => {
    return new Promise<Response>((resolve, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason as Error));
      const answer = (body: object, status = 200) => resolve(Response.json(body, { status }));
      sentRequests.push({ url: url.replace("/api/v1", ""), signal, answer });
    });
  });
  sentRequests = [];
  client = createQueryClient();
  root = createRoot(document.body.appendChild(document.createElement("main")));
});
afterEach(() => {
  root.unmount();
  client.clear();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const SPEAKERS = "GET /projects/{projectId}/speakers";

let names: ApiState & { readonly data: { readonly items: readonly unknown[] } | undefined };
let pages: ApiPages<typeof SPEAKERS>;

function Names({ q }: { q: string }) {
  names = useApi(SPEAKERS, { params: { projectId: "p" }, query: { q } }, { keepPrevious: true });
  return null;
}

function Pages() {
  pages = useApiPages(SPEAKERS, { params: { projectId: "p" }, query: { limit: 2 } });
  return null;
}

function show(element: React.ReactElement | null): void {
  root.render(createElement(QueryClientProvider, { client }, element));
}

/** The requests, once there are so many. */
async function requests(count: number): Promise<readonly OpenRequest[]> {
  await untilPasses(() => expect(sentRequests).toHaveLength(count));
  return sentRequests;
}

const some = (...ids: readonly string[]) => ({ items: ids.map((id) => ({ id })), next: null });

describe("an answer that a page shows", () => {
  it("is read through the client, and what was shown stays until the next is there", async () => {
    show(createElement(Names, { q: "a" }));
    const [first] = await requests(1);
    expect(names).toMatchObject({ data: undefined, isFetching: true, problem: null });
    first?.answer(some("1"));
    await untilPasses(() =>
      expect(names).toMatchObject({ data: some("1"), isFetching: false, isPrevious: false }),
    );
    expect(first?.url).toBe("/projects/p/speakers?q=a");
    show(createElement(Names, { q: "b" }));
    const [, second] = await requests(2);
    expect(names).toMatchObject({ data: some("1"), isPrevious: true });
    second?.answer(some("2"));
    await untilPasses(() => expect(names).toMatchObject({ data: some("2"), isPrevious: false }));
  });

  it("is read again when something it is about changed, and not when something else did", async () => {
    show(createElement(Names, { q: "a" }));
    const [first] = await requests(1);
    first?.answer(some("1"));
    await untilPasses(() => expect(names).toMatchObject({ data: some("1"), isFetching: false }));
    invalidate(client, ["tag", "claim"]);
    expect(client.isFetching()).toBe(0);
    invalidate(client, ["speaker"]);
    const [, second] = await requests(2);
    second?.answer(some("1", "2"));
    await untilPasses(() => expect(names.data).toEqual(some("1", "2")));
  });

  it("is a sentence when it is refused, and not asked for again", async () => {
    show(createElement(Names, { q: "a" }));
    const [first] = await requests(1);
    first?.answer({ status: 403, code: "no-access", detail: "Not for you." }, 403);
    await untilPasses(() => expect(names).toMatchObject({ problem: "Not for you." }));
    expect(names).toMatchObject({ data: undefined, isFetching: false });
    expect(client.isFetching()).toBe(0);
    expect(sentRequests).toHaveLength(1);
  });

  it("is given up when nobody shows it any more", async () => {
    show(createElement(Names, { q: "a" }));
    const [first] = await requests(1);
    show(null);
    await untilPasses(() => expect(first?.signal?.aborted).toBe(true));
  });
});

describe("a long answer", () => {
  it("is read page by page, each after the cursor of the one before", async () => {
    show(createElement(Pages));
    const [first] = await requests(1);
    first?.answer({ ...some("1", "2"), next: "x y" });
    await untilPasses(() => expect(pages).toMatchObject({ hasMore: true }));
    expect(pages.items).toEqual(some("1", "2").items);
    pages.more();
    const [, second] = await requests(2);
    expect(second?.url).toBe("/projects/p/speakers?limit=2&cursor=x+y");
    second?.answer(some("3"));
    await untilPasses(() => expect(pages).toMatchObject({ hasMore: false }));
    expect(pages.items).toEqual(some("1", "2", "3").items);
  });
});
