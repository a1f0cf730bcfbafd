import { expect, expectAccessible, test } from "./fixtures";
import { alive } from "./words";

/** The second that passes, in UTC, once it has passed: nothing is written in it any more. */
async function passingSecond(): Promise<string> {
  const now = () => new Date().toISOString().slice(0, 19);
  const second = now();
  await expect.poll(now, { intervals: [50] }).not.toBe(second);
  return second;
}

test("a document is read as it stood at an earlier time, and the two are compared", async ({
  site,
  read,
}) => {
  const article = await site.text(
    "The [harbour] was open, and [nobody] counted the [ships] in it.",
  );
  const { documentId, path, spans } = article;
  const { api } = site.owner;
  const annotations = `/documents/${documentId}/annotations`;
  const [first, second, third] = spans;
  const draft = { kind: "claim", revision: 1 };
  const kept = await api.post<{ id: string }>(annotations, {
    ...draft,
    target: [first],
    body: "what it says at first",
  });
  const gone = await api.post<{ id: string }>(annotations, { ...draft, target: [second] });
  const [day = "", time = ""] = (await passingSecond()).split("T");
  await api.patch(`/annotations/${kept.id}`, { body: "what it says later" });
  await api.delete(`/annotations/${gone.id}`);
  await api.post(annotations, { ...draft, target: [third] });

  const { page } = await read(site.owner, path);
  await alive(page);
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "As it stood on…" }).click();
  await expect(page.getByText(/^You see this text as it stood on/)).toBeVisible();
  await expect(page.getByText("what it says later")).toBeVisible();
  await expect(page.getByText("2 annotations", { exact: true })).toBeVisible();
  await expect(page.getByRole("slider", { name: /^Day/ })).toHaveAttribute(
    "aria-valuetext",
    /changes$/,
  );

  await page.getByLabel("Time (UTC)").fill(time);
  await page.getByLabel("Compared with").selectOption(day);
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("what it says at first")).toBeVisible();
  await expect(page.getByText("what it says later")).toHaveCount(0);
  const changes = page.getByRole("listitem").filter({ hasText: "by " });
  await expect(changes).toHaveText([/changed.*harbour.*note/, /removed.*nobody/, /added.*ships/]);
  await expectAccessible(page);

  await changes.nth(1).getByRole("link").click();
  await expect(page.locator("#past-place-2")).toBeInViewport();
  await changes.nth(2).getByRole("link").click();
  await expect(page.getByText("what it says later")).toBeVisible();
  await expect(page.locator("#past-place-2")).toBeInViewport();

  await page.getByRole("link", { name: "Back to now" }).click();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
});

test("before it came in, a document was not there; the palette leads there, and back", async ({
  site,
  read,
}) => {
  const { path } = await site.text("The harbour was open.");
  const { page } = await read(site.owner, path);
  await alive(page);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Commands" });
  await expect(palette).toBeVisible();
  await page.keyboard.type("earlier");
  await palette.getByRole("option", { name: "As it stood on…" }).click();
  await expect(page).toHaveURL(/\/past$/);
  await page.goto(`${path}/past?day=2001-02-03`);
  await expect(page.getByText("The document was not there at that time.")).toBeVisible();
  await expectAccessible(page);
});
