import { expect, test } from "vitest";
import { choicesFor, othersFor, type Recheck } from "./recheck";
import type { Tag } from "./tag";

const tag = (slug: string, rest: Partial<Tag> = {}): Tag => ({
  id: slug,
  kind: "rhetoric",
  slug,
  label: slug.toUpperCase(),
  definition: "",
  useWhen: "",
  avoidWhen: "",
  examples: [],
  counterExamples: [],
  nearMisses: [],
  requires: "",
  justify: false,
  properties: [],
  colour: "",
  parent: null,
  mergedInto: null,
  retiredAt: null,
  position: 0,
  version: 1,
  projectId: "p",
  createdAt: "",
  updatedAt: "",
  ...rest,
});
const TAGS = [tag("smear"), tag("euphemism"), tag("doubt"), tag("old", { retiredAt: "2024" })];
const recheck: Recheck = {
  id: "1",
  version: 2,
  reason: "split",
  tag: null,
  choices: ["smear", "euphemism"],
  kind: "rhetoric",
  slug: "old",
  before: "",
  words: "w",
  after: "",
  body: "",
  documentId: "d",
  documentTitle: "",
  annotationId: "a",
  mayDo: true,
  createdBy: { id: "m", name: "Mira" },
  projectId: "p",
  status: "open",
  doneBy: null,
  doneAt: null,
};

test("the codebook's proposals come first, then what the passage is called now", () => {
  expect(choicesFor(recheck, TAGS).map(({ label }) => label)).toEqual([
    "SMEAR",
    "EUPHEMISM",
    "OLD",
  ]);
});

test("a tag the codebook does not hold is called by its own word", () => {
  expect(choicesFor({ ...recheck, choices: ["long-gone"] }, TAGS)[0]?.label).toBe("long gone");
});

test("what is retired is not offered among the others", () => {
  expect(othersFor(recheck, TAGS).map(({ slug }) => slug)).toEqual(["doubt"]);
});
