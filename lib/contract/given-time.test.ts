import { expect, test } from "vitest";
import { importedLine, importedNote, importedRelation } from "./imports";
import { markInboxSeenCall } from "./inbox";
import { givenTime } from "./operation";

test.each([
  ["2026-11-27T10:00:00Z", true],
  ["0001-01-01T00:00:00Z", true],
  ["0001-01-01T00:00:00+14:00", false],
  ["0000-12-31T23:59:59Z", false],
  ["2026-11-27", false],
])("%s is a moment that can be stored: %s", (moment, fits) => {
  expect(givenTime.safeParse(moment).success).toBe(fits);
});

test("no field that is stored as a moment takes the year 0", () => {
  const moment = "0000-06-01T00:00:00Z";
  const issues = [
    importedLine.safeParse({ kind: "note", target: [{ exact: "x" }], createdAt: moment }),
    importedNote.safeParse({ body: "x", createdAt: moment }),
    importedRelation.safeParse({ to: "a", type: "b", createdAt: moment }),
    markInboxSeenCall.body.safeParse({ at: moment }),
  ].map(({ error }) => error?.issues.map(({ message }) => message));
  expect(issues).toEqual(issues.map(() => ["storable-time"]));
});
