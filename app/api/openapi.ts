import {
  createDocument,
  type ZodOpenApiOverride,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from "zod-openapi";
import packageJson from "@/package.json";
import { STATUS } from "@/lib/outcome";
import { problemDocument, type Operation } from "@/lib/contract/operation";
import { OPERATIONS } from "@/lib/contract/operations";

type StatusAnswer = readonly [status: string, answer: ZodOpenApiResponseObject];
type Overridden = Parameters<ZodOpenApiOverride>[0];
type Document = ReturnType<typeof createDocument>;
let made: Document | undefined;

/** OpenAPI 3.1, generated from the schemas that validate the requests. */
export function openApiDocument(): Document {
  made ??= createDocument(
    {
      openapi: "3.1.0",
      info: {
        title: "Obelus",
        version: packageJson.version,
        description:
          "Every start, end and length counts Unicode code points of the document's text, start inclusive, end exclusive. Refusals are application/problem+json (RFC 9457) with a stable `code`, a sentence in `detail`, and in `reason` and `params` what the sentence is made of.",
      },
      servers: [{ url: "/api/v1" }],
      security: [{ token: [] }, { session: [] }],
      paths: pathsOf(OPERATIONS),
      components: {
        securitySchemes: {
          token: { type: "http", scheme: "bearer" },
          session: { type: "apiKey", in: "cookie", name: "obelus.session" },
          password: { type: "http", scheme: "basic" },
        },
      },
    },
    { override: refuseUnknownFields },
  );
  return made;
}

/**
 * Forbids unknown fields in the description. Fields of an answer that a request may repeat are
 * ignored and not described.
 */
function refuseUnknownFields({ jsonSchema, zodSchema, io }: Overridden): void {
  if (io === "input" && zodSchema._zod.def.type === "object") {
    jsonSchema.additionalProperties = false;
  }
}

function pathsOf(operations: readonly Operation[]): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of operations) {
    (paths[operation.path] ??= {})[operation.method] = operationObject(operation);
  }
  return paths;
}

const REFUSALS = [301, 400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503, 507];

function operationObject(operation: Operation): ZodOpenApiOperationObject {
  const answers = Object.entries(operation.answers).map(([status, body]): StatusAnswer => [
    status,
    body === null
      ? { description: "Done; there is nothing to say." }
      : typeof body === "string"
        ? { description: "Done.", content: asWords([body]) }
        : {
            description: "Done.",
            content: { "application/json": { schema: body }, ...asWords(operation.alsoAnswers) },
          },
  ]);
  const refusals = REFUSALS.filter((status) => mayAnswer(operation, status)).map(
    (status): StatusAnswer => [
      String(status),
      {
        description: Object.keys(STATUS)
          .filter((code) => STATUS[code as keyof typeof STATUS] === status)
          .join(", "),
        content: { "application/problem+json": { schema: problemDocument } },
      },
    ],
  );
  return {
    operationId: operation.id,
    tags: [operation.group],
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    ...(operation.open ? { security: [] } : {}),
    requestParams: {
      ...(operation.params ? { path: operation.params } : {}),
      ...(operation.query ? { query: operation.query } : {}),
    },
    ...(operation.conditional
      ? {
          parameters: [
            {
              name: "If-Match",
              in: "header",
              required: operation.conditional === true,
              description: "The ETag you read.",
              schema: { type: "string" },
            },
          ],
        }
      : {}),
    ...(operation.body || operation.alsoTakes
      ? {
          requestBody: {
            required: true,
            content: {
              ...(operation.body ? { "application/json": { schema: operation.body } } : {}),
              ...Object.fromEntries(
                (operation.alsoTakes ?? []).map((type) => [type, { schema: { type: "object" } }]),
              ),
            },
          },
        }
      : {}),
    responses: Object.fromEntries([...answers, ...refusals]),
  };
}

function asWords(types: readonly string[] = []) {
  const schema = { type: "string" } as const;
  return Object.fromEntries(types.map((type) => [type, { schema }]));
}

function mayAnswer(operation: Operation, status: number): boolean {
  const { method, params, query, body, conditional } = operation;
  const hasBody = body !== undefined || operation.alsoTakes !== undefined;
  // The subject may also be named in a query (a project to search) or a body (a link's token).
  if (status === 404) return [params, query, body].some((part) => part !== undefined);
  // Even without If-Match a write may find that somebody was faster while it waited.
  if (status === 412) return method !== "get";
  if (status === 428) return conditional === true;
  if (status === 301) return operation.moves === true;
  if (status === 413 || status === 415) return hasBody;
  if (status === 409 || status === 422 || status === 507) return method !== "get";
  return true;
}
