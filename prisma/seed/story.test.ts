import { validate, version } from "uuid";
import { describe, expect, test } from "vitest";
import { QUOTATION_FORMS, STATUSES, TAG_KINDS } from "../../lib/contract/terms";
import { findTag } from "@/lib/tag/codebook";
import { DEFAULT_CODEBOOK } from "@/lib/tag/default-codebook";
import { fromMarkdown } from "@/lib/text/markdown";
import { STORY_VERDICTS, type StoryAnnotation, type StoryQuote } from "@/prisma/seed/shape";
import { STORY } from "@/prisma/seed/story";

const { annotations, claims, documents, people, project, sources } = STORY;
const notes = annotations.flatMap((annotation) => annotation.notes);
const references = annotations.flatMap((annotation) => annotation.references);
const reviews = annotations.flatMap((annotation) => annotation.reviews);
const named = annotations.map((annotation) => [annotation.quotes[0]?.exact, annotation] as const);

/** The texts of a document as a reader gets them, one for each revision. */
const texts = new Map(
  documents.map(({ id, contents }) => [
    id,
    contents.map(({ markdown }) => {
      const outcome = fromMarkdown(markdown);
      if (!outcome.ok) throw new Error(outcome.reason.key);
      return outcome.value.text;
    }),
  ]),
);

function textOf({ documentId, onRevision }: StoryAnnotation): string {
  return texts.get(documentId)?.[onRevision - 1] ?? "";
}

/** Where a quote stands in a text, by UTF-16 code unit. */
function placesOf(text: string, { exact, prefix = "", suffix = "" }: StoryQuote): number[] {
  const words = prefix + exact + suffix;
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    places.push(at + prefix.length);
  }
  return places;
}

interface Hull {
  documentId: string;
  start: number;
  end: number;
}

const hulls: Hull[] = annotations.map((annotation) => {
  const text = textOf(annotation);
  const [first, last] = [annotation.quotes[0], annotation.quotes.at(-1)];
  if (!first || !last) throw new Error("An annotation without a quote.");
  return {
    documentId: annotation.documentId,
    start: placesOf(text, first)[0] ?? -1,
    end: (placesOf(text, last)[0] ?? -1) + last.exact.length,
  };
});

function somePair(test: (a: Hull, b: Hull) => boolean): boolean {
  return hulls.some((a) => hulls.some((b) => a.documentId === b.documentId && test(a, b)));
}

describe("the words of the sample story", () => {
  test.each(named)("“%s” stands in its text, and only there", (_, annotation) => {
    let after = -1;
    for (const quote of annotation.quotes) {
      const places = placesOf(textOf(annotation), quote);
      expect(places, quote.exact).toHaveLength(1);
      expect(places[0]).toBeGreaterThan(after);
      after = (places[0] ?? 0) + quote.exact.length - 1;
    }
  });

  test("overlap in every way: nested, crossing, over a paragraph’s end and in pieces", () => {
    const length = ({ start, end }: Hull) => end - start;
    expect(somePair((a, b) => a.start <= b.start && b.end <= a.end && length(b) < length(a))).toBe(
      true,
    );
    expect(somePair((a, b) => a.start < b.start && b.start < a.end && a.end < b.end)).toBe(true);
    expect(annotations.some((one) => one.quotes.some((quote) => /\n/.test(quote.exact)))).toBe(
      true,
    );
    expect(annotations.some((one) => one.quotes.length > 1)).toBe(true);
  });

  test("come from a text with two speakers, a table, a list and a footnote, and one in Arabic", () => {
    const outcome = fromMarkdown(documents[0]?.contents[0]?.markdown ?? "");
    const kinds = outcome.ok ? outcome.value.structure.blocks.map((block) => block.kind) : [];
    expect(kinds).toEqual(expect.arrayContaining(["heading", "table", "list", "footnote"]));
    expect(documents.filter(({ metadata }) => metadata.language === "ar")).toHaveLength(1);
  });

  test("that a reference quotes from a text of the project stand in that text", () => {
    for (const reference of references) {
      const source = sources.find(({ id }) => id === reference.source);
      if (source?.documentId === undefined || reference.quote === "") continue;
      const among = texts.get(source.documentId) ?? [];
      expect(
        among.filter((text) => text.includes(reference.quote)),
        reference.quote,
      ).not.toEqual([]);
    }
  });
});

describe("the revision of the press release", () => {
  const revised = annotations.filter((one) => one.fate !== undefined);
  const now = (one: StoryAnnotation) => texts.get(one.documentId)?.at(-1) ?? "";

  test("loses exactly one annotation, of whose words nothing is left", () => {
    const lost = annotations.filter((one) => one.fate === "lost");
    expect(lost).toHaveLength(1);
    for (const one of lost) {
      const words = one.quotes[0]?.exact.match(/\p{L}{6,}/gu) ?? [];
      expect(words.filter((word) => now(one).includes(word))).toEqual([]);
    }
  });

  test("moves some without touching them and changes a number under another", () => {
    for (const one of revised) {
      const places = one.quotes.map((quote) => placesOf(now(one), quote).length);
      expect(places).toEqual(one.quotes.map(() => (one.fate === "moved" ? 1 : 0)));
    }
    expect(revised.map((one) => one.fate).sort()).toEqual(["changed", "lost", "moved", "moved"]);
  });

  test("concerns every annotation made on a text that was replaced, and no other", () => {
    for (const one of annotations) {
      const replaced = one.onRevision < (texts.get(one.documentId)?.length ?? 0);
      expect(one.fate !== undefined).toBe(replaced);
    }
  });
});

