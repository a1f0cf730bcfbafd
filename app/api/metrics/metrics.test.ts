import { afterEach, expect, test } from "vitest";
import { assertMetricsToken } from "@/server/http/metrics-token";
import { GET } from "./route";

const TOKEN = "a token for the metrics";

afterEach(() => {
  for (const name of ["HOST", "OBELUS_URL", "OBELUS_METRICS_TOKEN"]) delete process.env[name];
});

async function ask(authorization?: string) {
  const headers = authorization === undefined ? undefined : { authorization };
  const response = await GET(new Request("http://localhost:3000/api/metrics", { headers }));
  const text = await response.text();
  if (response.status !== 200) expect(text).not.toContain("obelus_");
  return { status: response.status, headers: response.headers, text };
}

test.each([{}, { HOST: "localhost" }, { HOST: "::1" }, { OBELUS_URL: "http://localhost:8080" }])(
  "on this machine alone, with %j, nobody is asked for a token",
  async (env) => {
    Object.assign(process.env, env);
    expect(await ask()).toMatchObject({ status: 200 });
    expect((await ask()).text).toContain("obelus_open_streams");
  },
);

test.each([
  { HOST: "0.0.0.0" },
  { HOST: "::" },
  { HOST: "192.0.2.7" },
  { OBELUS_URL: "https://obelus.example.org" },
])("where others reach the server, with %j, they need it", async (env) => {
  Object.assign(process.env, env);
  const without = await ask();
  expect(without.status).toBe(401);
  expect(without.headers.get("www-authenticate")).toMatch(/^Bearer/);
  expect(without.text).toContain("OBELUS_METRICS_TOKEN");
  expect((await ask("Bearer ")).status, "none is set, so none fits").toBe(401);

  process.env.OBELUS_METRICS_TOKEN = TOKEN;
  expect((await ask(`Bearer ${TOKEN}`)).status).toBe(200);
  expect((await ask(`bearer  ${TOKEN} `)).status).toBe(200);
});

test.each([
  undefined,
  "Bearer",
  "Bearer ",
  TOKEN,
  `Basic ${TOKEN}`,
  `Bearer ${TOKEN.slice(1)}`,
  `Bearer ${TOKEN}!`,
  `Bearer ${"x".repeat(10_000)}`,
  "Bearer %E0%A4%A",
])("a token that is set is asked for everywhere, and %.30j is not it", async (authorization) => {
  process.env.OBELUS_METRICS_TOKEN = TOKEN;
  const answer = await ask(authorization);
  expect(answer.status).toBe(401);
  expect(answer.text).not.toContain(TOKEN);
});

test("one that can be guessed is said at the start", () => {
  process.env.OBELUS_METRICS_TOKEN = "short";
  expect(() => assertMetricsToken()).toThrow(/OBELUS_METRICS_TOKEN must have at least 16/);
  process.env.OBELUS_METRICS_TOKEN = TOKEN;
  expect(() => assertMetricsToken()).not.toThrow();
});
