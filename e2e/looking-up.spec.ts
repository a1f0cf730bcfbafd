import { startAuthorityServer, type AuthorityServer } from "../test/model/authority-server";
import { OWNER, type App } from "../test/server/app";
import { freePort } from "../test/server/free-port";
import { Api } from "./api";
import { expect, expectAccessible, test } from "./fixtures";
import { hydrated } from "./keys";
import { startServer } from "./own-server";

let authority: AuthorityServer;
let server: App;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  authority = await startAuthorityServer((name) =>
    name === "Ida Quay"
      ? [
          { id: "Q42", name: "Ida Quay", description: "harbour master", type: [{ name: "human" }] },
          { id: "Q43", name: "Ida Quay (boat)", match: false },
        ]
      : [],
  );
  server = await startServer(await freePort(), { OBELUS_AUTHORITY_URLS: authority.url });
});

test.afterAll(async () => {
  await server?.stop();
  await authority?.stop();
});

test("an authority file is asked for a speaker by keys, only then, and its entry becomes the identifier", async ({
  page,
}) => {
  const api = await Api.of(server.url, OWNER.email, OWNER.password);
  const { id: projectId } = await api.post("/projects", { name: "Locks" });
  await api.post(`/projects/${projectId}/speakers`, { name: "Bo Lock" });
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole("textbox", { name: "Email" }).fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/projects/);
  await page.goto(`${server.url}/projects/${projectId}/speakers`);
  const add = page.getByRole("button", { name: "Add speaker" });
  await hydrated(add);
  await add.press("Enter");
  const dialog = page.getByRole("dialog");
  const lookUp = dialog.getByRole("button", { name: "Look up" });
  await expect(lookUp).toBeDisabled();
  await expect(dialog).toContainText("Sends the name to 127.0.0.1.");
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("Nobody");
  expect(authority.names).toEqual([]);
  await lookUp.press("Enter");
  await expect(dialog).toContainText("No entry by this name.");
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("Ida Quay");
  await lookUp.press("Enter");
  await expect(dialog).toContainText("2 entries by this name.");
  await expect(dialog.getByRole("listitem").first()).toContainText("harbour master · human");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page);
  }
  await dialog.getByRole("button", { name: "Use wikidata:Q42" }).press("Enter");
  await expect(dialog.getByRole("textbox", { name: "Identifier" })).toHaveValue("wikidata:Q42");
  await dialog.getByRole("button", { name: "Save" }).press("Enter");
  await expect(dialog).toHaveCount(0);
  const { items } = await api.get<{ items: { identifier: string }[] }>(
    `/projects/${projectId}/speakers`,
  );
  expect(items.map(({ identifier }) => identifier)).toContain("wikidata:Q42");
  expect(authority.names).toEqual(["Nobody", "Ida Quay"]);
});
