import type {
  ExportedProject,
  ExportedRelation,
  ExportedSearch,
  ExportedSpeaker,
  ExportedTag,
} from "./exported";
import { creator, own, type Json, type W3cAnnotation } from "./w3c-terms";

/**
 * What belongs to the project, as terms of the collection. Speakers and claims have the ids by
 * which the annotations name them.
 */
export function projectTerms(project: ExportedProject): W3cAnnotation {
  const { codebook, speakers, relations, searches } = project;
  return own({
    codebook: own({ version: codebook.version, tags: several(codebook.tags.map(tag)) }),
    speakers: several(speakers.map(speaker)),
    sourceRelations: several(relations.map(relation)),
    searches: several(searches.map(search)),
  });
}

function several(items: readonly Json[]): Json | null {
  return items.length > 0 ? items : null;
}

function named(id: string | null): Json | null {
  return id && { id: `urn:uuid:${id}` };
}

function tag({ id, parent, mergedInto, ...one }: ExportedTag): Json {
  const { kind, slug, label, definition, useWhen, avoidWhen, requires, justify, colour } = one;
  const nearMisses = one.nearMisses.map((near) =>
    own({ slug: near.slug, question: near.question, yes: near.yes }),
  );
  return {
    id: `urn:uuid:${id}`,
    ...own({
      ...{ kind, slug, label, definition, useWhen, avoidWhen, requires, justify, colour },
      examples: several(one.examples),
      counterExamples: several(one.counterExamples),
      nearMisses: several(nearMisses),
      parent: named(parent),
      mergedInto: named(mergedInto),
      retiredAt: one.retiredAt,
    }),
  };
}

function speaker({ id, aliases, ...known }: ExportedSpeaker): Json {
  const { name, role, identifier, description } = known;
  return {
    id: `urn:uuid:${id}`,
    ...own({ name, role, identifier, aliases: several(aliases), description }),
  };
}

function relation(one: ExportedRelation): Json {
  const source = ({ id, citation, url }: ExportedRelation["from"]): Json => ({
    id: `urn:uuid:${id}`,
    ...own({ citation, url }),
  });
  return {
    id: `urn:uuid:${one.id}`,
    ...own({
      relation: one.relation,
      from: source(one.from),
      to: source(one.to),
      note: one.note,
      shownBy: named(one.viaAnnotationId),
    }),
    creator: creator(one.createdBy),
    created: one.createdAt,
  };
}

function search({ id, claim, outcome, place, by, at }: ExportedSearch): Json {
  return {
    id: `urn:uuid:${id}`,
    ...own({
      claim: { id: `urn:uuid:${claim.id}`, ...own({ statement: claim.statement }) },
      outcome,
      place,
    }),
    creator: creator(by),
    created: at,
  };
}
