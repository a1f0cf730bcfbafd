import { readFile } from "node:fs/promises";
import { expect, expectAccessibleInLightAndDark, test } from "./fixtures";

const TEXT =
  "The pier is safe. Everybody knows that it is safe. Only fools ask for numbers. We shall see.";
const SPANS = {
  safe: [0, 17],
  everybody: [18, 50],
  fools: [51, 78],
} as const;

const line = (author: string, words: keyof typeof SPANS, technique: string) => {
  const [start, end] = SPANS[words];
  return { author, kind: "rhetoric", target: [{ start, end }], rhetoric: { technique } };
};

/** Three coders: Mira and Jon agree but for one span, Bo calls everything otherwise. */
const LINES = [
  line("Mira", "everybody", "appeal-to-popularity"),
  line("Mira", "fools", "name-calling"),
  line("Jon", "everybody", "appeal-to-popularity"),
  line("Jon", "fools", "doubt"),
  line("Bo", "safe", "repetition"),
  line("Bo", "everybody", "doubt"),
];

test("agreement of coders is chosen, read, compared by pairs and taken along as a table", async ({
  site,
  signIn,
}) => {
  const { api } = site.owner;
  const { projectId, documentId } = await site.article(TEXT);
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/agreement`);
  await expect(page.getByText("Nothing to compare yet")).toBeVisible();

  await api.importLines(documentId, LINES);
  await page.reload();
  const figure = page.getByRole("heading", { level: 2, name: /Krippendorff’s α/ });
  await expect(figure).toContainText(/−?0\.\d{3} \(−?\d\.\d{3} to \d\.\d{3}\)/);
  const answer = await api.get<{ value: number; n: number }>(
    `/projects/${projectId}/agreement?measure=alpha`,
  );
  await expect(figure).toContainText(answer.value.toFixed(3).replace("-", "−"));
  await expect(page.getByText(`${answer.n} words in one text`)).toBeVisible();

  await page.getByRole("combobox", { name: "Measure" }).selectOption("f1-exact");
  await expect(page).toHaveURL(/measure=f1-exact/);
  const pairs = page.getByRole("table", { name: "Agreement of every pair" });
  await expect(pairs.getByRole("row", { name: /^Jon/ }).getByRole("cell")).toHaveText([
    "0.000",
    "",
    "0.500",
  ]);
  const confusion = page.getByRole("table", { name: "What was taken for what" });
  await expect(confusion.getByRole("rowheader", { name: "Doubt", exact: true })).toBeVisible();
  await expectAccessibleInLightAndDark(page);

  const downloads = page.waitForEvent("download");
  await page
    .getByRole("region", { name: "By pair", exact: true })
    .getByRole("link", { name: "Download CSV" })
    .click();
  const table = await readFile(await (await downloads).path(), "utf8");
  expect(table).toContain("Jon,Mira,0.5,");

  await page.getByText("People: all 3").click();
  await page.getByRole("checkbox", { name: "Bo" }).press("Space");
  await expect(page).toHaveURL(/coders=Jon%2CMira/);
  await expect(page.getByText("People: 2 of 3")).toBeVisible();
  await expect(page.getByRole("heading", { name: /F1, same spans/ })).toContainText("0.500");
  await expect(pairs).toBeHidden();
});

test("what is compared stands still while people annotate, and says that it is older", async ({
  site,
  signIn,
}) => {
  const { api } = site.owner;
  const { projectId, documentId } = await site.article(TEXT);
  await api.importLines(documentId, LINES.slice(0, 4));
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}/agreement?measure=f1-exact`);
  const figure = page.getByRole("heading", { name: /F1, same spans/ });
  await expect(figure).toContainText("0.500");
  await api.importLines(documentId, [line("Jon", "fools", "name-calling")]);
  await expect(page.getByText("Annotations changed since")).toBeVisible();
  await expect(figure).toContainText("0.500");
  await page.getByRole("button", { name: "Compare again" }).click();
  await expect(figure).toContainText("0.800");
  await expect(page.getByText("Annotations changed since")).toBeHidden();
});

test("chosen documents are compared alone", async ({ site, signIn }) => {
  const { api } = site.owner;
  const { projectId, documentId } = await site.article(TEXT);
  const other = await api.post(`/projects/${projectId}/documents`, {
    title: "A second text",
    format: "plain",
    content: TEXT,
  });
  await api.importLines(documentId, LINES.slice(0, 4));
  await api.importLines(other.id, [LINES[0] ?? {}, LINES[2] ?? {}]);
  const page = await signIn(site.owner);
  await page.goto(`/projects/${projectId}`);
  await page.getByRole("checkbox", { name: /A second text/ }).check();
  await page.getByRole("link", { name: "Compare coders" }).click();
  await expect(page.getByText("In one document")).toBeVisible();
  await page.getByRole("combobox", { name: "Measure" }).selectOption("f1-exact");
  const figure = page.getByRole("heading", { name: /F1, same spans/ });
  await expect(figure).toContainText("1.000");
  await page.getByRole("button", { name: "All documents" }).click();
  await expect(figure).toContainText("0.667");
});
