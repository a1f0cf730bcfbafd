import { expect, test } from "@playwright/test";
import { startModelServer, type ModelServer } from "../test/model/model-server";
import { OWNER, type App } from "../test/server/app";
import { freePort } from "../test/server/free-port";
import { Api } from "./api";
import { startServer } from "./own-server";

const LONG = "It rained all day and the whole night. ".repeat(120);
const TEXT = `${LONG}\n\nThe locks leak.\n\n${LONG}`;

let model: ModelServer;
let server: App;
/** Ends the wait of the model, which answers one part only then. */
let goOn: () => void;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const wait = new Promise<void>((resolve) => (goOn = resolve));
  model = await startModelServer(async ({ body }) => {
    const words = body.messages[1]?.content ?? "";
    if (!words.includes("The locks leak")) return '{"suggestions": []}';
    await wait;
    const made = { kind: "claim", tag: "factual", reason: "It can be looked up.", score: 0.9 };
    return JSON.stringify({
      suggestions: [
        { ...made, words: "The locks leak" },
        { ...made, words: "The locks hold" },
      ],
    });
  });
  server = await startServer(await freePort(), {
    OBELUS_MODEL_URL: model.url,
    OBELUS_MODEL_NAME: "small-reader",
  });
});

test.afterAll(async () => {
  await server?.stop();
  await model?.stop();
});

test("a model is asked about a text part by part, and what it proposes is decided on", async ({
  page,
}) => {
  const api = await Api.of(server.url, OWNER.email, OWNER.password);
  const { id: projectId } = await api.post("/projects", { name: "Locks" });
  const draft = { title: "The locks", format: "plain", content: TEXT };
  const { id } = await api.post(`/projects/${projectId}/documents`, draft);
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole("textbox", { name: "Email" }).fill(OWNER.email);
  await page.getByLabel("Password", { exact: true }).fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/projects/);
  await page.goto(`${server.url}/projects/${projectId}/documents/${id}/suggestions`);

  const asking = page.getByRole("region", { name: "Ask small-reader" });
  await expect(asking).toContainText("are sent to the model “small-reader”");
  await asking.getByRole("button", { name: "Ask small-reader for suggestions" }).click();
  await expect(asking).toContainText(/Asking about part 2 of \d/);
  await asking.getByRole("button", { name: "Stop" }).click();
  await expect(asking).toContainText("1 of 3 parts were asked about.");
  goOn();
  await asking.getByRole("button", { name: "Go on asking small-reader" }).click();
  await expect(asking).toContainText("1 new suggestion");
  await asking.getByText("1 answer of which nothing was made").click();
  await expect(asking).toContainText("The locks hold does not stand in the text.");

  const items = page.getByRole("list", { name: "Suggestions" }).locator("> li");
  await expect(items).toHaveCount(1);
  await expect(items).toContainText("by small-reader");
  await expect(items).toContainText("score 90%");
  await page.getByRole("button", { name: /^Take/ }).click();
  await expect(page.getByText("All decided")).toBeVisible();
  await asking.getByRole("button", { name: "Ask small-reader for suggestions" }).click();
  await expect(asking).toContainText("No new suggestion; 1 known before.");

  await model.stop();
  await asking.getByRole("button", { name: "Ask small-reader for suggestions" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "could not be reached" })).toBeVisible();
  await api.dispose();
});
