// @vitest-environment jsdom
import fc from "fast-check";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import type { DocumentText } from "@/lib/text/document-text";
import { fromHtml } from "@/lib/text/html";
import { fromMarkdown } from "@/lib/text/markdown";
import { fromPlain } from "@/lib/text/plain";
import { words as messages } from "@/messages/words";
import { offsetIndex } from "./offset-index";
import { TextView } from "./text-view";

const MARKDOWN = `# The east quay

Open *since **May***, said [the courier](https://courier.example/quay) and [mail](mailto:a@b.example).[^note]
Two lines  
of one paragraph, \`code\`, ~~gone~~.

## Figures

> Calls rose.
>
> > Twice, in fact.

3. third
4. fourth
   - nested
   - twice

   and on

| Year | Calls |
|------|------:|
| 2021 |   212 |
| 2023 |       |

    kept   as it
      stands

عاد المرسى إلى العمل *اليوم* في 2024.

港は**今日**開かれた。 👩‍👩‍👧‍👦🇵🇹 e\u0301

[^note]: The minutes.
`;
const TRANSCRIPT = `CHAIR: The meeting is open.

MS REIS: I will speak.

  And   go on\twith spaces.

CHAIR: Thank you.
`;

function rendered({ text, structure }: DocumentText, title = ""): HTMLElement {
  const view = createElement(TextView, { text, title, structure, language: "en" });
  const html = renderToString(
    createElement(IntlProvider, { locale: "en", messages, timeZone: "UTC", children: view }),
  );
  // Parsed as the browser does with a page from the server, not set from a script.
  const page = document.implementation.createHTMLDocument();
  page.body.innerHTML = html;
  return page.body;
}

function welcome(outcome: ReturnType<typeof fromPlain>): DocumentText {
  if (!outcome.ok) throw new Error(outcome.reason.key);
  return outcome.value;
}

describe("the rendered text", () => {
  it("is the text, character for character", () => {
    for (const document of [
      welcome(fromMarkdown(MARKDOWN)),
      welcome(fromPlain(TRANSCRIPT)),
      welcome(fromPlain("\n\n  leading space\n\n\n\nand trailing \n \n")),
      welcome(fromHtml("<h1>One</h1><p>Two<br>three</p><pre>\n\n a\n  b</pre><ul><li>x</ul>")),
    ]) {
      expect(rendered(document).textContent).toBe(document.text);
    }
  });

  it("is the text whatever a person pastes", () => {
    const line = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("", "", "  ", "- item", "ANA: yes", "a\tb\tc", "<b>&amp;</b>", "\r\n"),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const outcome = fromPlain(lines.join("\n"));
        if (outcome.ok) expect(rendered(outcome.value).textContent).toBe(outcome.value.text);
      }),
    );
  });

  it("is the text whatever Markdown a person pastes", () => {
    const line = fc.constantFrom(
      "# h",
      "a *b* c",
      "> q",
      "- x",
      "  - y",
      "1. z",
      "| a | b |",
      "|---|---|",
      "| | c |",
      "```",
      "    code",
      "",
      "",
      "x[^1]",
      "[^1]: note",
      "a  ",
      "b\\",
      "**c",
      "d**",
      "<br>",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const outcome = fromMarkdown(lines.join("\n"));
        if (outcome.ok) expect(rendered(outcome.value).textContent).toBe(outcome.value.text);
      }),
    );
  });

  it("keeps apart the spaces that a browser would show as one", () => {
    const spaces = (content: string) =>
      [...rendered(welcome(fromPlain(content))).querySelectorAll("[class*=spaces]")].map(
        ({ textContent }) => textContent,
      );
    expect(spaces("He said:  no.\tThen he left.")).toEqual(["  ", "\t"]);
    expect(spaces("First.\n\n   Indented by three.\n\n\tBy a tab.")).toEqual(["   ", "\t"]);
    expect(spaces("Roses are red,\n  violets blue,\n and so.")).toEqual(["  ", " "]);
    expect(spaces("One space, one line end.")).toEqual([]);
  });

  it("lets a line that an editor broke at its margin go on with one space", () => {
    const line = "The keeper of the gate counts every boat that passes in the";
    const page = rendered(welcome(fromPlain([line, `  ${line}`, `  ${line}`].join("\n"))));
    expect(page.querySelectorAll("[class*=spaces]")).toHaveLength(0);
  });

  it("is the text when it is long enough to be laid out in groups", () => {
    const document = welcome(
      fromPlain("The harbour is open again. ".repeat(20).concat("\n\n").repeat(400)),
    );
    const page = rendered(document);
    expect(page.querySelectorAll("[data-group]").length).toBeGreaterThan(5);
    expect(page.textContent).toBe(document.text);
  });

  it("leaves the first heading of the page to the title", () => {
    const page = rendered(welcome(fromMarkdown(MARKDOWN)));
    expect(page.querySelector("h1")).toBeNull();
    expect(page.querySelector("h2")?.textContent).toBe("The east quay");
    expect(page.querySelector("h3")?.textContent).toBe("Figures");
  });

  it("gives links no power over the page", () => {
    const page = rendered(welcome(fromMarkdown(MARKDOWN)));
    const links = [...page.querySelectorAll<HTMLAnchorElement>('a:not([href^="#"])')];
    expect(links.map((a) => a.getAttribute("href"))).toEqual([
      "https://courier.example/quay",
      "mailto:a@b.example",
    ]);
    for (const a of links) expect(a.rel).toBe("noopener noreferrer nofollow ugc");
  });

  it("never renders a link of another kind, wherever the structure came from", () => {
    const page = rendered({
      text: "press",
      structure: {
        blocks: [{ kind: "paragraph", start: 0, end: 5 }],
        marks: [{ kind: "link", href: "javascript:alert(1)", start: 0, end: 5 }],
      },
    });
    expect(page.querySelector("a")).toBeNull();
    expect(page.textContent).toBe("press");
  });

  it("leads from a reference to its footnote and back", () => {
    const page = rendered(welcome(fromMarkdown(MARKDOWN)));
    const there = page.querySelector<HTMLAnchorElement>("sup a")?.getAttribute("href") ?? "";
    const note = page.ownerDocument.getElementById(decodeURIComponent(there.slice(1)));
    expect(note?.textContent).toBe("The minutes.");
    const back = note?.querySelector("a:last-child")?.getAttribute("href") ?? "";
    expect(page.ownerDocument.getElementById(decodeURIComponent(back.slice(1)))?.tagName).toBe(
      "SUP",
    );
  });

  it("names who speaks once, in the text or beside it", () => {
    const page = rendered(welcome(fromPlain(TRANSCRIPT)));
    const turns = [...page.querySelectorAll("[role=group]")];
    expect(turns.map((turn) => turn.getAttribute("aria-label"))).toEqual([
      "CHAIR",
      "MS REIS",
      "CHAIR",
    ]);
    expect(turns.map((turn) => turn.getAttribute("data-speaker"))).toEqual([null, null, null]);
  });
});

