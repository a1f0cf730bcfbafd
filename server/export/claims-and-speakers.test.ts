import { JSDOM } from "jsdom";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wrongInW3c } from "@/test/format/w3c-model";
import { type Outcome } from "@/lib/outcome";
import type { ExportedClaim, ExportedProject } from "@/lib/format/exported";
import { addOccurrence } from "@/server/claim/occurrences";
import { addSearch } from "@/server/claim/searches";
import { addClaim, editClaim } from "@/server/claim/write";
import { addEvidence } from "@/server/claim/evidence/write";
import { addRelation } from "@/server/source/provenance/relations";
import { addReference } from "@/server/annotation/references";
import { addSpeaker } from "@/server/speaker/write";
import { setAttribution } from "@/server/quotation/attribution";
import { closeTestDatabase, openTestDatabase } from "@/test/database/pglite";
import {
  expectDone,
  makeAnnotation,
  makeDocument,
  makePerson,
  makeProject,
} from "@/test/make/make";
import type { Viewer } from "@/server/access/viewer";
import { exportDocument, exportProject } from "./download";
import type { Download } from "@/server/http/download";

let ana: Viewer, bo: Viewer;
let projectId: string;

beforeAll(async () => {
  await openTestDatabase();
  [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  projectId = (await makeProject(ana, { annotator: bo })).id;
});
afterAll(() => closeTestDatabase());

async function wordsOf(outcome: Outcome<Download>): Promise<string> {
  return new Response(expectDone(outcome).stream).text();
}

test("a line has the claims it carries, and what the reader may see of their evidence", async () => {
  const quoting = await makeDocument(ana, projectId, "It [doubled], he said.");
  const register = await makeDocument(ana, projectId, "🌉 Register: [318 calls] in 2023.");
  const claim = expectDone(await addClaim(ana, projectId, { statement: "Traffic doubled." }));
  const quantities = [
    { value: 2, unit: "", comparator: "ratio" as const, period: "2023", place: "" },
  ].map((some) => ({ ...some, denominator: "", base: "2021" }));
  const open = await makeAnnotation(ana, quoting.document.id, quoting.spans);
  const hidden = await makeAnnotation(bo, quoting.document.id, quoting.spans, {
    visibility: "private",
  });
  for (const [viewer, { id }] of [
    [ana, open],
    [bo, hidden],
  ] as const) {
    expectDone(await addOccurrence(viewer, id, { claimId: claim.id, quantities }));
    const place = { documentId: register.document.id, revision: 1, target: register.spans };
    const draft = { stance: "refutes", directness: "primary", note: "Not twice." } as const;
    expectDone(
      await addEvidence(viewer, claim.id, { ...draft, annotationId: id, from: { place } }),
    );
  }
  const rationale = "The register says otherwise.";
  expectDone(
    await editClaim(ana, claim.id, () => true, { checkable: true, verdict: "false", rationale }),
  );
  for (const [viewer, seen] of [
    [ana, [[open.id], [open.id, null]]],
    [
      bo,
      [
        [open.id, hidden.id],
        [open.id, hidden.id],
      ],
    ],
  ] as const) {
    const words = await wordsOf(await exportDocument(viewer, quoting.document.id, "jsonl"));
    const lines = words
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string; claims: ExportedClaim[] });
    expect(lines.map(({ id }) => id)).toEqual(seen[0]);
    for (const { claims } of lines) {
      expect(claims).toMatchObject([
        { id: claim.id, checkable: true, verdict: "false", rationale, decidedBy: { name: "Ana" } },
      ]);
      const evidence = claims.flatMap((one) => one.evidence);
      expect(evidence.map(({ annotationId }) => annotationId)).toEqual(seen[1]);
      expect(evidence[0]).toMatchObject({
        stance: "refutes",
        directness: "primary",
        note: "Not twice.",
        quote: "318 calls",
        document: { id: register.document.id },
        target: [{ start: 12, end: 21, exact: "318 calls" }],
      });
    }
  }
});

