import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { ApiAnswer } from "@/components/api";
import type { Annotation } from "@/lib/annotation/annotation";
import type { Evidence } from "@/components/claims/evidence";
import type { Operation } from "./operations/registry";
import { Outbox } from "./outbox";
import type { Write } from "./write";
import type { Shelf } from "@/components/shelf";
import { OutboxStorage, shelvesOf } from "./outbox-storage";

/** What a browser keeps, for as long as the test runs. */
function shelf(most = Infinity): Shelf & { all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    get length() {
      return all.size;
    },
    key: (i) => [...all.keys()][i] ?? null,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => {
      if (all.size >= most && !all.has(key)) throw new Error("full");
      all.set(key, value);
    },
    removeItem: (key) => void all.delete(key),
  };
}

const done = (value: unknown = {}): ApiAnswer<unknown> => ({ ok: true, value });
const refusal = (status: number, problem = {}): ApiAnswer<unknown> => ({
  ok: false,
  status,
  code: `code-${status}`,
  detail: `because ${status}`,
  errors: [],
  problem,
});

let count = 0;
beforeEach(() => {
  count = 0;
});

function write(
  operation: Operation,
  request: Partial<Write["request"]> = {},
  version: number | null = 1,
): Write {
  const id = `write-${String(++count).padStart(4, "0")}`;
  return {
    id,
    tab: "here",
    at: "2024-03-04T09:00:00Z",
    operation,
    version,
    state: "waiting",
    code: "",
    reason: "",
    current: null,
    tries: 0,
    request: { method: "PATCH", path: `/annotations/a`, ...request },
  };
}
const edit = (body: string, version = 1) =>
  write(
    { kind: "edit-annotation", annotationId: "a", edit: { body } },
    { body: { body } },
    version,
  );
const removal = () => write({ kind: "remove-annotation", annotationId: "a" }, { method: "DELETE" });
const comeback = () =>
  write(
    { kind: "restore-annotation", annotation: { id: "a", version: 3 } as Annotation },
    { method: "POST", path: "/annotations/a/restore" },
    null,
  );

it("the shelves of a person are those of the texts they wrote in", () => {
  const kept = shelf();
  new OutboxStorage(kept, "outbox.me.one.").save(edit("a"));
  new OutboxStorage(kept, "outbox.me.one.").save(edit("b"));
  new OutboxStorage(kept, "outbox.me.two.").save(edit("c"));
  new OutboxStorage(kept, "outbox.you.one.").save(edit("d"));
  expect(shelvesOf(kept, "outbox.me.")).toEqual(["outbox.me.one.", "outbox.me.two."]);
});

/** An outbox against a server that answers as `answers` says, one after the other. */
function opened(answers: ApiAnswer<unknown>[], kept = shelf()) {
  const sent: Write[] = [];
  const acknowledged: string[] = [];
  const waits: number[] = [];
  const timers: (() => void)[] = [];
  const outbox = new Outbox(new OutboxStorage(kept, "outbox."), {
    send: async (each) => {
      sent.push(each);
      return answers.shift() ?? done();
    },
    later: (call, milliseconds) => {
      waits.push(milliseconds);
      timers.push(call);
      return () => undefined;
    },
    changed: () => undefined,
    acknowledged: ({ id }) => void acknowledged.push(id),
  });
  const idle = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  return { outbox, sent, acknowledged, waits, timers, kept, idle };
}

