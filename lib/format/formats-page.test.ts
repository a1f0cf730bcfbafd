import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FORMATS } from "../contract/formats";
import english from "../../messages/en-loss.json";
import { LOSSES, type Part } from "./loss";

const wordsOf = (parts: readonly Part[]) =>
  parts.length > 0 ? parts.map((part) => english.Loss.part[part]).join("; ") : "–";

test("the page on formats lists each with what it loses, as the table of the program says", () => {
  const page = readFileSync("docs/formats.md", "utf8");
  const rows = page
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows).toEqual(
    FORMATS.map(({ id, label }) => [
      `\`${id}\``,
      label,
      wordsOf(LOSSES[id].lost),
      wordsOf(LOSSES[id].aside),
    ]),
  );
});
