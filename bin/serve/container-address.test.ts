import { afterEach, expect, test } from "vitest";
import { endLoopbacks, startLoopback } from "@/test/server/loopback";
import { rawGet } from "@/test/server/raw";
import { createRequestHandler } from "./handle-request";

afterEach(endLoopbacks);

const ID = "01920000-0000-7000-8000-0000000000d1";

async function start() {
  const passed: (string | undefined)[] = [];
  const { port } = await startLoopback((server, port) =>
    createRequestHandler(server, {
      url: "https://obelus.example.org",
      host: "127.0.0.1",
      port,
      hasPublicUrl: false,
      dev: false,
      next: () => (request, response) => {
        passed.push(request.url);
        response.setHeader("link", "</font.woff2>; rel=preload");
        response.end();
      },
    }),
  );
  return { port, passed };
}

test("the address of a container ends in a slash and answers there", async () => {
  const { port, passed } = await start();
  const path = `/w3c/documents/${ID}/annotations/`;
  expect((await rawGet(port, path)).status).toBe(200);
  expect((await rawGet(port, `${path}?iris=1&page=2`)).status).toBe(200);
  expect((await rawGet(port, `${path}${ID}`)).status).toBe(200);
  expect(passed).toEqual([path.slice(0, -1), `${path.slice(0, -1)}?iris=1&page=2`, path + ID]);
});

test("without its slash it is sent to the address that has it, and nothing else is", async () => {
  const { port, passed } = await start();
  const answer = await rawGet(port, `/w3c/documents/${ID}/annotations?iris=1`);
  expect(answer.status).toBe(308);
  expect(answer.head).toContain(`location: /w3c/documents/${ID}/annotations/?iris=1`);
  expect(passed).toEqual([]);
  await rawGet(port, "/projects/");
  expect(passed).toEqual(["/projects/"]);
});

test("methods of the protocol come through", async () => {
  const { port } = await start();
  for (const method of ["OPTIONS", "HEAD", "POST", "PUT", "DELETE", "PATCH"]) {
    const { status } = await rawGet(port, `/w3c/documents/${ID}/annotations/${ID}`, {}, method);
    expect(status).toBe(200);
  }
});

test("a page on which a text is read names the container of its annotations", async () => {
  const { port } = await start();
  // `rawGet` answers the head in lower case.
  const { head } = await rawGet(port, `/projects/${ID}/documents/${ID}?view=print`);
  expect(head).toContain("link: </font.woff2>; rel=preload");
  expect(head).toContain(
    `link: <https://obelus.example.org/w3c/documents/${ID}/annotations/>; rel="http://www.w3.org/ns/oa#annotationservice"`,
  );
  const other = await rawGet(port, `/projects/${ID}/documents`);
  expect(other.head).not.toContain("annotationservice");
});
