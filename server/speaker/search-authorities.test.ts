import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { reason } from "@/lib/reason";
import type { Viewer } from "@/server/access/viewer";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import { expectDone, makePerson, makeProject } from "@/test/make/make";
import {
  startAuthorityServer,
  type AuthorityAnswer,
  type AuthorityServer,
} from "@/test/model/authority-server";
import { authorityServices } from "./authority-services";
import { searchAuthorities } from "./search-authorities";

let owner: Viewer, reader: Viewer, stranger: Viewer;
let projectId: string;
const servers: AuthorityServer[] = [];

beforeAll(async () => {
  await openTestDatabase();
  owner = await makePerson("Owner");
  reader = await makePerson("Reader");
  stranger = await makePerson("Stranger");
  projectId = (await makeProject(owner, { reader })).id;
});
afterAll(closeTestDatabase);
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  delete process.env.OBELUS_AUTHORITY_URLS;
  delete process.env.OBELUS_FETCH;
});

async function serve(answerTo: (name: string) => AuthorityAnswer, manifest?: object) {
  const server = await startAuthorityServer(answerTo, manifest);
  servers.push(server);
  process.env.OBELUS_AUTHORITY_URLS = servers.map(({ url }) => url).join(", ");
  return server;
}
const search = (name: string, viewer = owner) =>
  searchAuthorities(viewer, projectId, name, new AbortController().signal);

const GND = {
  name: "GND",
  identifierSpace: "https://d-nb.info/gnd/",
  view: { url: "https://lobid.org/gnd/{{id}}" },
};

test("entries of several authority files by a name, each with the identifier that is stored", async () => {
  const wikidata = await serve(() => [
    {
      id: "Q42",
      name: "Ida Quay",
      description: "harbour master",
      match: true,
      score: 100,
      type: [{ id: "Q5", name: "human" }],
    },
    { id: "Q0", name: "No such entry", type: [] },
  ]);
  await serve(() => [{ id: "118540238", name: "Quay, Ida", type: ["Person"] }], GND);
  const found = expectDone(await search("Ida Quay"));
  expect(found.failed).toEqual([]);
  expect(found.items).toEqual([
    {
      service: "Wikidata (en)",
      identifier: "wikidata:Q42",
      url: "https://www.wikidata.org/wiki/Q42",
      name: "Ida Quay",
      description: "harbour master",
      types: ["human"],
      match: true,
    },
    {
      service: "Wikidata (en)",
      identifier: "https://www.wikidata.org/wiki/Q0",
      url: "https://www.wikidata.org/wiki/Q0",
      name: "No such entry",
      description: "",
      types: [],
      match: false,
    },
    {
      service: "GND",
      identifier: "gnd:118540238",
      url: "https://d-nb.info/gnd/118540238",
      name: "Quay, Ida",
      description: "",
      types: ["Person"],
      match: false,
    },
  ]);
  expect(wikidata.names).toEqual(["Ida Quay"]);
});

test("a service that fails is named with the reason, and the others answer all the same", async () => {
  await serve(() => ({ status: 500, body: "no" }));
  await serve(() => ({ status: 200, body: "<html>" }));
  await serve(() => ({
    status: 200,
    body: JSON.stringify({ q0: { result: "x".repeat(2_000_000) } }),
  }));
  await serve(() => [{ id: "118540238", name: "Quay, Ida" }], GND);
  const gone = await serve(() => []);
  await gone.stop();
  const found = expectDone(await search("Ida Quay"));
  expect(found.items).toHaveLength(1);
  expect(found.failed.map(({ why }) => why)).toEqual([
    reason("Refusals.authority.unreadable"),
    reason("Refusals.authority.unreadable"),
    reason("Refusals.authority.tooLong"),
    reason("Refusals.authority.unreachable"),
  ]);
});

test("what would run or lead elsewhere is no entry", async () => {
  await serve(() => [{ id: "1", name: "Ida" }], {
    name: "Bad",
    view: { url: "javascript:alert({{id}})" },
  });
  expect(expectDone(await search("Ida")).items).toEqual([]);
});

test("nobody is asked by those who may not change speakers, or where the server allows none", async () => {
  const server = await serve(() => []);
  expect(await search("Ida", reader)).toMatchObject({ problem: "not-yours" });
  expect(await search("Ida", stranger)).toMatchObject({ problem: "not-found" });
  process.env.OBELUS_FETCH = "off";
  expect(await search("Ida")).toMatchObject({ problem: "authorities-not-usable" });
  delete process.env.OBELUS_AUTHORITY_URLS;
  delete process.env.OBELUS_FETCH;
  expect(await search("Ida")).toMatchObject({
    problem: "authorities-not-usable",
    reason: reason("Refusals.authority.none"),
  });
  expect(server.names).toEqual([]);
});

test.each([
  "ftp://example.org",
  "nonsense",
  "https://a:b@example.org/",
  "http://a.example ".repeat(11),
])("the setting %j is refused with a sentence", (setting) => {
  process.env.OBELUS_AUTHORITY_URLS = setting;
  expect(() => authorityServices()).toThrow(/OBELUS_AUTHORITY_URLS/);
});
