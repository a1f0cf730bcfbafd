import fc from "fast-check";
import { expect, test } from "vitest";
import { addressesIn } from "./address-list";

const pairs = (text: string) => addressesIn(text).map(({ name, address }) => [name, address]);

test.each([
  ["ana@x.test", [["", "ana@x.test"]]],
  ["Ana Reis <ana@x.test>", [["Ana Reis", "ana@x.test"]]],
  ['"Reis, Ana" <ana@x.test>', [["Reis, Ana", "ana@x.test"]]],
  ["Reis, Ana <ana@x.test>", [["Reis, Ana", "ana@x.test"]]],
  ["ana@x.test (Ana Reis)", [["Ana Reis", "ana@x.test"]]],
  ["<ana@x.test>", [["", "ana@x.test"]]],
  ["mailto:ana@x.test", [["", "ana@x.test"]]],
  ["'Ana' <ana@x.test>", [["Ana", "ana@x.test"]]],
  ['"Ana \\"A.\\" Reis" <ana@x.test>', [['Ana "A." Reis', "ana@x.test"]]],
  ["not an address", [["", "not an address"]]],
  ["", []],
  [" \n , ;\t", []],
])("%j holds %j", (text, expected) => {
  expect(pairs(text)).toEqual(expected);
});

test.each([
  "a@x.test,b@x.test,c@x.test",
  "a@x.test; b@x.test; c@x.test;",
  "a@x.test\r\nb@x.test\r\n\r\nc@x.test\n",
  "a@x.test\tb@x.test\tc@x.test",
  "a@x.test b@x.test   c@x.test",
  "a@x.test, b@x.test\nc@x.test",
])("addresses are told apart in %j", (text) => {
  expect(addressesIn(text).map(({ address }) => address)).toEqual([
    "a@x.test",
    "b@x.test",
    "c@x.test",
  ]);
});

test("a bracket that is left open ends with its line", () => {
  expect(addressesIn("Ana <a@x.test\nb@x.test").map(({ address }) => address)).toEqual([
    "Ana <a@x.test",
    "b@x.test",
  ]);
});

test("a word before a comma is an entry of its own where no name follows", () => {
  expect(addressesIn("teachers, a@x.test").map(({ address }) => address)).toEqual([
    "teachers",
    "a@x.test",
  ]);
});

test("no word of a list is lost, whatever it holds", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const words = (part: string) => part.split(/[\s,;]+/).filter(Boolean);
      const found = addressesIn(text).flatMap(({ written }) => words(written));
      expect(found).toEqual(words(text));
    }),
  );
});
