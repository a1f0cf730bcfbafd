import { z } from "zod";
import { COMMITMENTS, OCCURRENCE_ROLES } from "./terms";
import { givenId, id, listOf, operation, slug, words, rule, wholeListQuery } from "./operation";
import { annotationId, annotationOccurrence, quantity } from "./annotation";

const occurrenceId = z.object({ occurrenceId: id });

const fields = {
  role: z.enum(OCCURRENCE_ROLES).optional(),
  wording: words(20_000).optional().meta({
    description: "The words that carry the claim; those of the annotation by default.",
  }),
  commitment: z.enum(COMMITMENTS).optional().meta({ description: "The speaker's." }),
  quantities: z.array(quantity).max(50).optional(),
};

export const statement = words(5_000).refine((text) => text.trim() !== "", rule("filled-in"));

export const listOccurrencesCall = operation({
  id: "listOccurrences",
  method: "get",
  path: "/annotations/{annotationId}/occurrences",
  group: "Claims",
  summary: "The claims a passage carries; the first is the one its `claim.id` names.",
  params: annotationId,
  query: wholeListQuery,
  answers: { 200: listOf(annotationOccurrence) },
});

export const addOccurrenceCall = operation({
  id: "addOccurrence",
  method: "post",
  path: "/annotations/{annotationId}/occurrences",
  group: "Claims",
  summary: "Say that a passage carries a claim.",
  description:
    "`claimId` names a claim of the register. With a `statement`, a claim that is not there yet is made, under `claimId` when that is sent; everybody in the project sees it, with who made it and when. That a private annotation carries it is shown to its author alone.",
  params: annotationId,
  body: z
    .object({
      id: givenId,
      claimId: id.optional(),
      statement: statement.optional(),
      type: slug.optional(),
      ...fields,
    })
    .refine(
      ({ claimId, statement: statement }) => claimId !== undefined || statement !== undefined,
      rule("claim-named"),
    ),
  answers: { 200: annotationOccurrence, 201: annotationOccurrence },
});

export const editOccurrenceCall = operation({
  id: "editOccurrence",
  method: "patch",
  path: "/occurrences/{occurrenceId}",
  group: "Claims",
  summary: "Change what a passage does with a claim; what is left out stays.",
  params: occurrenceId,
  body: z.object(fields),
  answers: { 200: annotationOccurrence },
  conditional: "if-sent",
});

export const removeOccurrenceCall = operation({
  id: "removeOccurrence",
  method: "delete",
  path: "/occurrences/{occurrenceId}",
  group: "Claims",
  summary: "A passage no longer carries a claim; both stay.",
  params: occurrenceId,
  answers: { 204: null },
});

export const OCCURRENCES = [
  listOccurrencesCall,
  addOccurrenceCall,
  editOccurrenceCall,
  removeOccurrenceCall,
];
