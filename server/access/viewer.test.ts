import { expect, test } from "vitest";
import { makeViewer } from "@/test/make/viewer";
import type { Viewer } from "./viewer";

// What does not compile here is checked by tsc: it complains of an error that is expected and
// does not come.
const idOf = (viewer: Viewer) => viewer.id;

test("a viewer is not made by writing one down", () => {
  // @ts-expect-error A literal was not minted.
  const forged: Viewer = { id: "1", name: "Ana", admin: true, by: "token" };
  // @ts-expect-error Neither is it where one is asked for.
  expect(idOf({ id: "1", name: "Ana", admin: true, by: "session" })).toBe(idOf(forged));
});

test("nor by copying one and giving it more rights", () => {
  const ana = makeViewer({ id: "1", name: "Ana" });
  // @ts-expect-error A copy was not minted.
  const owner: Viewer = { ...ana, admin: true };
  expect(owner.id).toBe(ana.id);
});

test("at run time it holds what is known of the person and nothing else", () => {
  expect(makeViewer({ id: "1", name: "Ana", admin: true }, "session")).toEqual({
    id: "1",
    name: "Ana",
    admin: true,
    by: "session",
  });
});
