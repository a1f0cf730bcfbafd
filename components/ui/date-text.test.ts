import { ESLint } from "eslint";
import { expect, test } from "vitest";

const ESLINT = new ESLint();

/** What lint says about dates in a component that holds these words. */
async function dateMessages(code: string, filePath = "components/documents/other.tsx") {
  const [result] = await ESLINT.lintText(code, { filePath });
  return result?.messages.filter(({ message }) => message.includes("date")) ?? [];
}

test.each([
  "export const day = new Intl.DateTimeFormat('en-GB');",
  "export const day = (at: Date) => at.toLocaleDateString('en-GB');",
  "export const time = (at: Date) => at.toLocaleString();",
  "export const day = (at: string) => at.slice(0, 10);",
  "export const Day = ({ date }: { date: string }) => <span>{date}</span>;",
  "export const Day = ({ createdAt }: { createdAt: string }) => <>on {createdAt}</>;",
  "export const Day = ({ of }: { of: { date: string } }) => <td>{of.date}</td>;",
])("a page can not write a date in a way of its own: %s", async (code) => {
  expect(await dateMessages(code)).toHaveLength(1);
});

test("dates are written by the one file for them, and by its elements", async () => {
  const code = "export const day = new Intl.DateTimeFormat('en-GB');";
  expect(await dateMessages(code, "lib/text/readable-date.ts")).toEqual([]);
  const drawn = "export const Day = ({ date }: { date: string }) => <DateText date={date} />;";
  expect(await dateMessages(drawn)).toEqual([]);
});
