import { beforeEach, expect, test, vi } from "vitest";
import { noteStop, stoppedAt, unsentStop } from "./stopped-at";

const READ = { personId: "ana", documentId: "speech", revision: 2 };
const at = (minute: number) => `2026-03-04T10:${String(minute).padStart(2, "0")}:00.000Z`;
const stop = (offset: number | null, minute: number, isSent = false) => ({
  offset,
  updatedAt: at(minute),
  isSent,
});
const served = (offset: number | null, minute: number, revision = 2) => ({
  revision,
  offset,
  updatedAt: at(minute),
});

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
  return () => vi.unstubAllGlobals();
});

test("the later of what the server and this browser have is where one stopped", () => {
  expect(stoppedAt(READ, null)).toBeNull();
  expect(stoppedAt(READ, served(300, 1))).toBe(300);
  noteStop(READ, stop(500, 2));
  expect(stoppedAt(READ, served(300, 1))).toBe(500);
  // Another browser went on, or read it to its end.
  expect(stoppedAt(READ, served(900, 3))).toBe(900);
  expect(stoppedAt(READ, served(null, 3))).toBeNull();
  expect(stoppedAt({ ...READ, personId: "bo" }, null)).toBeNull();
  expect(stoppedAt({ ...READ, documentId: "another" }, null)).toBeNull();
});

test("a place in another revision is none in this one", () => {
  expect(stoppedAt(READ, served(300, 1, 1))).toBeNull();
  noteStop({ ...READ, revision: 1 }, stop(500, 2));
  expect(stoppedAt(READ, served(300, 1))).toBeNull();
});

test("what the server does not have is sent, unless it has something later", () => {
  expect(unsentStop(READ, null)).toBeNull();
  noteStop(READ, stop(500, 2));
  expect(unsentStop(READ, served(300, 1))).toMatchObject({ offset: 500, revision: 2 });
  expect(unsentStop(READ, served(900, 3))).toBeNull();
  noteStop(READ, stop(500, 2, true));
  expect(unsentStop(READ, null)).toBeNull();
});

test("what an earlier version stored is none", () => {
  const old = [{ document: "speech", revision: 2, offset: 77 }];
  localStorage.setItem("obelus.stopped-at.ana", JSON.stringify(old));
  expect(stoppedAt(READ, null)).toBeNull();
});
