import { expect, type Locator, type Page } from "@playwright/test";

/** Goes on with Tab until a control has the focus, as a person without a mouse does. */
export async function tabTo(page: Page, control: Locator, most = 60): Promise<void> {
  await expect(control).toBeVisible();
  for (let i = 0; i < most; i++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${String(control)} is not reached with ${most} tabs`);
}

/** Waits until React has taken over what the server drew: before that a control answers to nothing. */
export async function hydrated(control: Locator): Promise<void> {
  await control.first().waitFor();
  await expect
    .poll(() =>
      control.first().evaluate(async (element) => {
        // What listens to keys is set up in the frame after that.
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return Object.keys(element).some((key) => key.startsWith("__reactProps$"));
      }),
    )
    .toBe(true);
}

/** Presses a key several times. */
export async function press(page: Page, key: string, times = 1): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
}

/** A key as a keyboard of another layout sends it; `held` counts Alt 1, Ctrl 2, ⌘ 4, Shift 8. */
export async function pressOn(page: Page, key: string, code: string, held = 0): Promise<void> {
  const client = await page.context().newCDPSession(page);
  for (const type of ["rawKeyDown", "keyUp"] as const) {
    await client.send("Input.dispatchKeyEvent", { type, key, code, modifiers: held });
  }
  await client.detach();
}

/** Signs in without a mouse; the page asked for comes after it. */
export async function signInByKeys(
  page: Page,
  { email, password }: { readonly email: string; readonly password: string },
  path: string,
): Promise<void> {
  await page.goto(path);
  await hydrated(page.getByLabel("Email"));
  await tabTo(page, page.getByLabel("Email"));
  await page.keyboard.type(email);
  await tabTo(page, page.getByLabel("Password", { exact: true }));
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === path);
}
