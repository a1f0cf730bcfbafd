import { expect, test } from "vitest";
import { alikeSources, type ComparedSource } from "./alike";

const source = (id: string, title: string, rest: Partial<ComparedSource> = {}): ComparedSource => ({
  id,
  title,
  authors: [],
  year: "",
  container: "",
  identifier: "",
  url: "",
  ...rest,
});

const pairs = (...sources: ComparedSource[]) =>
  alikeSources(sources).map(({ one, other }) => `${one}${other}`);

test("one work that is cited in two spellings is proposed, with what differs", () => {
  const found = alikeSources([
    source("a", "The Harbour Fees of Lindmark", { authors: ["Hale"], year: "2019" }),
    source("b", "Bridges and tolls"),
    source("c", "The harbour-fees of LINDMARK", { authors: ["hale"], year: "2020" }),
  ]);
  expect(found).toEqual([
    {
      one: "a",
      other: "c",
      likeness: 1,
      differs: [{ kind: "year", one: "2019", other: "2020" }],
    },
  ]);
});

test("two DOIs or ISBNs are two works", () => {
  const title = "The harbour fees of Lindmark";
  const known = (id: string, identifier: string) => source(id, title, { identifier });
  expect(pairs(known("a", "10.1/x"), known("b", "10.1/y"))).toEqual([]);
  expect(pairs(known("a", "10.1/x"), known("b", ""))).toEqual(["ab"]);
});

test.each([
  ["Harbour fees, report 3", "Harbour fees, report 4"],
  ["Harbour fees in 2019", "Harbour fees"],
  ["Report", "Report"],
  ["The harbour fees of Lindmark", "The school fees of Osterby"],
])("%s and %s are not proposed", (one, other) => {
  expect(pairs(source("a", one), source("b", other))).toEqual([]);
});

test("a page without a title is compared by the last part of its address", () => {
  const url = "https://paper.example/2024/harbour-opens-to-all-ships.html?from=start";
  expect(
    pairs(source("a", "", { url }), source("b", "Harbour opens to all ships"), source("c", "")),
  ).toEqual(["ab"]);
  expect(pairs(source("a", "", { url: "https://harbour-opens-to-all-ships.example" }))).toEqual([]);
});

test("what is most alike stands first", () => {
  const title = "The harbour fees of Lindmark before the war";
  const found = pairs(source("a", `${title} again`), source("b", title), source("c", title));
  expect(found).toEqual(["bc", "ab", "ac"]);
});

test("the pairs that are looked at grow with the sources, not with their square", () => {
  const many = Array.from({ length: 5_000 }, (_, n) =>
    source(`${n}`, `Annual report of the harbour office, volume ${n}`),
  );
  const copy = source("copy", "Annual report of the harbour office, volume 77");
  expect(pairs(...many, copy)).toEqual(["77copy"]);
});
