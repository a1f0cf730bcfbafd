import { expect, test } from "vitest";
import { findChangedFields, type EvidenceFields } from "./evidence";

const was: EvidenceFields = {
  stance: "supports",
  directness: "primary",
  note: "A record.",
  locator: "p. 4",
  quote: "Sixty berths.",
};

test("of changed evidence only what was changed is sent", () => {
  expect(findChangedFields(was, was)).toEqual({});
  expect(findChangedFields({ ...was, stance: "refutes" }, was)).toEqual({ stance: "refutes" });
  const locator = " p. 5 ";
  expect(findChangedFields({ ...was, locator, note: "" }, was)).toEqual({
    locator: "p. 5",
    note: "",
  });
});
