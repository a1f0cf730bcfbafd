import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import shared from "@/messages/en.json";
import commands from "@/messages/en-commands.json";
import { PAGE_IDS, pagesFor, routeOf, TABS } from "./known-pages";

/** Pages that nobody chooses from a list. */
const NOT_LISTED = [
  // They answer a link that somebody was sent, or somebody who is not signed in.
  "/account/deleted",
  "/forgot-password",
  "/invitation/[token]",
  "/join/[token]",
  "/reset/[token]",
  "/set-up",
  "/sign-in",
  "/sign-up",
  // They send elsewhere, or belong to a step of another page.
  "/",
  "/account/delete",
  "/projects/import",
  // Each shows one thing, which is listed by its own name.
  "/projects/[projectId]/claims/[claimId]",
  "/projects/[projectId]/codebook/import",
  "/projects/[projectId]/documents/[documentId]",
  "/projects/[projectId]/documents/[documentId]/agreement",
  "/projects/[projectId]/documents/[documentId]/export",
  "/projects/[projectId]/documents/[documentId]/import",
  "/projects/[projectId]/documents/[documentId]/notes",
  "/projects/[projectId]/documents/[documentId]/past",
  "/projects/[projectId]/documents/[documentId]/places",
  "/projects/[projectId]/documents/[documentId]/revise",
  "/projects/[projectId]/documents/[documentId]/revisions",
  "/projects/[projectId]/documents/[documentId]/suggestions",
  "/projects/[projectId]/members/webhooks/[webhookId]",
  "/projects/[projectId]/sources/import",
  "/projects/[projectId]/speakers/[speakerId]",
];

test("every page of the product is listed, and every listed page is there", () => {
  const routes = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`);
  const listed = new Set(PAGE_IDS.map(routeOf));
  expect([...listed, ...NOT_LISTED].toSorted()).toEqual(routes.toSorted());
});

test("every page has a name and other words for it", () => {
  expect(Object.keys(commands.Commands.pages).toSorted()).toEqual([...PAGE_IDS].toSorted());
  const acts = [
    "print",
    "past",
    "revisions",
    "importAddress",
    "revise",
    "import",
    "places",
    "suggestions",
    "notes",
    "export",
  ];
  expect(Object.keys(commands.Commands.also).toSorted()).toEqual([...PAGE_IDS, ...acts].toSorted());
});

test("every tab of a project is a page, under the tab's name", () => {
  for (const tab of TABS) {
    expect(PAGE_IDS).toContain(tab);
    expect(commands.Commands.pages[tab].toLowerCase()).toContain(
      shared.Shell.places[tab].toLowerCase(),
    );
  }
});

test("nobody is led to a page that they may not see", () => {
  const ids = (asker: Parameters<typeof pagesFor>[0]) => pagesFor(asker, "p").map(({ id }) => id);
  const everything = ids({ role: "owner", admin: true });
  expect(everything).toEqual(PAGE_IDS);
  const reader = ids({ role: "reader" });
  expect(everything.filter((id) => !reader.includes(id))).toEqual([
    "adjudication",
    "log",
    "webhooks",
    "phrase",
    "people",
    "signIns",
  ]);
  expect(pagesFor({ role: "annotator" }, "p")).toContainEqual({
    id: "phrase",
    href: "/projects/p/search?tab=places",
  });
});
