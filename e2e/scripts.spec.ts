import { expect, test } from "./fixtures";
import { alive, dragOver, drawnOf, keepAs, textOf } from "./words";

/** One text for each way of writing, by us; the words in the middle are to be annotated. */
const TEXTS = [
  {
    name: "Arabic, from right to left",
    words: "تضاعفت الحركة",
    content: `عاد المرسى الشرقي إلى العمل في شهر مايو. وقالت رئيسة المجلس إن تضاعفت الحركة منذ عام 2021، لكنها لم تذكر مصدر الرقم.

وقال أحد التجار: «لم نر شيئاً من ذلك»، ثم سأل عن تقرير المدقق.`,
  },
  {
    name: "Hebrew with numbers and a Latin name",
    words: "הכפילה את עצמה",
    content:
      "הרציף המזרחי נפתח במאי. דוברת Brackwater Council אמרה כי התנועה הכפילה את עצמה מאז 2021, ולא אמרה מניין המספר.",
  },
  {
    name: "Chinese",
    words: "交通量增加了一倍",
    content:
      "东码头五月重新开放。市议会主席说，交通量增加了一倍，但她没有说明数字的来源。\n\n“我们没有看到，”一位商人说。",
  },
  {
    name: "Japanese",
    words: "交通量は二倍になった",
    content:
      "東の埠頭は五月に再開した。議長は「交通量は二倍になった」と述べたが、数字の出所は示さなかった。\n\n商人たちは首をかしげた。",
  },
  {
    name: "Korean",
    words: "통행량이 두 배로",
    content:
      "동쪽 부두는 오월에 다시 열렸다. 의장은 통행량이 두 배로 늘었다고 말했지만 숫자의 출처는 밝히지 않았다.",
  },
  {
    name: "Russian and Greek in one sentence",
    words: "движение удвоилось",
    content:
      "Восточный причал открыт с мая, и движение удвоилось, сказала она; η προβλήτα είναι ανοιχτή, και κανείς δεν ρώτησε από πού.",
  },
  {
    name: "Thai, which has no spaces",
    words: "การจราจร",
    content: "ท่าเรือตะวันออกเปิดอีกครั้งในเดือนพฤษภาคม และการจราจรเพิ่มขึ้นสองเท่า",
  },
  {
    name: "very long words",
    words: "Hafenverkehrsaufkommensverdoppelungsbehauptung",
    content: `Die Hafenverkehrsaufkommensverdoppelungsbehauptung steht im Raum, ${"Donaudampfschifffahrt".repeat(8)} auch.`,
  },
  {
    name: "signs of several code points",
    words: "café 👩‍👩‍👧‍👦 quay",
    content: "At the café 👩‍👩‍👧‍👦 quay, under a 🇵🇹 flag, 𝔮𝔲𝔞𝔶 walls stood.",
  },
] as const;

for (const { name, words, content } of TEXTS) {
  test(`${name}: words are annotated where they stand`, async ({ site, signIn }) => {
    const article = await site.text(content, { title: name });
    const page = await signIn(site.owner);
    await page.goto(article.path);
    await alive(page);
    await dragOver(page, words);
    await keepAs(page, "1");
    await expect(page.getByRole("article")).toHaveCount(1);
    const annotations = `/documents/${article.documentId}/annotations`;
    await expect
      .poll(async () => (await site.owner.api.get<List>(annotations)).items.length)
      .toBe(1);
    const { items } = await site.owner.api.get<List>(annotations);
    const [{ id, target }] = items as [Annotated];
    expect(target.map(({ exact }) => exact)).toEqual([words]);
    const [{ start, end }] = target as [Annotated["target"][number]];
    expect([...content].slice(start, end).join("")).toBe(words);
    // Drawn, and the text is untouched by it.
    const { washes, lines } = await drawnOf(page, id);
    expect(washes.length).toBeGreaterThan(0);
    expect(lines.length).toBeGreaterThan(0);
    expect(await textOf(page)).toBe(
      await site.owner.api.text(`/documents/${article.documentId}/text`),
    );
  });
}

test("a cell of a table and a footnote are annotated as words of the text are", async ({
  site,
  signIn,
}) => {
  const article = await site.text(
    `The quay was busy.\\[^1\\]

| Year | Calls counted |
|------|--------------:|
| 2021 | two hundred and twelve |
| 2023 | four hundred and thirty |

\\[^1\\]: Minutes of the harbour board, read aloud by the clerk.
`,
    { format: "markdown", title: "Table and footnote" },
  );
  const page = await signIn(site.owner);
  await page.goto(article.path);
  await alive(page);
  for (const words of ["four hundred and thirty", "read aloud by the clerk"]) {
    await dragOver(page, words);
    await keepAs(page, "1");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  const annotations = `/documents/${article.documentId}/annotations`;
  await expect
    .poll(async () =>
      (await site.owner.api.get<List>(annotations)).items.flatMap(({ target }) =>
        target.map(({ exact }) => exact),
      ),
    )
    .toEqual(["four hundred and thirty", "read aloud by the clerk"]);
});

interface Annotated {
  readonly id: string;
  readonly target: readonly { start: number; end: number; exact: string }[];
}

interface List {
  readonly items: readonly Annotated[];
}
