import { expect, test } from "vitest";
import { changedFieldsOf, type Said } from "./evidence";

const was: Said = {
  stance: "supports",
  directness: "primary",
  note: "A record.",
  locator: "p. 4",
  quote: "Sixty berths.",
};

test("of changed evidence only what was changed is sent", () => {
  expect(changedFieldsOf(was, was)).toEqual({});
  expect(changedFieldsOf({ ...was, stance: "refutes" }, was)).toEqual({ stance: "refutes" });
  const locator = " p. 5 ";
  expect(changedFieldsOf({ ...was, locator, note: "" }, was)).toEqual({
    locator: "p. 5",
    note: "",
  });
});
