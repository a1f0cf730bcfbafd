import { expect, test } from "vitest";
import type { TagProperty } from "@/lib/tag/properties";
import { draftOfValues, propertyChanges } from "./property-draft";

const property = (id: string, type: TagProperty["type"]): TagProperty => ({
  id,
  name: id,
  type,
  required: false,
  choices: [],
});

test("words become values by the type of the property, and nothing takes one away", () => {
  const properties = [
    property("depth", "number"),
    property("rig", "text"),
    property("log", "link"),
  ];
  const before = { depth: 4, log: "https://quay.example" };
  const draft = { ...draftOfValues(before), depth: "4,5", rig: " ketch ", log: " ", other: "x" };
  expect(propertyChanges(properties, before, draft)).toEqual({
    depth: 4.5,
    rig: "ketch",
    log: null,
  });
  expect(propertyChanges(properties, before, { ...draftOfValues(before), depth: "deep" })).toEqual({
    depth: "deep",
  });
});

test("what nobody touched is no change, whatever the type has become", () => {
  const before = { weight: 12, crew: " two " };
  const properties = [property("weight", "date"), property("crew", "text")];
  expect(propertyChanges(properties, before, draftOfValues(before))).toEqual({});
  // Another way to write the same number.
  const same = propertyChanges([property("weight", "number")], before, { weight: "12.0" });
  expect(same).toEqual({});
});

test("a property may be called as what every object has", () => {
  expect(propertyChanges([property("constructor", "text")], {}, {})).toEqual({});
});
