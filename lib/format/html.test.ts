import { createHash } from "node:crypto";
import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import type { AnnotationAnswer } from "../contract/annotation";
import { fromMarkdown } from "../text/markdown";
import { fromPlain } from "../text/plain";
import type { DocumentText } from "../text/document-text";
import { htmlAfter, htmlBefore, htmlHashes, htmlSection, htmlSectionAfter } from "./html";
import { FACES, FacesNeeded } from "./html-faces";
import { htmlCard } from "./html-card";
import { htmlProject } from "./html-project";
import { HTML_STYLE, HTML_STYLE_HASH } from "./html-style";
import { htmlText, type Painted } from "./html-text";
import { WORDS as words } from "@/test/format/piece-file";
import { annotation, AWKWARD, claim, document, note, project } from "@/test/format/sample";

const MARKDOWN = [
  "# A *speech* in Brackwater",
  "> Nobody said `less`\n> than [the auditor](https://audit.test/r?a=1&b=2).",
  "1. one\n2. two\n   - inner ☃\n\n```\n  keeps\n\n  <b>spaces</b>\n```",
  "| year | boats |\n| --- | --- |\n| 2023 | 1 & 2 |\n|  | x |",
  "line  \nbreak ~~gone~~ x[^1]\n\n[^1]: 👩🏽‍🚒 a footnote",
].join("\n\n");

function textOf(outcome: ReturnType<typeof fromPlain>): DocumentText {
  if (!outcome.ok) throw new Error(outcome.reason.key);
  return outcome.value;
}

function dom(html: string) {
  return new JSDOM(html).window.document;
}

function painted(spans: readonly (readonly [number, number])[]): Painted[] {
  const kinds = ["claim", "quotation", "rhetoric"] as const;
  return spans.map(([start, end], i) => ({
    number: i + 1,
    kind: kinds[i % 3] ?? "claim",
    status: i % 5 === 0 ? "rejected" : "open",
    anchor: i % 4 === 0 ? "changed" : "exact",
    confidence: i % 3 === 0 ? (i % 4) + 1 : null,
    hedge: i % 2 === 0 ? null : "possible",
    target: [{ start, end }],
  }));
}

/** Claims, a check and an attribution with `content` in every free field. */
function findings(content: string) {
  const ids = { id: "1", annotationId: "a" };
  return {
    occurrences: [
      {
        ...ids,
        claimId: "c",
        statement: content,
        wording: content,
        verdict: content,
        role: "denies",
        commitment: "reported",
        quantities: [],
        version: 1,
      },
    ],
    attribution: {
      ...ids,
      speaker: { id: "s", name: content },
      addressee: null,
      naming: "named",
      at: { cue: null, speaker: null, addressee: null },
      inside: "b",
    },
    checks: [
      {
        ...ids,
        sourceDocumentId: "d",
        sourceTitle: content,
        verdict: "altered",
        signedVerdict: "elided",
        signedBy: { id: "p", name: content },
        outdated: true,
        warnings: [{ kind: "denial", exact: content }],
      },
    ],
  } satisfies Partial<AnnotationAnswer>;
}

function wholePage(text: DocumentText, content: string): string {
  const one = { annotation: annotation(content, findings(content)), notes: [note(content)] };
  const page = {
    title: content,
    language: "en",
    exportedAt: "2024-03-04T09:00:00Z",
    contents: [content, content],
    faces: ["/* the first face */"],
    faceHashes: ["A1+/=", "B2"],
  };
  const claims = new Map([["c", { ...claim(content), id: "c" }]]);
  const context = { number: 1, prefix: "d1", words, claims };
  return [
    htmlBefore(page, words),
    ...htmlSection(document(content), text, painted([[0, 5]]), 0, words),
    htmlCard(one, { ...context, enclosing: { number: 7, speaker: content } }),
    htmlSectionAfter(1, words),
    htmlProject(project(content), words),
    htmlHashes([document(content)], words),
    htmlAfter(["/* a later face */"]),
  ].join("");
}

