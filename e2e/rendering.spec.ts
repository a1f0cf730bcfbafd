import { expect, test } from "./fixtures";
import { alive, spotsOf, textOf } from "./words";

const TEXTS = [
  {
    name: "headings, lists, tables, quotes and footnotes",
    format: "markdown",
    content: `# The east quay

Open *since **May***, said [the courier](https://courier.example/quay).[^1] Two lines\\
of one paragraph, \`code\`, ~~gone~~.

## Figures

> Calls rose.
>
> > Twice, in fact.

3. third
4. fourth
   - nested

   and on

| Year | Calls |
|------|------:|
| 2021 |   212 |
| 2023 |       |

\`\`\`

  kept   as it
    stands
\`\`\`

[^1]: The minutes.
`,
  },
  {
    name: "a transcript",
    format: "plain",
    content:
      "CHAIR: The meeting is open.\n\nMS REIS: I will speak.\n\nAnd go on.\n\nCHAIR: Thank you.\n",
  },
  {
    name: "plain text with space in odd places",
    format: "plain",
    content: "\n\n  First\tline \n\n\n\nSecond   paragraph,\nbroken by hand.\n  \n",
  },
  {
    name: "HTML",
    format: "html",
    content:
      "<h1>Quay</h1><div>bare <b>words</b><p>a<br>b</p></div><pre>\n\n x\n  y</pre><table><tr><th>a<td><tr><td>b<td>c</table>",
  },
  {
    name: "Arabic",
    format: "plain",
    content: "عاد المرسى إلى العمل اليوم، وتضاعفت الحركة منذ عام 2021.\n\nThe end.",
  },
  { name: "Hebrew", format: "plain", content: "הנמל פתוח היום.\n\nהתנועה בו הוכפלה מאז 2021." },
  {
    name: "Japanese",
    format: "plain",
    content: "港は今日開かれた。交通量は倍増した。\n\n彼らは不可能だと言った。",
  },
  {
    name: "characters of several code points",
    format: "plain",
    content: "A 👩‍👩‍👧‍👦 under a 🇵🇹 flag, cafe\u0301, 𝔮𝔲𝔞𝔶, \u200Bzero width.\n\nnext",
  },
];

for (const { name, format, content } of TEXTS) {
  test(`${name} are on the page exactly as the API gives them`, async ({ site, signIn }) => {
    const { documentId, path } = await site.verbatim(content, { title: name, format });
    const page = await signIn(site.owner);
    await page.goto(path);
    expect(await textOf(page)).toBe(await site.owner.api.text(`/documents/${documentId}/text`));
    // Once more when the page has come alive: nothing that listens or draws adds to the text.
    await alive(page);
    await page.locator("[data-text]").focus();
    expect(await textOf(page)).toBe(await site.owner.api.text(`/documents/${documentId}/text`));
    await expect(page.locator("h1")).toHaveCount(1);
  });
}

test("text from right to left begins at the right, in a page that runs the other way", async ({
  site,
  signIn,
}) => {
  const article = await site.text("عاد المرسى إلى العمل.\n\nThe quay is open.");
  const page = await signIn(site.owner);
  await page.goto(article.path);
  const [arabic] = await spotsOf(page, "عاد");
  const [english] = await spotsOf(page, "The quay");
  expect(arabic?.x).toBeGreaterThan((english?.x ?? 0) + 300);
});

test("a word longer than the line breaks, and a wide table scrolls in its own box", async ({
  site,
  signIn,
}) => {
  const long = "Donaudampfschifffahrt".repeat(12);
  const row = `| ${Array.from({ length: 30 }, (_, i) => `column${i}`).join(" | ")} |`;
  const rule = `|${"---|".repeat(30)}`;
  const { path } = await site.verbatim(`${long}\n\n${row}\n${rule}\n${row}\n`, {
    title: "Wide",
    format: "markdown",
  });
  const page = await signIn(site.owner);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(path);
  expect((await spotsOf(page, long)).length).toBeGreaterThan(3);
  const width = await page.locator("html").evaluate((html) => html.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  // What scrolls can be scrolled without a mouse.
  await expect(page.getByRole("group", { name: "Table" })).toHaveAttribute("tabindex", "0");
});

test("a footnote is reached from its number, and leads back", async ({ site, signIn }) => {
  const filler = "The quay is open. ".repeat(30).concat("\n\n").repeat(20);
  const { path } = await site.verbatim(
    `It was said.[^a b]\n\n${filler}\n\n[^a b]: In the minutes.\n`.replaceAll("a b", "minutes-1"),
    { title: "Notes", format: "markdown" },
  );
  const page = await signIn(site.owner);
  await page.goto(path);
  await page.locator("[data-text] sup a").click();
  await expect(page.locator("[data-text]").getByRole("note")).toBeInViewport();
  await page.getByRole("link", { name: "Back to the text" }).click();
  await expect(page.locator("[data-text] sup")).toBeInViewport();
});
