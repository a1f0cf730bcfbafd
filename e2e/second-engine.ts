import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type { Checker } from "accessibility-checker-engine";

/** What the script of the engine declares in the page that it is run in. */
declare const ace: { readonly Checker: typeof Checker };

const SCRIPT = readFileSync(
  createRequire(import.meta.url).resolve("accessibility-checker-engine/ace.js"),
  "utf8",
);

/**
 * The text takes the focus so that words can be selected by key, and stays a document: as a widget,
 * its headings and links would be closed to who reads with a screen reader. ARIA 1.2 asks for a tab
 * stop on such a document; the engine knows it for `application` only.
 */
const TEXT = { rule: "element_tabbable_role_valid", element: /^<div data-text=.* role="document"/ };

/** These can only ask a person to look; to decide that takes them a third of the whole time. */
const NEVER_FAIL = [
  "element_tabbable_unobscured",
  "element_tabbable_visible",
  "style_focus_visible",
];

/** What depends on colours alone: enough where a page that was checked is shown in others. */
const CONTRAST = "text_contrast_sufficient";

/**
 * What IBM's engine calls a violation in a page, one line each: the rule, the message, the element.
 * What it wants a person to look at, or only recommends, is not among them.
 */
export async function violationsBySecondEngine(
  page: Page,
  rules: "all" | "on colours",
): Promise<readonly string[]> {
  // The script is large: a page that holds it already is not sent it again.
  if (!(await page.evaluate(() => "ace" in window))) await page.evaluate(SCRIPT);
  const found = await page.evaluate(
    async ({ without, only }) => {
      const checker = new ace.Checker();
      const whole = checker.getGuidelines().find(({ id }) => id === "IBM_Accessibility");
      if (!whole) throw new Error("The engine has no rules.");
      const checkpoints = whole.checkpoints.map((checkpoint) => ({
        ...checkpoint,
        rules: checkpoint.rules?.filter(({ id }) => only?.includes(id) ?? !without.includes(id)),
      }));
      checker.addGuideline({ ...whole, id: "ours", checkpoints });
      const { results } = await checker.check(document, ["ours"]);
      return {
        count: results.length,
        violations: results
          .filter(({ value }) => value.join(" ") === "VIOLATION FAIL")
          // While a dialog is open, nothing behind it can be reached, which the engine does not know.
          .filter(
            ({ node }) =>
              !(node as Element).closest("[data-aria-hidden], [data-radix-focus-guard]"),
          )
          // What is folded away is not shown, and its colours may still be those of before.
          .filter(({ node }) => (node as Element).checkVisibility())
          .map(({ ruleId, message, snippet, path }) => ({
            ruleId,
            message,
            snippet,
            at: path.dom,
          })),
      };
    },
    { without: NEVER_FAIL, only: rules === "all" ? null : [CONTRAST] },
  );
  expect(found.count, "the engine looked at the page").toBeGreaterThan(0);
  return found.violations
    .filter(({ ruleId, snippet }) => !(ruleId === TEXT.rule && TEXT.element.test(snippet)))
    .map(({ ruleId, message, snippet, at }) => `${ruleId}: ${message} ${snippet} ${at}`);
}
