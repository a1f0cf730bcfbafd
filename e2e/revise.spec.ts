import { expect, expectAccessible, test } from "./fixtures";
import { alive } from "./words";

const BEFORE =
  "[The quay holds 400 crates.] [The crane was built in 1911.] [The quay stays shut this year.] Nobody asked.";
const AFTER =
  "A new line. The quay holds 900 crates. The crane was built in 1911.\n\n" +
  "At noon. The quay stays shut this year. He signed. The quay stays shut this year. He left.";

test("a new revision is compared before it is added, and what it leaves uncertain is confirmed by keys", async ({
  site,
  read,
}) => {
  const article = await site.text(BEFORE);
  const { api } = site.owner;
  const annotations = `/documents/${article.documentId}/annotations`;
  const ids: string[] = [];
  for (const span of article.spans) {
    ids.push((await api.post(annotations, { target: [span], kind: "claim" })).id);
  }
  const { page } = await read(site.owner, article.path);
  await alive(page);
  await page.getByRole("button", { name: "Export" }).press("Enter");
  await page.getByRole("menuitem", { name: "New revision…" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("New revision of");

  await page.getByRole("button", { name: "Compare with revision 1" }).press("Enter");
  await expect(page.getByText("Paste or type the new text first.")).toBeVisible();
  await page.getByRole("button", { name: "Start from the text as it is" }).press("Enter");
  const field = page.getByRole("textbox", { name: "New text" });
  await expect(field).toHaveValue(/^The quay holds 400 crates\./);
  await page.getByRole("button", { name: "Compare with revision 1" }).press("Enter");
  await expect(page.getByText("The document has exactly this text now.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Compare again" })).toBeDisabled();

  await field.fill(AFTER);
  await page.getByRole("button", { name: "Compare with revision 1" }).press("Enter");
  const counts = page.getByRole("region", { name: "What becomes of the annotations" });
  await expect(counts).toContainText("1 whose words changed");
  await expect(counts).toContainText("1 with several possible places");
  await expect(counts).toContainText("1 moves with its words");
  await expect(counts.locator("del")).toHaveText("400");
  await expect(counts.locator("ins")).toHaveText("900");
  await expectAccessible(page);

  // A reload loses nothing of what was written.
  await page.reload();
  await expect(field).toHaveValue(AFTER);
  await page.getByRole("button", { name: "Compare with revision 1" }).press("Enter");
  await page.getByRole("button", { name: "Add as revision 2" }).press("Enter");

  await expect(page.getByRole("heading", { level: 1 })).toContainText("Places to confirm in");
  const list = page.getByRole("list", { name: "Annotations without a certain place" }).first();
  const items = list.locator("> li");
  await expect(items).toHaveCount(2);
  await expectAccessible(page);
  const anchorOf = async (id: string | undefined) =>
    (await api.get<{ anchor: string }>(`/annotations/${id}`)).anchor;
  await expect(items.first()).toContainText("A number is among what changed.");
  await page.keyboard.press("f");
  await expect(items).toHaveCount(1);
  expect(await anchorOf(ids[0])).toBe("exact");
  await page.keyboard.press("z");
  await expect(items).toHaveCount(2);
  await page.keyboard.press("f");
  await expect(items).toHaveCount(1);
  await page.keyboard.press("2");
  await expect(page.getByText("Every annotation has a certain place.")).toBeVisible();
  const moved = await api.get<{ anchor: string; target: { start: number }[] }>(
    `/annotations/${ids[2]}`,
  );
  expect(moved.anchor).toBe("exact");
  const stands = [AFTER.indexOf("The quay stays"), AFTER.lastIndexOf("The quay stays")];
  expect(stands).toContain(moved.target[0]?.start);
});

test("a file that is dropped on an open text is compared with it, by those who may revise it", async ({
  site,
  read,
}) => {
  const article = await site.text("[The quay holds 400 crates.] Nobody counted.");
  const annotations = `/documents/${article.documentId}/annotations`;
  await site.owner.api.post(annotations, { target: [article.spans[0]], kind: "claim" });
  const { page } = await read(site.owner, article.path);
  await alive(page);
  await page.waitForLoadState("load");
  const drop = () =>
    page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(["The quay holds 900 crates. Nobody counted."], "quay.txt"));
      for (const type of ["dragover", "drop"]) {
        window.dispatchEvent(
          new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
        );
      }
      return location.pathname;
    });
  await expect(async () => {
    expect(await drop()).toBeTruthy();
    await expect(page).toHaveURL(/\/revise$/, { timeout: 2_000 });
  }).toPass();
  await expect(page.getByText("quay.txt")).toBeVisible();
  await expect(page.getByText("1 whose words changed")).toBeVisible();
  await page.getByRole("button", { name: "Add as revision 2" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Places to confirm in");
  await page.getByRole("button", { name: "Still fits" }).click();
  await page.getByRole("link", { name: "Back to the text" }).click();
  await expect(page.locator("main").getByText("900 crates").first()).toBeVisible();
});

test("who may not revise a text is told so, and reads on", async ({ site, signIn }) => {
  const article = await site.text("[The quay] is shut.");
  const annotator = await site.someone("Tomas", article.projectId);
  const page = await signIn(annotator);
  await page.goto(`${article.path}/revise`);
  await expect(page.getByText("Only curators and owners of the project")).toBeVisible();
  await page.getByRole("link", { name: "Back to the text" }).click();
  await expect(page.locator("main").getByText("The quay is shut.")).toBeVisible();
});
