import type {
  ExportedProject,
  ExportedRelation,
  ExportedSearch,
  ExportedSpeaker,
  ExportedTag,
} from "./exported";
import { creator, ownTerms, type Json, type W3cAnnotation } from "./w3c-terms";

/**
 * What belongs to the project, as terms of the collection. Speakers and claims have the ids by
 * which the annotations name them.
 */
export function projectTerms(project: ExportedProject): W3cAnnotation {
  const { codebook, speakers, relations, searches } = project;
  return ownTerms({
    codebook: ownTerms({ version: codebook.version, tags: several(codebook.tags.map(tag)) }),
    speakers: several(speakers.map(speaker)),
    sourceRelations: several(relations.map(relation)),
    searches: several(searches.map(search)),
  });
}

function several(items: readonly Json[]): Json | null {
  return items.length > 0 ? items : null;
}

function personTerm(id: string | null): Json | null {
  return id && { id: `urn:uuid:${id}` };
}

function tag({ id, parent, mergedInto, ...one }: ExportedTag): Json {
  const { kind, slug, label, definition, useWhen, avoidWhen, requires, justify, colour } = one;
  const nearMisses = one.nearMisses.map((miss) =>
    ownTerms({ slug: miss.slug, question: miss.question, yes: miss.yes }),
  );
  return {
    id: `urn:uuid:${id}`,
    ...ownTerms({
      kind,
      slug,
      label,
      definition,
      useWhen,
      avoidWhen,
      requires,
      justify,
      colour,
      examples: several(one.examples),
      counterExamples: several(one.counterExamples),
      nearMisses: several(nearMisses),
      parent: personTerm(parent),
      mergedInto: personTerm(mergedInto),
      retiredAt: one.retiredAt,
    }),
  };
}

function speaker({ id, aliases, ...known }: ExportedSpeaker): Json {
  const { name, role, identifier, description } = known;
  return {
    id: `urn:uuid:${id}`,
    ...ownTerms({ name, role, identifier, aliases: several(aliases), description }),
  };
}

function relation(one: ExportedRelation): Json {
  const source = ({ id, citation, url }: ExportedRelation["from"]): Json => ({
    id: `urn:uuid:${id}`,
    ...ownTerms({ citation, url }),
  });
  return {
    id: `urn:uuid:${one.id}`,
    ...ownTerms({
      relation: one.relation,
      from: source(one.from),
      to: source(one.to),
      note: one.note,
      shownBy: personTerm(one.viaAnnotationId),
    }),
    creator: creator(one.createdBy),
    created: one.createdAt,
  };
}

function search({ id, claim, outcome, place, by, at }: ExportedSearch): Json {
  return {
    id: `urn:uuid:${id}`,
    ...ownTerms({
      claim: { id: `urn:uuid:${claim.id}`, ...ownTerms({ statement: claim.statement }) },
      outcome,
      place,
    }),
    creator: creator(by),
    created: at,
  };
}
