import { expect, test } from "vitest";
import { mentionAt, mentionedIn } from "./mentions";

const ana = { id: "ana", name: "Ana" };
const reis = { id: "reis", name: "Ana Reis" };
const bo = { id: "bo", name: "Bo Lind" };
const people = [ana, reis, bo];

test.each([
  ["@Ana, is it so?", ["ana"]],
  ["See @Ana Reis.", ["reis"]],
  ["**@Bo Lind** and (@Ana)", ["bo", "ana"]],
  ["@Ana's question, @Ana again", ["ana"]],
  ["@Anabel is somebody else", []],
  ["mail to bo@Ana", []],
  ["é@Ana", []],
  ["Ana, without a sign", []],
  ["@Bo", []],
  ["@", []],
  ["@@Ana", ["ana"]],
])("%j mentions %j", (body, ids) => {
  expect(mentionedIn(body, people)).toEqual(ids);
});

test("people of the same name are all mentioned, and composed letters are the same letters", () => {
  const two = [
    { id: "1", name: "Zoë" },
    { id: "2", name: "Zoe\u0308" },
  ];
  expect(mentionedIn("@Zoë", two)).toEqual(["1", "2"]);
});

test("a long note of nothing but signs is read in as many steps as it has signs", () => {
  const many = Array.from({ length: 500 }, (_, n) => ({ id: `${n}`, name: `Name ${n}` }));
  expect(mentionedIn("@".repeat(50_000) + "Name 7", many)).toEqual(["7"]);
});

test.each([
  ["@", { from: 0, begun: "" }],
  ["to @An", { from: 3, begun: "An" }],
  ["@Ana R", { from: 0, begun: "Ana R" }],
  ["@Ana\nand", null],
  ["a@b", null],
  ["@ Ana", null],
  ["none", null],
])("writing %j", (text, expected) => {
  expect(mentionAt(text, text.length)).toEqual(expected);
});