describe("the outbox", () => {
  it("sends writes in order, one at a time, and forgets what has arrived", async () => {
    const { outbox, sent, kept, idle } = opened([]);
    outbox.add(edit("one"));
    outbox.add(edit("two"));
    await idle();
    expect(
      sent.map(({ operation }) => operation.kind === "edit-annotation" && operation.edit.body),
    ).toEqual(["one", "two"]);
    expect(outbox.list).toEqual([]);
    expect(kept.all.size).toBe(0);
  });

  it("waits longer and longer while the server can not be reached, and loses nothing", async () => {
    const { outbox, sent, waits, timers, kept, idle } = opened([
      refusal(0),
      refusal(503),
      refusal(429),
    ]);
    outbox.add(edit("one"));
    for (let i = 0; i < 3; i++) {
      await idle();
      expect(outbox.list[0]?.state).toBe("waiting");
      expect(kept.all.size).toBe(1);
      timers.shift()?.();
    }
    await idle();
    expect(waits).toEqual([500, 1000, 2000]);
    expect(sent).toHaveLength(4);
    expect(outbox.list).toEqual([]);
  });

  it("keeps a refused write with its reason and goes on with the others", async () => {
    const { outbox, acknowledged, idle } = opened([refusal(403), done()]);
    outbox.add(edit("mine"));
    const other = write({ kind: "set-status", annotationId: "b", status: "accepted" });
    outbox.add(other);
    await idle();
    expect(outbox.list.map(({ state, reason }) => [state, reason])).toEqual([
      ["refused", "because 403"],
    ]);
    expect(acknowledged).toEqual([other.id]);
  });

  it("holds back what only makes sense after a write that was refused", async () => {
    const { outbox, sent, idle } = opened([refusal(403)]);
    outbox.add(edit("mine"));
    outbox.add(removal());
    await idle();
    expect(sent).toHaveLength(1);
    outbox.discard(outbox.list[0]?.id ?? "");
    await idle();
    expect(sent).toHaveLength(2);
  });

  it("shows both versions when someone was faster, and sends again against the newer one", async () => {
    const current = { id: "a", version: 5, body: "theirs" };
    const { outbox, sent, idle } = opened([refusal(412, { current }), done({ version: 6 })]);
    outbox.add(edit("mine"));
    await idle();
    const conflict = outbox.list[0];
    expect(conflict?.state).toBe("conflict");
    expect(conflict?.current).toMatchObject({ body: "theirs" });
    outbox.again(conflict?.id ?? "", { version: 5 });
    await idle();
    expect(sent[1]?.version).toBe(5);
    expect(outbox.list).toEqual([]);
  });

  it("knows its own edit again when only the answer to it was lost", async () => {
    const current = { id: "a", version: 2, body: "mine" };
    const { outbox, acknowledged, timers, idle } = opened([refusal(0), refusal(412, { current })]);
    outbox.add(edit("mine"));
    await idle();
    timers.shift()?.();
    await idle();
    expect(outbox.list).toEqual([]);
    expect(acknowledged).toHaveLength(1);
  });

  it("has nothing to decide where what stands is what it sends, whoever sent it first", async () => {
    const current = { id: "a", version: 5, body: "mine" };
    const { outbox, acknowledged, idle } = opened([refusal(412, { current })]);
    outbox.add(edit("mine"));
    await idle();
    expect(acknowledged).toHaveLength(1);
    expect(outbox.list).toEqual([]);
  });

  it("leaves what waits on its shelf once its page is left, and tries no more", async () => {
    const kept = shelf();
    const { outbox, sent, waits, idle } = opened([refusal(503), done()], kept);
    outbox.add(edit("one"));
    outbox.add(edit("two"));
    outbox.stop();
    await idle();
    expect(sent).toHaveLength(1);
    expect(waits).toEqual([]);
    expect(kept.length).toBe(2);
  });

  it("counts a removal as done when the thing is gone after an answer was lost", async () => {
    const { outbox, timers, idle } = opened([refusal(0), refusal(404)]);
    outbox.add(removal());
    await idle();
    timers.shift()?.();
    await idle();
    expect(outbox.list).toEqual([]);
  });

  it("brings back after it removed, and edits what came back, though nothing had arrived", async () => {
    const { outbox, sent, timers, acknowledged, idle } = opened([
      refusal(0),
      refusal(404),
      done({ id: "a", version: 5 }),
      done({ id: "a", version: 6 }),
    ]);
    const writes = [removal(), comeback(), edit("after it", 3), removal()];
    for (const each of writes) outbox.add(each);
    await idle();
    timers.shift()?.();
    await idle();
    expect(sent.map(({ operation, version }) => [operation.kind, version])).toEqual([
      ["remove-annotation", 1],
      ["remove-annotation", 1],
      ["restore-annotation", null],
      ["edit-annotation", 5],
      ["remove-annotation", 6],
    ]);
    expect(acknowledged).toEqual(writes.map(({ id }) => id));
  });

  it("brings nothing back before it is decided whether it goes", async () => {
    const current = { id: "a", version: 5, body: "theirs" };
    const { outbox, sent, idle } = opened([refusal(412, { current })]);
    outbox.add(removal());
    outbox.add(comeback());
    await idle();
    expect(sent.map(({ operation }) => operation.kind)).toEqual(["remove-annotation"]);
    outbox.again(outbox.list[0]?.id ?? "", { version: 5 });
    await idle();
    expect(sent.map(({ operation }) => operation.kind)).toEqual([
      "remove-annotation",
      "remove-annotation",
      "restore-annotation",
    ]);
    expect(outbox.list).toEqual([]);
  });

  it("keeps what could not be brought back with the reason, and lets go what hangs on it", async () => {
    const { outbox, sent, idle } = opened([done(null), refusal(409)]);
    for (const each of [removal(), comeback(), edit("after it")]) outbox.add(each);
    await idle();
    expect(sent).toHaveLength(2);
    expect(outbox.list.map(({ state, reason }) => [state, reason])).toEqual([
      ["refused", "because 409"],
      ["waiting", ""],
    ]);
    expect(outbox.discard(outbox.list[0]?.id ?? "")).toHaveLength(2);
    expect(outbox.list).toEqual([]);
  });

  it("sends a second edit against the version the first one made", async () => {
    const { outbox, sent, idle } = opened([done({ version: 2 }), done({ version: 3 })]);
    outbox.add(edit("one"));
    outbox.add(edit("two"));
    await idle();
    expect(sent.map(({ version }) => version)).toEqual([1, 2]);
  });

  it("sends a change of what a passage carries against the version the last one made", async () => {
    const change = (role: "denies" | "hedges") =>
      write(
        { kind: "edit-occurrence", annotationId: "a", occurrenceId: "o", edit: { role } },
        { path: "/occurrences/o", body: { role } },
      );
    const { outbox, sent, idle } = opened([done({ id: "o", version: 4 })]);
    outbox.add(change("denies"));
    outbox.add(change("hedges"));
    await idle();
    expect(sent.map(({ version }) => version)).toEqual([1, 4]);
  });

  it("sends an edit against the version that taking an attribution back made", async () => {
    const nobody = write(
      { kind: "set-attribution", annotationId: "a", attribution: null },
      { method: "DELETE", path: "/annotations/a/attribution" },
      null,
    );
    const { outbox, sent, idle } = opened([done({ id: "a", version: 2 })]);
    outbox.add(nobody);
    outbox.add(edit("after it"));
    await idle();
    expect(sent.map(({ version }) => version)).toEqual([null, 2]);
  });

  it("keeps what is cited until it has arrived, and sends it under the same id again", async () => {
    const body = { id: "e", stance: "supports" };
    const evidence = { id: "e", claim: { id: "c" } } as Evidence;
    const cite = write(
      {
        kind: "add-evidence",
        annotationId: "a",
        evidence,
        words: { url: "", locator: "", quote: "" },
      },
      { method: "POST", path: "/claims/c/evidence", body },
      null,
    );
    const { outbox, sent, timers, acknowledged, kept, idle } = opened([refusal(0)]);
    outbox.add(cite);
    await idle();
    expect([outbox.list.length, kept.all.size]).toEqual([1, 1]);
    timers.shift()?.();
    await idle();
    expect(sent.map((each) => each.request.body)).toEqual([body, body]);
    expect(acknowledged).toEqual([cite.id]);
    expect(kept.all.size).toBe(0);
  });

  it("takes up after a reload what was waiting or under way, and not what another tab still has", () => {
    const kept = shelf();
    const storage = new OutboxStorage(kept, "outbox.");
    storage.save({ ...edit("one"), state: "sending", tab: "gone" });
    storage.save({ ...edit("two"), tab: "other" });
    kept.setItem("outbox.broken", "{ no record");
    const left = storage.load((tab) => tab === "other");
    expect(left).toHaveLength(1);
    expect(storage.setAside).toBe(1);
    expect([...kept.all.keys()]).toContain("unreadable.outbox.broken");
    const { outbox } = opened([], kept);
    outbox.adopt(left, "here");
    expect(outbox.list[0]).toMatchObject({ tab: "here", tries: 1 });
  });

  it("goes on without storage and says that a reload would lose what waits", async () => {
    const storage = new OutboxStorage(shelf(0), "outbox.");
    storage.save(edit("one"));
    expect(storage.keeps).toBe(false);
  });

  it("has the server do each thing once however requests and answers are lost", async () => {
    const fates = fc.constantFrom("arrives", "request lost", "answer lost");
    await fc.assert(
      fc.asyncProperty(fc.array(fates, { maxLength: 30 }), fc.nat({ max: 8 }), async (lost, n) => {
        const there = new Map<string, number>();
        let version = 1;
        const timers: (() => void)[] = [];
        const outbox = new Outbox(new OutboxStorage(shelf(), "outbox."), {
          send: async (each) => {
            const fate = lost.shift() ?? "arrives";
            if (fate === "request lost") return refusal(0);
            let answer: ApiAnswer<unknown>;
            if (each.version !== version) {
              answer = refusal(412, {
                current: { id: "a", version, body: [...there.keys()].at(-1) },
              });
            } else {
              const body = String(each.request.body?.body);
              there.set(body, (there.get(body) ?? 0) + 1);
              answer = done({ id: "a", version: ++version });
            }
            return fate === "answer lost" ? refusal(0) : answer;
          },
          later: (call) => {
            timers.push(call);
            return () => undefined;
          },
          changed: () => undefined,
          acknowledged: () => undefined,
        });
        const bodies = Array.from({ length: n }, (_, i) => `words ${i}`);
        for (const body of bodies) outbox.add(edit(body));
        for (let i = 0; i < 60 && outbox.list.length > 0; i++) {
          for (let j = 0; j < 60; j++) await Promise.resolve();
          timers.shift()?.();
        }
        expect(outbox.list).toEqual([]);
        expect([...there]).toEqual(bodies.map((body) => [body, 1]));
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
