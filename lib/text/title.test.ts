import { describe, expect, test } from "vitest";
import { fromMarkdown } from "./markdown";
import { fromPlain } from "./plain";
import { titleBlock } from "./title";

function titled(outcome: ReturnType<typeof fromPlain>, title: string): string | null {
  if (!outcome.ok) throw new Error(outcome.problem);
  const { text } = outcome.value;
  const block = titleBlock(outcome.value, title);
  return block && text.slice(block.start, block.end);
}

describe("the title with which a text begins", () => {
  test("is its first heading or paragraph, whatever its case, quotation marks and spaces", () => {
    expect(titled(fromMarkdown("# The “quay”\n\nIt is open."), 'the  "Quay"')).toBe("The “quay”");
    expect(titled(fromPlain("On the quay\n\nIt is open."), "On the quay")).toBe("On the quay");
  });

  test("may have a date and another short line before it", () => {
    const dated = "Wednesday, 29 July\n\nHarbour news\n\nOn the quay\n\nIt is open.";
    expect(titled(fromPlain(dated), "On the quay")).toBe("On the quay");
    expect(titled(fromPlain(`No. 4\n\n${dated}`), "On the quay")).toBeNull();
    const long =
      "The council met for the third time this year, and nobody of the harbour had come to it.";
    expect(titled(fromPlain(`${long}\n\nOn the quay\n\nIt is open.`), "On the quay")).toBeNull();
  });

  test("is not a first paragraph that says more, or another one", () => {
    expect(titled(fromPlain("On the quay, again\n\nIt is open."), "On the quay")).toBeNull();
    expect(titled(fromPlain("It is\nopen.\n\nOn the quay"), "On the quay")).toBeNull();
    expect(titled(fromMarkdown("- On the quay\n- At sea"), "On the quay")).toBeNull();
    expect(titled(fromMarkdown("On the quay\nit is open."), "On the quay")).toBeNull();
  });

  test("is none where nothing can be read in it", () => {
    expect(titled(fromPlain("\u200b\n\nIt is open."), "\u200b")).toBeNull();
  });
});