describe("the exported text", () => {
  const texts = [
    ["markdown", textOf(fromMarkdown(MARKDOWN))],
    [
      "plain",
      textOf(fromPlain("ANA REIS: Taxes fell.\n\nTHE CHAIR: Did they?\n\nANA REIS: 1 < 2 & 3.")),
    ],
    [
      "spaced",
      textOf(
        fromPlain(
          "  The quay \t opens.  \n\n    By night  nobody\tcounts.\n\nOver the water,\n  over the  sand,\n nobody waits.",
        ),
      ),
    ],
  ] as const;

  test.each(texts)("is the document's text, character for character: %s", (_, text) => {
    const spans = fc.array(
      fc.tuple(fc.nat(text.text.length - 1), fc.nat(text.text.length)).map(([a, b]) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b, Math.min(a, b) + 1)];
        return [start, end] as const;
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(spans, (list) => {
        // Our spans never cut a surrogate pair, so these do not either.
        const whole = list.filter((pair) =>
          pair.every((at) => !/[\ud800-\udbff]/.test(text.text[at - 1] ?? "")),
        );
        const html = [...htmlText(text, painted(whole), "d1")].join("");
        const page = dom(`<div id="text">${html}</div>`);
        expect(page.querySelector("#text")?.textContent).toBe(text.text);
        const signs = [...page.querySelectorAll("a.sign")].map(({ id }) => id);
        expect(signs.toSorted()).toEqual(whole.map((_span, i) => `d1t${i + 1}`).toSorted());
      }),
      { numRuns: 60 },
    );
  });

  test("marks exactly the words of a span, with the line of its kind", () => {
    const text = textOf(fromPlain("Taxes fell by half, she said."));
    const html = [
      ...htmlText(
        text,
        painted([
          [6, 18],
          [14, 18],
        ]),
        "d1",
      ),
    ].join("");
    const page = dom(html);
    const marked = (kind: string) =>
      [...page.querySelectorAll(`mark.${kind}`)].map((mark) => mark.textContent).join("");
    expect(marked("claim")).toBe("fell by half");
    expect(marked("quotation")).toBe("half");
    expect(page.querySelector("mark.claim.lane0 mark.quotation.lane1")).not.toBeNull();
  });

  test("shows how sure the annotator is and how the speaker stands to it, where that was said", () => {
    const text = textOf(fromPlain("Perhaps taxes fell by half."));
    const painting = { number: 1, kind: "claim", status: "open", anchor: "exact" } as const;
    const target = [{ start: 8, end: 26 }];
    const drawn = (confidence: number | null, hedge: Painted["hedge"]) =>
      dom([...htmlText(text, [{ ...painting, confidence, hedge, target }], "d1")].join(""));
    const quiet = drawn(null, null);
    expect(quiet.querySelector("mark")?.className).toBe("claim lane0");
    expect(quiet.querySelector("a.sign")?.getAttribute("data-sign")).toBe("†1");
    const both = drawn(2, "possible");
    expect(both.querySelector("mark")?.className).toBe("claim lane0 sure2 told possible");
    expect(both.querySelector("a.sign")?.getAttribute("aria-label")).toBe("†1 2/4");
  });

  test("keeps double spaces, tabs and indentation, inside marked words too", () => {
    const text = textOf(fromPlain("    By  night\tnobody.\n\nOver it,\n  sand."));
    const page = dom([...htmlText(text, painted([[4, 13]]), "d1")].join(""));
    const spaces = [...page.querySelectorAll(".sp")].map(({ textContent }) => textContent);
    expect(spaces).toEqual(["    ", "  ", "\t", "  "]);
    const marked = [...page.querySelectorAll("mark")].map(({ textContent }) => textContent);
    expect(marked.join("")).toBe("By  night");
  });

  test("stays small when very many annotations lie on one word", () => {
    const text = textOf(fromPlain("Taxes fell by half."));
    const many = painted(Array.from({ length: 5_000 }, () => [6, 10] as const));
    const html = [...htmlText(text, many, "d1")].join("");
    expect(html.match(/<mark/g)).toHaveLength(6);
    expect(html.match(/class="sign/g)).toHaveLength(5_000);
  });
});

describe("the exported page", () => {
  test.each(AWKWARD)("holds what was written as words and nothing else: %j", (content) => {
    const html = wholePage(textOf(fromPlain("Taxes fell by half.")), content);
    const page = dom(html);
    const parsed = (value: string) => value.replaceAll("\r\n", "\n");
    expect(page.querySelector("article .statement")?.textContent).toBe(parsed(content));
    expect(page.querySelectorAll("script, img, iframe, link, object, embed, form")).toHaveLength(0);
    expect([...page.querySelectorAll("style")].map((style) => style.textContent)).toEqual([
      HTML_STYLE,
      "/* the first face */",
      "/* a later face */",
    ]);
    const attributes = [...page.querySelectorAll("*")].flatMap((element) => [
      ...element.attributes,
    ]);
    expect(attributes.filter(({ name }) => /^on|^src|^style$/.test(name))).toEqual([]);
    for (const { name, value } of attributes) {
      if (name === "href") expect(value).toMatch(/^(#d1|#d2|https?:\/\/)/);
    }
  });

  test("allows its own styles by their hashes, fonts inside the file and nothing else", () => {
    const hash = createHash("sha256").update(HTML_STYLE).digest("base64");
    expect(HTML_STYLE_HASH).toBe(hash);
    const page = dom(wholePage(textOf(fromPlain("Taxes fell by half.")), "x"));
    const policy = page.querySelector("meta[http-equiv]")?.getAttribute("content");
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}' 'sha256-A1+/=' 'sha256-B2'; font-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(page.querySelector("style")?.textContent).toBe(HTML_STYLE);
    expect(HTML_STYLE).not.toMatch(/url\(|@import/);
  });

  test("says of a passage what it carries, who says it inside whose words, and what was found", () => {
    const of = (rest: Parameters<typeof annotation>[1]) => {
      const one = { annotation: annotation("x", { kind: "quotation", ...rest }), notes: [] };
      const enclosing = { number: 2, speaker: "Petra Lohm" };
      return dom(htmlCard(one, { number: 1, prefix: "d1", words, enclosing }));
    };
    const { occurrences, attribution, checks } = findings("Iva");
    const items = (page: ReturnType<typeof dom>) =>
      [...page.querySelectorAll("li")].map(({ textContent }) => textContent);
    const page = of({ occurrences, attribution, checks });
    expect(items(page)).toEqual(
      expect.arrayContaining([
        "Iva denies it · reported · Iva",
        "Match with the source: Iva Elided · signed by Iva · compared before one of the two changed · ⚠ The words are verbatim, but the source denies them: “Iva”",
      ]),
    );
    expect(page.querySelector("dl")?.textContent).toContain("SpeakerIva");
    expect(page.querySelector('a[href="#d1a2"]')?.textContent).toBe("»2 Petra Lohm");
    const having = (verdict: string | null) =>
      of({ occurrences: occurrences.map((one) => ({ ...one, verdict })) });
    expect(items(having("half-true"))).toContain("Iva denies it · reported · half true");
    expect(items(having(null))).toContain(`Iva denies it · reported · ${words.undecided}`);
  });

  test("renders notes, and shows evidence and the hash of each text", () => {
    const one = {
      annotation: annotation("x", { ...findings("Iva"), body: "By *whom*? <him>" }),
      notes: [note("[the register](https://harbour.test/r) ![seen](https://harbour.test/p.png)")],
    };
    const claims = new Map([["c", { ...claim("It fell."), id: "c" }]]);
    const page = dom(htmlCard(one, { number: 1, prefix: "d1", words, claims }));
    const [body, reply] = [".note-body em", "li .note-body a"].map((css) =>
      page.querySelector(css),
    );
    expect(body?.textContent).toBe("whom");
    expect(body?.closest(".note-body")?.textContent).toContain("<him>");
    expect(reply?.getAttribute("href")).toBe("https://harbour.test/r");
    expect(page.querySelector("img")).toBeNull();
    const evidence = [...page.querySelectorAll("li li")].map((item) => item.textContent);
    expect(evidence[0]).toMatch(/^⊖ refutes: It fell\. It fell\. It fell\. primary · Ana/);
    const hashes = dom(htmlHashes([document("Quay")], words)).querySelector("#hashes");
    expect(hashes?.textContent).toContain(`Quay, Revision 1: ${"ab".repeat(32)}`);
  });

  test("can be filtered by its legend without a script", () => {
    const page = dom(wholePage(textOf(fromPlain("Taxes fell by half.")), "x"));
    const boxes = [...page.querySelectorAll(".legend input")];
    expect(boxes.map(({ id }) => id)).toEqual([
      "show-claim",
      "show-quotation",
      "show-rhetoric",
      "show-note",
      "show-rejected",
    ]);
    for (const { id } of boxes) expect(HTML_STYLE).toContain(`:has(#${id}:not(:checked))`);
  });

  test("holds the faces that its letters need", () => {
    const facesFor = (...parts: string[]) => {
      const needed = new FacesNeeded();
      for (const part of parts) needed.note(part);
      return needed.faces().map(({ family, subset, style }) => `${family} ${subset} ${style}`);
    };
    expect(facesFor("The quay, † ※ » ¶ “open” – 3 €", "naïve")).toEqual([]);
    expect(facesFor("<p><em>open</em></p>")).toEqual([]);
    const text = (words: string) => `<div class="text"><p><em>${words}</em></p></div>`;
    expect(facesFor(text("open"))).toEqual(["Literata latin italic"]);
    expect(facesFor("Łódź", "порт")).toEqual([
      "Literata cyrillic normal",
      "Inter cyrillic normal",
      "Literata latin-ext normal",
      "Inter latin-ext normal",
    ]);
    expect(facesFor(text("λιμήν"))).toContain("Literata greek italic");
    expect(new Set(FACES.map((face) => JSON.stringify(face))).size).toBe(FACES.length);
  });

  test("leads from the words to the card and back", () => {
    const page = dom(wholePage(textOf(fromPlain("Taxes fell by half.")), "x"));
    const sign = page.querySelector("a.sign");
    const card = page.querySelector(sign?.getAttribute("href") ?? "nothing");
    expect(card?.tagName).toBe("ARTICLE");
    const back = card?.querySelector("a.kind")?.getAttribute("href");
    expect(page.querySelector(back ?? "nothing")).toBe(sign);
  });
});
