import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { stretchesOf } from "./stretches";

afterEach(() => vi.restoreAllMocks());

/** What is signed of two texts: − what was removed, + what was added, = what is the same. */
function signed(before: string, after: string): string[] {
  const out: string[] = [];
  for (const { kind, before: old, after: now } of stretchesOf(before, after)) {
    const sign = { removed: "−", added: "+", same: "=" }[kind];
    const words =
      kind === "removed" ? before.slice(old.start, old.end) : after.slice(now.start, now.end);
    if (kind === "same" && out.at(-1)?.startsWith("=")) out.push(`${out.pop()}${words}`);
    else out.push(sign + words);
  }
  return out;
}

/** Words without what is not seen, and with one space for any white space. */
const plain = (words: string) =>
  words
    .replace(/[-‐]\s+(?=\p{Ll})/gu, "")
    .replace(/[\xAD\u200B-\u200F\u2060\uFEFF]/g, "")
    .normalize("NFC")
    .replace(/\s+/g, " ");

describe("the stretches of two texts", () => {
  it("say word by word what was removed and added", () => {
    expect(signed("The quay is open to all ships.", "The quay is closed to all ships.")).toEqual([
      "=The quay is ",
      "−open",
      "+closed",
      "= to all ships.",
    ]);
  });

  it("leave the paragraphs around a removed one alone", () => {
    const [one, two, three] = ["One quay was open.", "Nobody guards it.", "The other was closed."];
    expect(signed([one, two, three].join("\n\n"), [one, three].join("\n\n"))).toEqual([
      `=${one}\n\n`,
      `−${two}\n\n`,
      `=${three}`,
    ]);
    expect(signed(one, `${one}\n\n${two}`)).toEqual([`=${one}`, `+\n\n${two}`]);
  });

  it("do not break a paragraph between two that changed into small pieces, nor swallow it", () => {
    const kept = "This stays.";
    const before = `Every boat of the northern fleet was sold.\n${kept}\nNobody knows who bought them.`;
    const after = `A new school opens behind the market.\n${kept}\nIts roof is made of old sails.`;
    expect(signed(before, after).some((one) => one.startsWith("=") && one.includes(kept))).toBe(
      true,
    );
    expect(signed(before, after).length).toBeLessThanOrEqual(7);
  });

  it("begin and end with lines and words, where several places make the same texts", () => {
    expect(signed("a boat\na ship", "a boat\na raft\na ship")).toEqual([
      "=a boat\n",
      "+a raft\n",
      "=a ship",
    ]);
    expect(signed("a boat and a ship", "a boat and a raft and a ship")).toContain("+raft and a ");
    expect(
      signed("It is open.\nNobody guards it.\nIt rained.", "It is closed.\nIt rained."),
    ).toEqual(["=It is ", "−open", "+closed", "=.\n", "−Nobody guards it.\n", "=It rained."]);
  });

  it("find nothing in white space, composition and soft hyphens, but in marks that are seen", () => {
    expect(signed("The cafe\u0301 is\nopen", "The café is  open")).toEqual(["=The café is  open"]);
    expect(signed("un\xADlawful acts", "unlawful acts")).toEqual(["=unlawful acts"]);
    expect(signed('a "quay" here', "a “quay” here")).toEqual([
      "=a ",
      '−"',
      "+“",
      "=quay",
      '−"',
      "+”",
      "= here",
    ]);
  });

  it("are none of two empty texts, and one of equal ones", () => {
    expect(signed("", "")).toEqual([]);
    expect(signed("as it was", "as it was")).toEqual(["=as it was"]);
    expect(signed("", "new")).toEqual(["+new"]);
    expect(signed("gone", "")).toEqual(["−gone"]);
  });

  const words = fc
    .array(
      fc.constantFrom(
        "the",
        "a",
        "quay",
        "doubled",
        "1953.",
        "“port”",
        "\n",
        "\n\n",
        " ",
        "é",
        "(",
        "港",
        "😀",
        "\xAD",
        "-",
      ),
      { maxLength: 40 },
    )
    .chain((some) => fc.constantFrom("", " ").map((between) => some.join(between)));

  it("give both texts back, whatever they are", () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const stretches = stretchesOf(before, after);
        let [x, y] = [0, 0];
        for (const { kind, before: old, after: now } of stretches) {
          expect([old.start, now.start]).toEqual([x, y]);
          const [removed, added] = [
            before.slice(old.start, old.end),
            after.slice(now.start, now.end),
          ];
          if (kind === "removed") expect([removed !== "", added]).toEqual([true, ""]);
          else if (kind === "added") expect([removed, added !== ""]).toEqual(["", true]);
          else expect(plain(removed)).toBe(plain(added));
          [x, y] = [old.end, now.end];
        }
        expect([x, y]).toEqual([before.length, after.length]);
      }),
    );
  });

  it("give both texts back where a change slides to the end of a line", () => {
    expect(signed("a \n the  ", "a\n\n\n").filter((one) => one.startsWith("−"))).toEqual([
      expect.stringContaining("the"),
    ]);
    const stretches = stretchesOf("a \n the  ", "a\n\n\n");
    expect(stretches.at(-1)).toMatchObject({ before: { end: 9 }, after: { end: 4 } });
  });

  it("are found in steps that grow with the texts, not with their square", () => {
    const textOf = (n: number, every: number) =>
      Array.from({ length: n }, (_, i) =>
        i % every === 0
          ? `Line ${i} is another one now.`
          : `The quay of year ${i} was open to all.`,
      ).join("\n");
    const slice = String.prototype.slice;
    const steps = (n: number) => {
      let copied = 0;
      vi.spyOn(String.prototype, "slice").mockImplementation(function (this: string, from, to) {
        const part = slice.call(this, from, to);
        copied += 1 + part.length;
        return part;
      });
      const { length } = stretchesOf(textOf(n, 7), textOf(n, 5));
      vi.restoreAllMocks();
      return copied + length;
    };
    expect(steps(2_000)).toBeLessThan(2.4 * steps(1_000));
  });
});
