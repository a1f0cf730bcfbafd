import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/server/platform/new-id";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { codingsIn, makeCodedText } from "@/test/make/coded-text";
import { expectDone } from "@/test/make/make";
import { acceptUnanimous } from "./accept-together";
import { readDecision } from "./decisions";

beforeAll(() => openTestDatabase());
afterAll(closeTestDatabase);

describe("unanimous cases", () => {
  test("are accepted together, each by a decision; what is not unanimous is left", async () => {
    const { cleo, carl, ana, bo, dee, documentId, mark, casesOf, decide } = await makeCodedText();
    for (const by of [ana, bo]) {
      await mark(by, "Nobody paid");
      await mark(by, "It is a scandal", "slogans");
    }
    await mark(ana, "The locks leak");
    const [missed, first, second] = await casesOf();
    if (!missed || !first || !second) throw new Error("Three cases were made.");
    const id = newId();
    expectDone(await decide(second, { outcome: "reject" }, carl));
    const sent = [
      { annotations: codingsIn(missed) },
      { id, annotations: codingsIn(first) },
      { annotations: codingsIn(second) },
    ];
    const answer = expectDone(await acceptUnanimous(cleo, documentId, sent));
    expect(answer).toEqual({
      accepted: [{ id, version: 1 }],
      left: [
        { at: 0, why: "differ" },
        { at: 2, why: "decided" },
      ],
    });
    expect(expectDone(await readDecision(dee, id))).toMatchObject({
      outcome: "accept",
      annotations: [{ fate: "kept" }, { fate: "kept" }],
    });
    // Sent again, it answers what is there.
    expect(expectDone(await acceptUnanimous(cleo, documentId, sent))).toEqual(answer);
    const taken = [{ id, annotations: codingsIn(missed) }];
    expect(expectDone(await acceptUnanimous(carl, documentId, taken)).accepted).toEqual([]);
  });
});
