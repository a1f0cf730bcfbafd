import { expect, test } from "./fixtures";
import { complete } from "./words";

/** Kilobytes as they come over the wire, and files, with headers. */
const BUDGET = { scripts: 260, files: 20, allScripts: 474, allScriptFiles: 22 };

test("the reading page fetches no more script, and no more files, than it may", async ({
  site,
  signIn,
}) => {
  const { path } = await site.text("The quay is [open] again.");
  const page = await signIn(site.owner);
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const requests = new Map<string, { isScript: boolean; isFirst: boolean; bytes: number }>();
  session.on("Network.requestWillBeSent", ({ requestId, type, initiator }) => {
    // What the page names itself; the rest is asked for by its scripts, once it stands.
    const isFirst = initiator.type === "parser" && type !== "Font";
    requests.set(requestId, { isScript: type === "Script", isFirst, bytes: 0 });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.bytes = encodedDataLength;
  });
  await page.goto(path);
  await complete(page);
  const kilobytes = (some: readonly { bytes: number }[]) =>
    some.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000;
  const scripts = [...requests.values()].filter(({ isScript }) => isScript);
  expect(kilobytes(scripts.filter(({ isFirst }) => isFirst))).toBeLessThan(BUDGET.scripts);
  expect(kilobytes(scripts)).toBeLessThan(BUDGET.allScripts);
  expect(scripts.length).toBeLessThanOrEqual(BUDGET.allScriptFiles);
  const first = [...requests.values()].filter(({ isFirst }) => isFirst);
  expect(first.length).toBeLessThanOrEqual(BUDGET.files);
});
