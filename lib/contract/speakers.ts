import { z } from "zod";
import { MATCHES, QUOTATION_FORMS } from "./terms";
import { cursorQuery, givenId, id, listOf, name, operation, time, words } from "./operation";
import { searchQuery } from "./search";

export const speaker = z
  .object({
    id,
    projectId: id,
    name: z.string(),
    role: z.string(),
    identifier: z.string(),
    aliases: z.array(z.string()),
    description: z.string(),
    quotationCount: z.int().meta({ description: "Quotations of theirs that you may see." }),
    createdAt: time,
    updatedAt: time,
    version: z.int(),
  })
  .meta({ id: "Speaker" });

const passage = { annotationId: id, documentId: id, documentTitle: z.string(), quote: z.string() };

export const speakerInFull = speaker
  .extend({
    quotations: z.array(
      z.object({
        ...passage,
        date: z.string(),
        prefix: z.string(),
        suffix: z.string(),
        cue: z.string(),
        form: z.enum(QUOTATION_FORMS).nullable(),
        match: z.enum(MATCHES).nullable(),
        addressee: z.string(),
      }),
    ),
    claims: z.array(
      z.object({
        claimId: id,
        statement: z.string(),
        verdict: z.string().nullable(),
        passages: z.array(z.object({ ...passage, role: z.string() })),
      }),
    ),
  })
  .meta({ id: "SpeakerInFull" });

const fields = {
  role: words(500).optional(),
  identifier: words(500)
    .optional()
    .meta({ description: "As an authority file knows them: a Wikidata id, an ORCID, an address." }),
  aliases: z.array(name(500)).max(50).optional(),
  description: words(5_000).optional(),
};

const projectId = z.object({ projectId: id });
const speakerId = z.object({ speakerId: id });

export const listSpeakersCall = operation({
  id: "listSpeakers",
  method: "get",
  path: "/projects/{projectId}/speakers",
  group: "Speakers",
  summary: "Whom the texts quote; with `q`, those called nearly that, the likest first.",
  params: projectId,
  query: z.object({ ...cursorQuery, q: searchQuery.optional() }),
  answers: { 200: listOf(speaker) },
});

export const addSpeakerCall = operation({
  id: "addSpeaker",
  method: "post",
  path: "/projects/{projectId}/speakers",
  group: "Speakers",
  summary: "Make a record of somebody who is quoted.",
  params: projectId,
  body: z.object({ id: givenId, name: name(500), ...fields }),
  answers: { 200: speaker, 201: speaker },
});

export const readSpeakerCall = operation({
  id: "readSpeaker",
  method: "get",
  path: "/speakers/{speakerId}",
  group: "Speakers",
  summary: "A speaker with their quotations and claims that you may see (at most 1000 each).",
  params: speakerId,
  answers: { 200: speakerInFull },
});

export const editSpeakerCall = operation({
  id: "editSpeaker",
  method: "patch",
  path: "/speakers/{speakerId}",
  group: "Speakers",
  summary: "Change a speaker's record; quotations follow a new name.",
  params: speakerId,
  body: z.object({ name: name(500).optional(), ...fields }),
  sentBack: speakerInFull,
  answers: { 200: speaker },
  conditional: "if-sent",
});

export const removeSpeakerCall = operation({
  id: "removeSpeaker",
  method: "delete",
  path: "/speakers/{speakerId}",
  group: "Speakers",
  summary: "Take a record away; quotations keep the name in words.",
  params: speakerId,
  answers: { 204: null },
  conditional: "if-sent",
});

export const mergeSpeakerCall = operation({
  id: "mergeSpeaker",
  method: "post",
  path: "/speakers/{speakerId}/merge",
  group: "Speakers",
  summary: "Two records of one person become one: the other record, with all quotations.",
  params: speakerId,
  body: z.object({ into: id }),
  answers: { 200: speaker },
});

export const SPEAKERS = [
  listSpeakersCall,
  addSpeakerCall,
  readSpeakerCall,
  editSpeakerCall,
  removeSpeakerCall,
  mergeSpeakerCall,
];