test("what belongs to the project leaves once, as far as the reader sees it", async () => {
  const { id: here } = await makeProject(ana, { annotator: bo });
  const { document, spans } = await makeDocument(ana, here, "She said [it holds], [he said so].");
  const quoting = { kind: "quotation" } as const;
  const open = await makeAnnotation(ana, document.id, spans.slice(0, 1), quoting);
  const hidden = await makeAnnotation(bo, document.id, spans.slice(1), {
    ...quoting,
    visibility: "private",
  });
  const lohm = { name: "Petra Lohm", role: "auditor", identifier: "Q42" };
  const { id: speakerId } = expectDone(await addSpeaker(ana, here, lohm));
  expectDone(await setAttribution(ana, open.id, () => true, { speakerId }));
  expectDone(await setAttribution(bo, hidden.id, () => true, { speaker: { name: "BOS-SECRET" } }));
  const cite = async (viewer: Viewer, id: string, name: string) => {
    const reference = { relation: "supports", url: `https://${name}.example.test/` } as const;
    return expectDone(await addReference(viewer, id, reference)).source.id;
  };
  const [fromId, toId] = [await cite(ana, open.id, "copy"), await cite(ana, open.id, "report")];
  await cite(bo, hidden.id, "bos-secret");
  expectDone(await addRelation(bo, here, { fromId, toId, relation: "reprints", note: "whole" }));
  const claim = expectDone(await addClaim(ana, here, { statement: "It holds." }));
  expectDone(await addSearch(bo, claim.id, { outcome: "not-found", place: "The town archive" }));

  for (const [viewer, names] of [
    [ana, ["Petra Lohm"]],
    [bo, ["Petra Lohm", "BOS-SECRET"]],
  ] as const) {
    for (const made of [
      await exportDocument(viewer, document.id, "jsonl"),
      await exportProject(viewer, here, "jsonl"),
    ]) {
      const lines = (await wordsOf(made)).trimEnd().split("\n");
      const [first, ...rest] = lines.map((line) => JSON.parse(line) as Line);
      expect(first).toMatchObject({ id: open.id });
      for (const line of rest) expect(line).not.toHaveProperty("project");
      const { codebook, speakers, relations, searches } = first?.project ?? {};
      expect(codebook?.version).toBe(1);
      expect(codebook?.tags.filter(({ definition }) => definition !== "").length).toBeGreaterThan(
        23,
      );
      expect(speakers?.map(({ name }) => name)).toEqual(names);
      expect(speakers?.[0]).toMatchObject({ ...lohm, id: speakerId });
      expect(first?.attribution.speaker.id).toBe(speakerId);
      expect(relations).toMatchObject([
        { relation: "reprints", note: "whole", from: { id: fromId }, to: { id: toId } },
      ]);
      const looked = { outcome: "not-found", place: "The town archive", by: { name: "Bo" } };
      expect(searches).toMatchObject([{ ...looked, claim: { id: claim.id } }]);
    }
    const w3c = JSON.parse(await wordsOf(await exportProject(viewer, here, "w3c"))) as object;
    expect(wrongInW3c(w3c)).toEqual([]);
    expect(w3c).toMatchObject({
      "obelus:codebook": { "obelus:version": 1 },
      "obelus:speakers": names.map((name) => ({ "obelus:name": name })),
      "obelus:sourceRelations": [{ "obelus:to": { id: `urn:uuid:${toId}` } }],
      "obelus:searches": [{ "obelus:place": "The town archive" }],
    });
    const html = await wordsOf(await exportProject(viewer, here, "html"));
    const page = new JSDOM(html).window.document;
    const part = (id: string) => page.querySelector(`#${id}`)?.textContent;
    expect(part("codebook")).toContain("Loaded language");
    expect(page.querySelectorAll("#speakers li")).toHaveLength(names.length);
    expect(part("speakers")).toContain("auditor · Q42");
    expect(part("sources")).toMatch(/copy\.example.* reprints .*report\.example/);
    expect(part("searches")).toMatch(/It holds\..*Not found.*Bo.*The town archive/s);
  }
});

interface Line {
  readonly id: string;
  readonly attribution: { readonly speaker: { readonly id: string } };
  readonly project?: ExportedProject;
}

test("a card leads to the quotation inside which it is told", async () => {
  const { document, spans } = await makeDocument(
    ana,
    projectId,
    "She said that [the auditor told her: [“It holds.”]]",
  );
  const [outer, inner] = spans.map((span) => [span]);
  const outerQuotation = await makeAnnotation(ana, document.id, outer ?? [], { kind: "quotation" });
  const innerQuotation = await makeAnnotation(ana, document.id, inner ?? [], { kind: "quotation" });
  expectDone(
    await setAttribution(ana, outerQuotation.id, () => true, { speaker: { name: "Petra Lohm" } }),
  );
  expectDone(
    await setAttribution(ana, innerQuotation.id, () => true, {
      speaker: { name: "Iva Roost" },
      inside: outerQuotation.id,
    }),
  );
  const page = new JSDOM(await wordsOf(await exportDocument(ana, document.id, "html"))).window
    .document;
  const card = page.querySelector(`[data-id="${innerQuotation.id}"]`);
  expect(card?.querySelector("dl")?.textContent).toContain("Iva Roost");
  const link = [...(card?.querySelectorAll("p a") ?? [])].find((one) =>
    one.textContent?.includes("Petra Lohm"),
  );
  const there = page.querySelector(link?.getAttribute("href") ?? "nothing");
  expect(there?.getAttribute("data-id")).toBe(outerQuotation.id);
});
