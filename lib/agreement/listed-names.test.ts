import fc from "fast-check";
import { expect, test } from "vitest";
import { listedNames, listNames } from "./listed-names";

test.each([
  ["Ana,Bo", ["Ana", "Bo"]],
  [" Ana , , Bo,", ["Ana", "Bo"]],
  ["Reis\\, Ana,Bo", ["Reis, Ana", "Bo"]],
  ["a\\\\,b", ["a\\", "b"]],
  ["end\\", ["end"]],
  ["", []],
])("%j names %j", (list, names) => expect(listedNames(list)).toEqual(names));

test("every list of names comes back", () => {
  const name = fc
    .string({ unit: "grapheme" })
    .filter((each) => each !== "" && each === each.trim());
  fc.assert(
    fc.property(fc.array(name), (names) => {
      expect(listedNames(listNames(names))).toEqual(names);
    }),
  );
});
