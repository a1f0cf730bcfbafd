import { describe, expect, it, vi } from "vitest";
import { Drafts } from "./drafts";
import type { Shelf } from "./shelf";

const DAY = 24 * 60 * 60 * 1000;

function shelf(): Shelf & { readonly map: Map<string, string> } {
  const map = new Map<string, string>();
  return {
    map,
    get length() {
      return map.size;
    },
    key: (i) => [...map.keys()][i] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

describe("drafts of a document", () => {
  it("are stored together after a moment, not at each key", () => {
    vi.useFakeTimers();
    const stored = shelf();
    const writes: string[] = [];
    const { setItem } = stored;
    stored.setItem = (key, value) => {
      writes.push(key);
      setItem(key, value);
    };
    const drafts = new Drafts(stored, "d.");
    for (const words of ["D", "Do", "Dou"]) drafts.set("note 7", words);
    drafts.set("note 8", "Who?");
    expect(writes).toEqual([]);
    expect(drafts.get("note 7")).toBe("Dou");
    vi.advanceTimersByTime(1_000);
    expect(writes).toEqual(["d.note 7", "d.note 8"]);
    drafts.set("note 7", "Doub");
    drafts.remove("note 7");
    vi.advanceTimersByTime(1_000);
    expect([...stored.map.keys()]).toEqual(["d.note 8"]);
    vi.useRealTimers();
  });

  it("outlive the page, for the same person and document alone", () => {
    const stored = shelf();
    new Drafts(stored, "draft.ana.1.").set("note 7", "Doubled from");
    expect(new Drafts(stored, "draft.ana.1.").get("note 7")).toBe("Doubled from");
    expect(new Drafts(stored, "draft.ana.2.").has("note 7")).toBe(false);
    expect(new Drafts(stored, "draft.ben.1.").has("note 7")).toBe(false);
  });

  it("are gone once they are saved or discarded", () => {
    const stored = shelf();
    const drafts = new Drafts(stored, "d.");
    drafts.set("note 7", "words");
    drafts.remove("note 7");
    expect(drafts.has("note 7")).toBe(false);
    expect(stored.map.size).toBe(0);
  });

  it("end after a month, and what cannot be read is removed", () => {
    const stored = shelf();
    const drafts = new Drafts(stored, "d.");
    drafts.set("old", "words", 0);
    drafts.set("new", "words", 20 * DAY);
    drafts.storeNow();
    stored.setItem("d.broken", "{");
    const later = new Drafts(stored, "d.", 40 * DAY);
    expect([later.has("old"), later.has("new"), later.has("broken")]).toEqual([false, true, false]);
    expect([...stored.map.keys()]).toEqual(["d.new"]);
  });

  it("tell who listens that one is put back", () => {
    const drafts = new Drafts(null, "d.");
    const restored: string[] = [];
    const end = drafts.onRestored((name) => restored.push(name));
    drafts.restore("note 7", "words");
    end();
    drafts.restore("note 8", "words");
    expect(restored).toEqual(["note 7"]);
    expect(drafts.get("note 8")).toBe("words");
  });

  it("live as long as the page where the browser refuses to store them", () => {
    const full = shelf();
    full.setItem = () => {
      throw new Error("full");
    };
    const drafts = new Drafts(full, "d.");
    drafts.set("note 7", "words");
    expect(drafts.get("note 7")).toBe("words");
    expect(drafts.isUnstored("note 7")).toBe(true);
    expect(drafts.hasUnstored).toBe(true);
    drafts.remove("note 7");
    expect(drafts.hasUnstored).toBe(false);
  });

  it("do not come back in an older state once they are too long to be stored", () => {
    const stored = shelf();
    const drafts = new Drafts(stored, "d.");
    drafts.set("text", "short");
    drafts.storeNow();
    const { setItem } = stored;
    stored.setItem = (key, value) => {
      if (value.length > 60) throw new Error("full");
      setItem(key, value);
    };
    drafts.set("text", "a".repeat(60));
    expect(drafts.isUnstored("text")).toBe(true);
    expect(new Drafts(stored, "d.").has("text")).toBe(false);
    drafts.set("text", "short again");
    expect(drafts.isUnstored("text")).toBe(false);
    expect(new Drafts(stored, "d.").get("text")).toBe("short again");
  });

  it("are found by what their names begin with", () => {
    const drafts = new Drafts(null, "d.");
    drafts.set("tag/1/edit", "a");
    drafts.set("claim/1", "b");
    expect(drafts.namesUnder("tag/")).toEqual(["tag/1/edit"]);
  });
});
