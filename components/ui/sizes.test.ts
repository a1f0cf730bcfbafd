import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const FILES = ["app", "components"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".css"))
    .map((name) => join(folder, name)),
);

/** A size of type: one of the frame, one of the text, the one around it, on paper, or none at all. */
const KNOWN =
  /var\(--(size-(small|base|lead|heading|title|text)|text-(title|lead|base))\)|^inherit$|\b1em\b|\d(pt)\b|^0$/;

test("every size of type is one of the five", () => {
  expect(FILES.length).toBeGreaterThan(50);
  const others = FILES.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/(?<![\w-])font(?:-size)?: ([^;]+);/g)]
      .map(([, size = ""]) => size)
      .filter((size) => !KNOWN.test(size))
      .map((size) => `${file}: ${size}`),
  );
  expect(others).toEqual([]);
});

test("every size that is used has a value", () => {
  const tokens = readFileSync("app/tokens.css", "utf8");
  const used = FILES.flatMap((file) => readFileSync(file, "utf8").match(/--size-[a-z]+/g) ?? []);
  for (const name of new Set(used)) expect(tokens).toContain(`${name}: `);
});