describe("the judgements of the sample story", () => {
  test("show every kind, form, status, verdict and relation", () => {
    const once = (values: readonly unknown[]) => [...new Set(values)].sort();
    expect(once(annotations.map(({ kind }) => kind))).toEqual(once(TAG_KINDS));
    expect(once(annotations.map(({ status }) => status))).toEqual(once(STATUSES));
    expect(once(annotations.flatMap(({ quotation }) => quotation?.form ?? []))).toEqual(
      once(QUOTATION_FORMS),
    );
    expect(once(reviews.map(({ verdict }) => verdict))).toEqual(["agree", "disagree", "unsure"]);
    expect(once(references.map(({ relation }) => relation))).toEqual([
      "context",
      "origin",
      "refutes",
      "supports",
    ]);
    expect(once(claims.flatMap(({ verdict }) => verdict ?? []))).toEqual(once(STORY_VERDICTS));
  });

  test.each(named)("call “%s” only by names of the codebook", (_, annotation) => {
    const { claim, kind, quotation, rhetoric, tags } = annotation;
    const name = claim?.type ?? quotation?.form ?? rhetoric?.technique ?? "";
    expect(tags[0]).toBe(name);
    for (const slug of tags) expect(findTag(DEFAULT_CODEBOOK, kind, slug), slug).toBeDefined();
    expect(annotation[kind]).toBeDefined();
    expect([claim, quotation, rhetoric].filter((detail) => detail !== undefined)).toHaveLength(1);
  });

  test("hold one dispute in which two people answer each other with reasons", () => {
    const disputed = annotations.filter(({ status }) => status === "disputed");
    expect(disputed).toHaveLength(1);
    const verdicts = disputed[0]?.reviews.map(({ verdict }) => verdict);
    expect(verdicts).toEqual(expect.arrayContaining(["agree", "disagree"]));
    expect(disputed[0]?.reviews.filter(({ comment }) => comment === "")).toEqual([]);
  });

  test("are never passed on one’s own work, and once only by each", () => {
    for (const one of annotations) {
      const judges = one.reviews.map(({ by }) => by);
      expect(judges).not.toContain(one.by);
      expect(new Set(judges).size).toBe(judges.length);
    }
  });

  test("have a passage that carries two claims, and some of which one is not quite sure", () => {
    const two = annotations.filter(({ carriesToo }) => carriesToo);
    for (const { claim, carriesToo } of two) {
      expect(claims.some(({ id }) => id === carriesToo?.id)).toBe(true);
      expect(claim?.id).not.toBe(carriesToo?.id);
    }
    expect(two).not.toEqual([]);
    expect(annotations.some(({ confidence = 4 }) => confidence < 4)).toBe(true);
  });

  test("use every claim of the register, and decide only with reasons", () => {
    for (const claim of claims) {
      expect(findTag(DEFAULT_CODEBOOK, "claim", claim.type)).toBeDefined();
      expect(annotations.some((one) => one.claim?.id === claim.id)).toBe(true);
      expect(claim.verdict === null).toBe(claim.rationale === "");
      expect(claim.verdict === null).toBe(claim.decidedAt === undefined);
    }
  });
});

describe("the rows of the sample story", () => {
  const revisions = documents.flatMap(({ contents }) => contents);
  const ids = [
    project.id,
    ...[...people, ...documents, ...sources, ...claims].map(({ id }) => id),
    ...[...annotations, ...notes, ...references].map(({ id }) => id),
    ...revisions.map(({ revisionId }) => revisionId),
  ];

  test("have ids of their own, each a UUIDv7", () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !validate(id) || version(id) !== 7)).toEqual([]);
  });

  test("point only to what is there", () => {
    const known = new Set(ids);
    const pointers = [
      ...[...revisions, ...claims, ...annotations, ...notes, ...references, ...reviews].map(
        ({ by }) => by,
      ),
      ...annotations.flatMap((one) => [one.documentId, one.claim?.id ?? []].flat()),
      ...references.map(({ source }) => source),
      ...sources.flatMap(({ documentId }) => documentId ?? []),
      ...claims.flatMap(({ decidedBy }) => decidedBy ?? []),
    ];
    expect(pointers.filter((id) => !known.has(id))).toEqual([]);
    for (const { notes: thread } of annotations) {
      for (const [position, { replyTo }] of thread.entries()) {
        if (replyTo === undefined) continue;
        expect(thread.slice(0, position).map(({ id }) => id)).toContain(replyTo);
      }
    }
  });

  test("happen in March 2024, and nothing before what it is about", () => {
    for (const one of annotations) {
      const document = documents.find(({ id }) => id === one.documentId);
      const begun = document?.contents[one.onRevision - 1]?.at ?? "";
      const ended = document?.contents[one.onRevision]?.at ?? "2024-04";
      expect(one.at > begun && one.at < ended, one.at).toBe(true);
      for (const later of [...one.notes, ...one.references, ...one.reviews]) {
        expect(later.at).toMatch(/^2024-03-\d\dT\d\d:\d\d:00\.000Z$/);
        expect(later.at > one.at, `${later.at} follows ${one.at}`).toBe(true);
      }
      const times = one.notes.map(({ at }) => at);
      expect([...times].sort()).toEqual(times);
    }
  });

  test("cite sources whose addresses lead nowhere", () => {
    for (const { csl, url } of sources) {
      expect(new URL(url).hostname).toMatch(/(?:\.test|^example\.org)$/);
      expect(csl.URL).toBe(url);
      expect(csl.title).not.toBe("");
    }
  });
});
