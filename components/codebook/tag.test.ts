import { expect, test } from "vitest";
import { isSlug } from "@/lib/contract/terms";
import { branchesOf, type Tag } from "./tag";
import { slugOf } from "@/lib/tag/slug";
import { bodyOf, coversElse, draftOf } from "./tag-draft";

function tag(id: string, parent: string | null = null): Tag {
  return {
    id,
    parent,
    kind: "rhetoric",
    slug: id,
    label: id,
    definition: "",
    useWhen: "",
    avoidWhen: "",
    examples: [],
    counterExamples: [],
    nearMisses: [],
    requires: "",
    justify: false,
    properties: [],
    mergedInto: null,
    retiredAt: null,
    colour: "#a8480c",
    position: 0,
    version: 1,
    projectId: "p",
    createdAt: "",
    updatedAt: "",
  };
}

test("tags stand under their group, in the codebook's order", () => {
  const branches = branchesOf([tag("b", "g"), tag("g"), tag("a", "g")]);
  expect(branches.map(({ tag, below }) => [tag.id, below.map(({ tag }) => tag.id)])).toEqual([
    ["g", ["b", "a"]],
  ]);
});

test("a tag whose group was filtered away is still shown", () => {
  expect(branchesOf([tag("a", "g")]).map(({ tag }) => tag.id)).toEqual(["a"]);
});

test.each([
  ["Appeal to fear", "appeal-to-fear"],
  ["  Schlagwörter & Parolen ", "schlagworter-parolen"],
  ["Größe, Łódź", "gro-e-odz"],
  ["谣言 与 恐惧", "8c23-8a00-4e0e-6050-60e7"],
  [`${"x".repeat(79)} y`, "x".repeat(79)],
  ["x".repeat(90), "x".repeat(80)],
  ["※", ""],
])("%j is called %j in exports", (label, slug) => {
  expect(slugOf(label)).toBe(slug);
  expect(slug === "" || isSlug(slug)).toBe(true);
});

test("a draft becomes what the API takes: lines a list, half-written questions left out", () => {
  const draft = {
    ...draftOf("claim"),
    label: " Causal ",
    examples: "one\n\n two ",
    nearMisses: [
      { slug: "factual", question: "Is a cause named?" },
      { slug: "", question: "?" },
    ],
  };
  expect(bodyOf(draft)).toMatchObject({
    label: "Causal",
    slug: "causal",
    examples: ["one", "two"],
    counterExamples: [],
    nearMisses: [{ slug: "factual", question: "Is a cause named?" }],
    parent: null,
  });
});

test("a property gets an id by its name, keeps it when renamed, and has choices only as a choice", () => {
  const long = "How ".padEnd(90, "o");
  const row = { id: "", name: "Rig", type: "text", required: false, choices: "" } as const;
  const { properties } = bodyOf({
    ...draftOf("claim"),
    properties: [
      row,
      { ...row, id: "rig-2", name: " Sails ", choices: "sloop\nketch" },
      { ...row, type: "choice", choices: " sloop \n\nketch\nsloop" },
      { ...row, name: "?!" },
      { ...row, name: "  " },
      { ...row, name: `${long} at sea` },
      { ...row, name: `${long} on land` },
    ],
  });
  const longIds = properties.slice(4).map(({ id }) => id);
  expect(longIds.map((id) => isSlug(id))).toEqual([true, true]);
  expect(new Set(longIds).size).toBe(2);
  expect(properties.slice(0, 4).map(({ id, name, choices }) => ({ id, name, choices }))).toEqual([
    { id: "rig", name: "Rig", choices: [] },
    { id: "rig-2", name: "Sails", choices: [] },
    { id: "rig-3", name: "Rig", choices: ["sloop", "ketch"] },
    { id: "property", name: "?!", choices: [] },
  ]);
});

test("a new definition asks to look again, a new example does not", () => {
  const doubt = tag("doubt");
  const draft = draftOf("rhetoric", doubt);
  expect(coversElse({ ...draft, examples: "Really?" }, doubt)).toBe(false);
  expect(coversElse({ ...draft, definition: "Sows mistrust." }, doubt)).toBe(true);
});
