import { z } from "zod";
import { id, name, operation } from "./operation";

/** An entry that an authority file has by a name. */
export const authorityEntry = z
  .object({
    service: z.string().meta({ description: "What the service calls itself." }),
    identifier: z.string().meta({ description: "As a speaker's `identifier` takes it." }),
    url: z.string(),
    name: z.string(),
    description: z.string(),
    types: z.array(z.string()),
    match: z.boolean().meta({ description: "Whether the service is sure of it." }),
  })
  .meta({ id: "AuthorityEntry" });

export const searchAuthoritiesCall = operation({
  id: "searchAuthorities",
  method: "post",
  path: "/projects/{projectId}/authorities/search",
  group: "Speakers",
  summary: "Ask the authority files that the server allows for entries by a name.",
  description:
    "The name, and nothing else, is sent to each address of `OBELUS_AUTHORITY_URLS`, which speaks the reconciliation API of the W3C community group. Nothing is stored. 422 where the server allows none.",
  params: z.object({ projectId: id }),
  body: z.object({ name: name(500) }),
  answers: {
    200: z
      .object({
        items: z.array(authorityEntry),
        failed: z
          .array(z.object({ service: z.string(), reason: z.string() }))
          .meta({ description: "Services that gave no answer that could be used." }),
      })
      .meta({ id: "AuthorityEntries" }),
  },
});

export const AUTHORITY_SEARCH = [searchAuthoritiesCall];
