import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { hydrated, pressOn } from "./keys";
import { alive } from "./words";

const SPEECH =
  "The quay is [open] again, and [ships call] twice as often. Nobody paid for it. The council voted.";

/** Types a word as an input method does, pressing `keys` before it is ended. */
async function compose(page: Page, word: string, keys: readonly string[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const selection = { selectionStart: word.length, selectionEnd: word.length };
  await client.send("Input.imeSetComposition", { text: word, ...selection });
  for (const key of keys) {
    const windowsVirtualKeyCode = 229;
    for (const type of ["rawKeyDown", "keyUp"] as const) {
      await client.send("Input.dispatchKeyEvent", { type, key, code: key, windowsVirtualKeyCode });
    }
  }
  await client.send("Input.insertText", { text: word });
  await client.detach();
}

test("while an input method composes a word, its keys close, save and run nothing", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const annotations = `/documents/${article.documentId}/annotations`;
  const target = [article.spans[1]];
  await site.owner.api.post(annotations, { kind: "claim", claim: { type: "factual" }, target });
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  const noteCount = async () => {
    const { items } = await site.owner.api.get<{ items: { noteCount: number }[] }>(annotations);
    return items.map((one) => one.noteCount);
  };

  await test.step("in a note", async () => {
    await reader.click("ships");
    await page.getByRole("button", { name: "Add note" }).click();
    const field = page.getByLabel(/^Note \(Markdown\)/);
    await field.fill("First ");
    await compose(page, "かんじ", ["Escape", "Enter"]);
    await expect(field).toHaveValue("First かんじ");
    await page.keyboard.press("Control+Enter");
    await expect.poll(noteCount).toEqual([1]);
  });

  await test.step("in the words of a claim, where Enter saves", async () => {
    await page.keyboard.press("Escape");
    await reader.select("The council voted");
    await reader.palette.getByRole("button", { name: "Claim" }).click();
    const words = reader.palette.getByLabel(/Claim in plain words/);
    await words.click();
    await compose(page, "議会", ["Enter", "Escape"]);
    await expect(words).toHaveValue("議会");
    expect(await noteCount()).toHaveLength(1);
    await page.keyboard.press("Enter");
    await expect.poll(noteCount).toHaveLength(2);
  });

  await test.step("in the command palette and a form of the project", async () => {
    await page.keyboard.press("Control+k");
    const commands = page.getByRole("dialog", { name: /Commands/ });
    await compose(page, "읽기", ["Escape", "Enter"]);
    await expect(commands).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(commands).toHaveCount(0);
  });

  await test.step("in a search field, which browsers empty at Escape", async () => {
    await page.goto(`/projects/${article.projectId}/codebook`);
    const field = page.getByRole("searchbox", { name: "Find a tag" });
    await hydrated(field);
    await field.fill("fear ");
    await compose(page, "恐れ", ["Escape", "Enter"]);
    await expect(field).toHaveValue("fear 恐れ");
    await page.keyboard.press("Escape");
    await expect(field).toHaveValue("");
  });
});

test("keys are found on keyboards of other layouts, by their name or else by their place", async ({
  site,
  read,
}) => {
  const article = await site.article(SPEECH);
  const annotations = `/documents/${article.documentId}/annotations`;
  for (const span of article.spans) {
    const claim = { type: "factual" };
    await site.owner.api.post(annotations, { kind: "claim", claim, target: [span] });
  }
  const reader = await read(site.owner, article.path);
  const { page } = reader;
  await alive(page);
  const stored = async () =>
    (await site.owner.api.get<{ items: { id: string; status: string }[] }>(annotations)).items;
  const verdicts = async () => {
    const first = (await stored())[0];
    const path = `/annotations/${first?.id}/reviews`;
    return (await site.owner.api.get<{ items: { verdict: string }[] }>(path)).items.map(
      ({ verdict }) => verdict,
    );
  };

  await test.step("a Russian keyboard walks, a Persian row of digits tags", async () => {
    await reader.select("Nobody paid for it");
    await pressOn(page, "۳", "Digit3");
    await expect(reader.palette.getByRole("button", { name: "Rhetoric" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await page.keyboard.press("Escape");
    await expect(reader.palette).toHaveCount(0);
    await reader.select("The council voted");
    await pressOn(page, "&", "Digit1");
    await expect(reader.palette.getByRole("button", { name: "Claim" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await page.keyboard.press("Escape");
    await expect(reader.palette).toHaveCount(0);
    await reader.click("ships");
    await pressOn(page, "л", "KeyK");
    await expect(
      reader.card(/open/).getByRole("button", { name: "Edit", exact: true }),
    ).toBeVisible();
  });

  await test.step("Greek letters review, Hebrew ones accept", async () => {
    await pressOn(page, "δ", "KeyD");
    await expect.poll(verdicts).toEqual(["disagree"]);
    await pressOn(page, "υ", "KeyY");
    await expect.poll(verdicts).toEqual(["agree"]);
    await pressOn(page, "ה", "KeyV");
    await expect.poll(async () => (await stored())[0]?.status).toBe("accepted");
  });

  await test.step("a Persian digit takes a reason, an Arabic question mark opens the help", async () => {
    await pressOn(page, "ط", "KeyX");
    await page.getByLabel(/^Why is it rejected/).click();
    await pressOn(page, "۲", "Digit2");
    await expect(reader.card(/open/).getByText("Wrong boundaries")).toBeVisible();
    await expect(page.getByLabel(/^Why is it rejected/)).toHaveCount(0);
    await pressOn(page, "؟", "Slash", 8);
    const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(help).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(help).toHaveCount(0);
  });

  await test.step("Backspace deletes, Ctrl with a Korean letter brings back", async () => {
    await page.keyboard.press("Backspace");
    await expect.poll(async () => (await stored()).length).toBe(1);
    await pressOn(page, "ㅋ", "KeyZ", 2);
    await expect.poll(async () => (await stored()).length).toBe(2);
  });
});
