// @vitest-environment jsdom
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { fromMarkdown } from "@/lib/text/markdown";
import { words as messages } from "@/messages/words";
import past from "@/messages/en-past.json";
import { PastText } from "./past-text";

/** The title of a page whose text begins with a heading. */
function titleOf(title: string): Element | null {
  const read = fromMarkdown("# The “east” quay\n\nIt is open.");
  if (!read.ok) throw new Error(read.problem);
  const { text, structure } = read.value;
  const stood = { title, language: "en", text, structure, revision: 1, codebook: [] };
  const view = createElement(PastText, { stood: { ...stood, annotations: [], isCut: false } });
  const words = { locale: "en", messages: { ...messages, ...past }, timeZone: "UTC" };
  const page = document.createElement("main");
  page.innerHTML = renderToString(createElement(IntlProvider, { ...words, children: view }));
  return page.querySelector("h1");
}

test("a title with which the text itself begins is not drawn twice", () => {
  expect(titleOf("The east quay")?.className).toBe("visually-hidden");
  expect(titleOf("Another title")?.className).not.toContain("visually-hidden");
});
