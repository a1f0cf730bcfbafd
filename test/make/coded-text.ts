import type { Viewer } from "@/server/access/viewer";
import { listCases, type AdjudicationCase } from "@/server/adjudication/cases";
import { addDecision } from "@/server/adjudication/decide";
import type { DecisionDraft } from "@/server/adjudication/spans";
import { transaction } from "@/server/platform/db";
import { expectDone, makeAnnotation, makeDocument, makePerson, makeProject } from "./make";

export const CODED_TEXT =
  "The locks leak. Nobody paid for the locks, says Ida. It is a scandal, 🐟 and a shame.";

type CaseFilter = Parameters<typeof listCases>[2];

/**
 * A text to be coded and adjudicated: Cleo owns its project and Carl is a curator, Ana and Bo
 * annotate, Dee reads, and Eve is a stranger.
 */
export async function makeCodedText() {
  const [cleo, carl] = [await makePerson("Cleo"), await makePerson("Carl")];
  const [ana, bo] = [await makePerson("Ana"), await makePerson("Bo")];
  const [dee, eve] = [await makePerson("Dee"), await makePerson("Eve")];
  const { id: projectId } = await makeProject(cleo, { curator: carl, annotator: ana, reader: dee });
  await transaction((tx) =>
    tx.member.create({ data: { projectId, userId: bo.id, role: "annotator" } }),
  );
  const { document } = await makeDocument(cleo, projectId, CODED_TEXT);
  const documentId = document.id;
  const casesOf = async (filter: CaseFilter = {}) =>
    expectDone(await listCases(cleo, documentId, filter, { limit: 50 })).items;
  return {
    cleo,
    carl,
    ana,
    bo,
    dee,
    eve,
    projectId,
    documentId,
    casesOf,
    /** Somebody's technique on words of the text. */
    mark(by: Viewer, exact: string, technique = "doubt", more: object = {}) {
      const details = { target: null, claimId: null, justification: null, answers: [] };
      const rhetoric = { technique, ...details };
      const draft = { kind: "rhetoric" as const, rhetoric, ...more };
      return makeAnnotation(by, documentId, [{ exact }], draft);
    },
    async onlyCase(filter: CaseFilter = {}) {
      const [one, ...others] = await casesOf(filter);
      if (!one || others.length > 0) throw new Error("There is not one case.");
      return one;
    },
    /** Decides about a case as it was read. */
    decide: (one: AdjudicationCase, draft: Omit<DecisionDraft, "annotations">, by: Viewer = cleo) =>
      addDecision(by, documentId, { annotations: codingsIn(one), ...draft }),
  };
}

/** The codings of a case with the versions that were read. */
export function codingsIn({ codings }: AdjudicationCase) {
  return codings.map(({ annotationId: id, version }) => ({ id, version }));
}
