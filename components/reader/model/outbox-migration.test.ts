import { expect, it } from "vitest";
import { OutboxStorage } from "./outbox-storage";

/** A record as an earlier version of the page left it in the browser. */
function record(id: string, deed: object, sent: object) {
  const left = { id, tab: "gone", at: "2024-03-04T09:00:00Z", deed, sent, version: 3 };
  return JSON.stringify({
    ...left,
    state: "refused",
    code: "not-allowed",
    reason: "No.",
    current: null,
    tries: 2,
  });
}

function storageWith(all: ReadonlyMap<string, string>) {
  const kept = new Map(all);
  const storage = new OutboxStorage(
    {
      length: kept.size,
      key: (i) => [...kept.keys()][i] ?? null,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    "outbox.",
  );
  return { kept, storage };
}

it("what an earlier version of the page stored is taken up, with its words, reason and version", () => {
  const sent = { method: "PATCH", path: "/notes/n", body: { body: "My words." } };
  const deed = { does: "edit-note", annotationId: "a", noteId: "n", body: "My words." };
  const { storage } = storageWith(new Map([["outbox.w", record("w", deed, sent)]]));
  expect(storage.load(() => false)).toEqual([
    {
      id: "w",
      tab: "gone",
      at: "2024-03-04T09:00:00Z",
      version: 3,
      state: "refused",
      code: "not-allowed",
      reason: "No.",
      current: null,
      tries: 2,
      request: sent,
      operation: { kind: "edit-note", annotationId: "a", noteId: "n", body: "My words." },
    },
  ]);
  expect(storage.setAside).toBe(0);
});

it.each([
  ["annotate", "annotate"],
  ["edit", "edit-annotation"],
  ["remove", "remove-annotation"],
  ["restore", "restore-annotation"],
  ["judge", "set-status"],
  ["review", "review"],
  ["note", "add-note"],
  ["edit-note", "edit-note"],
  ["remove-note", "remove-note"],
  ["refer", "add-reference"],
  ["remove-reference", "remove-reference"],
  ["attribute", "set-attribution"],
  ["register", "register-claim"],
  ["carry", "add-occurrence"],
  ["edit-occurrence", "edit-occurrence"],
  ["remove-occurrence", "remove-occurrence"],
  ["cite", "add-evidence"],
  ["uncite", "remove-evidence"],
])("a stored %s is now a write of the kind %s", (does, kind) => {
  const left = record("w", { does, annotationId: "a" }, { method: "POST", path: "/" });
  const { storage } = storageWith(new Map([["outbox.w", left]]));
  expect(storage.load(() => false).map(({ operation }) => operation.kind)).toEqual([kind]);
});

it("a record of a kind nobody knows is set aside and kept", () => {
  const left = record("w", { does: "toString" }, { method: "POST", path: "/" });
  const { kept, storage } = storageWith(new Map([["outbox.w", left]]));
  expect(storage.load(() => false)).toEqual([]);
  expect(storage.setAside).toBe(1);
  expect(kept.get("unreadable.outbox.w")).toBe(left);
});