describe("the index of offsets", () => {
  const document_ = welcome(fromMarkdown(MARKDOWN));
  const { text } = document_;
  const root = rendered(document_);
  const index = offsetIndex(root);

  it("finds the words of every span", () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(text.length - 1), (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b) + 1];
        const range = index.rangeOf({ start, end });
        expect(range.toString()).toBe(text.slice(start, end));
        // Neither edge stands in a neighbour: a range would else measure an empty line box.
        expect(range.startOffset).toBeLessThan(range.startContainer.nodeValue?.length ?? 0);
        expect(range.endOffset).toBeGreaterThan(0);
      }),
    );
  });

  it("splits a span at the edges of text nodes, and makes no range while unused ones are there", () => {
    const spare: Range[] = [];
    const whole = index.rangesOf({ start: 0, end: text.length }, spare);
    expect(whole.map(String).join("")).toBe(text);
    for (const range of whole) expect(range.endContainer).toBe(range.startContainer);
    spare.push(...whole);
    const some = index.rangesOf({ start: 3, end: text.length - 3 }, spare);
    expect(some.map(String).join("")).toBe(text.slice(3, -3));
    for (const range of some) expect(whole).toContain(range);
  });

  it("knows the offset of every place", () => {
    for (let offset = 0; offset <= text.length; offset++) {
      const { node, offset: inner } = index.pointAt(offset);
      expect(index.offsetOf(node, inner)).toBe(offset);
    }
  });

  it("takes a place between elements as the next character", () => {
    for (const { element, start } of index.leaves) {
      expect(index.offsetOf(element, 0)).toBe(start);
    }
    const heading = root.querySelector("h3") as HTMLElement;
    const parent = heading.parentElement as HTMLElement;
    const at = [...parent.childNodes].indexOf(heading);
    expect(index.offsetOf(parent, at)).toBe(text.indexOf("Figures"));
    expect(index.offsetOf(heading, heading.childNodes.length)).toBe(text.indexOf("Figures") + 7);
  });

  it("takes a place outside the text as its beginning or its end", () => {
    const body = root.ownerDocument.documentElement;
    expect(index.offsetOf(body, 0)).toBe(0);
    expect(index.offsetOf(body, body.childNodes.length)).toBe(text.length);
  });
});
