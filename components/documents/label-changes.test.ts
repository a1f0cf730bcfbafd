import { expect, test } from "vitest";
import { hasLabel, labelChanges, opposite } from "./label-changes";

const [RED, BLUE] = ["red", "blue"].map((id) => ({ id, name: id, colour: "#000000" }));
if (!RED || !BLUE) throw new Error("two labels");
const TEXTS = [
  { id: "one", labels: [RED] },
  { id: "two", labels: [RED, BLUE] },
];

test("of some texts all, none or some have a label", () => {
  expect(hasLabel(TEXTS, "red")).toBe("all");
  expect(hasLabel(TEXTS, "blue")).toBe("some");
  expect(hasLabel(TEXTS, "green")).toBe("none");
});

test("only what is not so yet is sent, and its opposite undoes it", () => {
  const chosen = new Map([
    ["red", true],
    ["blue", false],
    ["green", true],
  ]);
  const changes = labelChanges(TEXTS, chosen);
  expect(changes).toEqual([
    { labelId: "blue", documentIds: ["two"], on: false },
    { labelId: "green", documentIds: ["one", "two"], on: true },
  ]);
  expect(opposite(changes).map(({ on }) => on)).toEqual([true, false]);
});
