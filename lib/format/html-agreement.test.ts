import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import serverWords from "../../messages/en-server.json";
import { agreementOnText, type CodedSpan, type SpanLabel } from "../agreement/on-text";
import { MAX_DRAWN } from "../agreement/ribbons";
import { fromMarkdown } from "../text/markdown";
import {
  AGREEMENT_STYLE,
  htmlAgreement,
  htmlNoAgreement,
  RIBBONS,
  ribbonStyle,
} from "./html-agreement";
import type { HtmlWords } from "./html-words";

const words = serverWords.Export as unknown as HtmlWords;
const CONTENT =
  "# The quay\n\nThe [pier](https://a.test) is *shut* & wet.\n\n- שלום עולם\n- e\u0301t e\u0301";

const LABELS: readonly SpanLabel[] = [
  { kind: "claim", slug: "claim", name: "claim" },
  { kind: "rhetoric", slug: "doubt", name: "Doubt <b>" },
];

function section(spans: readonly CodedSpan[], coders: readonly string[], labels = LABELS) {
  const made = fromMarkdown(CONTENT);
  if (!made.ok) throw new Error("not understood");
  const compared = {
    text: made.value,
    language: "en",
    spans,
    coders: coders.length,
    labels: labels.length,
  };
  const onText = agreementOnText(compared);
  const coded = {
    title: "A <notice>",
    language: "en",
    text: made.value,
    coders,
    labels,
    onText,
    spans: spans.length,
    unplaced: 1,
  };
  const html = [...htmlAgreement(coded, "d1", words)].join("");
  return { html, text: made.value.text, page: new JSDOM(html).window.document };
}

const find = (text: string, some: string) => {
  const start = text.indexOf(some);
  return { start, end: start + some.length };
};

test("the text stands there character for character, under ribbons, shades and numbers", () => {
  const { text } = section([], ["Ana", "Bo"]);
  const spans = [
    { ...find(text, "The pier is shut"), coder: 0, label: 0 },
    { ...find(text, "pier is"), coder: 1, label: 1 },
    { ...find(text, "שלום עולם\ne\u0301t"), coder: 1, label: 0 },
  ];
  const { page } = section(spans, ["Ana", "Bo"]);
  expect(page.querySelector(".coded")?.textContent).toBe(text);
  const wordsUnder = (selector: string) =>
    [...page.querySelectorAll(`.coded ${selector}`)].map((one) => one.textContent).join("");
  expect(wordsUnder(".c0-claim")).toBe("The pier is shut");
  expect(wordsUnder(".c1-rhetoric")).toBe("pier is");
  expect(wordsUnder(".shared.all")).toBe("pier is");
  expect(wordsUnder(".c1-claim")).toBe("שלום עולםe\u0301t");
  expect(wordsUnder(".shared.one")).toBe("Theshutשלום עולםe\u0301t");
  const beginnings = [...page.querySelectorAll(".begins")].map((one) => [
    one.className,
    one.getAttribute("data-labels"),
  ]);
  expect(beginnings).toEqual([
    ["begins l0", "1"],
    ["begins l1", "2"],
    ["begins l1", "1"],
  ]);
  const shares = [...page.querySelectorAll(".share")].map((one) => one.getAttribute("data-share"));
  expect(shares).toEqual(["1/2", "2/2", "1/2", "1/2"]);
});

test("the table says who marked each passage, and whether they agree", () => {
  const { text } = section([], ["Ana", "Bo"]);
  const spans = [
    { ...find(text, "pier is"), coder: 0, label: 0 },
    { ...find(text, "pier"), coder: 1, label: 0 },
  ];
  const rows = [...section(spans, ["Ana", "Bo"]).page.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ["pier", "Ana (Claim), Bo (Claim)", "2/2", "agreed"],
    ["is", "Ana (Claim)", "1/2", "disputed"],
  ]);
});

test("no name becomes an element, and nothing runs or is fetched", () => {
  const { text } = section([], ["Ana", "Bo"]);
  const span = find(text, "pier");
  const { page, html } = section(
    [{ ...span, coder: 0, label: 1 }],
    ["<script>x</script>", 'Bo" onclick="x'],
  );
  expect(page.querySelector("script, img, [onclick], [style], .agreed b b")).toBeNull();
  expect(html).toContain("&lt;script&gt;");
  expect(htmlNoAgreement("<i>", "d1", "tooFew", words)).toContain("<bdi>&lt;i&gt;</bdi>");
});

test("more people than there are letters are counted and not drawn", () => {
  const people = Array.from({ length: MAX_DRAWN + 2 }, (_, at) => `Person ${at}`);
  const spans = people.map((_, coder) => ({ start: 0, end: 8, coder, label: 0 }));
  const { page } = section(spans, people);
  const run = page.querySelector(".coded .run");
  expect(run?.className.split(" ")).toHaveLength(1 + MAX_DRAWN);
  expect(page.querySelector(".coded .shared.all")?.textContent).toBe("The quay");
  expect(page.body.textContent).toContain(`${words.agreement.notDrawn} 2`);
});

test("each number of ribbons has letters that repeat with the lines", () => {
  expect(RIBBONS).toHaveLength(MAX_DRAWN);
  expect(ribbonStyle(2)).toMatch(/^\.lanes2\{--lanes:2;--letters:"(A\\a B\\a (\\a ){3})+"\}$/);
  expect(`${AGREEMENT_STYLE}${ribbonStyle(MAX_DRAWN)}`).not.toMatch(/<|url\(|undefined/);
});
