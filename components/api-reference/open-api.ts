/** The part of JSON Schema that the reference shows. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

interface ApiOperation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<
    Record<string, { readonly description?: string; readonly content?: Content }>
  >;
}

/** The part of an OpenAPI document that the reference shows. */
export interface OpenApi {
  readonly info: { readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

export interface Call extends ApiOperation {
  readonly method: string;
  readonly path: string;
}

/** All operations by group, in the order of the document. */
export function groupsOf({ paths }: OpenApi): Map<string, Call[]> {
  const groups = new Map<string, Call[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const group = operation.tags?.[0] ?? "";
      groups.set(group, [...(groups.get(group) ?? []), { ...operation, method, path }]);
    }
  }
  return groups;
}

export function refName(schema: Schema): string | null {
  return schema.$ref?.split("/").at(-1) ?? null;
}

/** A short value that matches a schema: only required members, unless there are none. */
export function exampleOf(schema: Schema | undefined, api: OpenApi, depth = 0): unknown {
  if (!schema || depth > 4) return null;
  const name = refName(schema);
  if (name) return exampleOf(api.components?.schemas?.[name], api, depth + 1);
  const one = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (one) return exampleOf(one, api, depth + 1);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [type] = [schema.type].flat();
  if (type === "array") return [exampleOf(schema.items, api, depth + 1)];
  if (type === "integer" || type === "number") return schema.minimum ?? 0;
  if (type === "boolean") return true;
  if (type === "string") return schema.format === "uuid" ? "0192…" : "…";
  const members = Object.entries(schema.properties ?? {});
  const needed = members.filter(([key]) => schema.required?.includes(key));
  return Object.fromEntries(
    (needed.length > 0 ? needed : members.slice(0, 1)).map(([key, value]) => [
      key,
      exampleOf(value, api, depth + 1),
    ]),
  );
}

/** The operation as a curl command. */
export function curlOf(call: Call, api: OpenApi): string {
  const lines = [`curl "$OBELUS/api/v1${call.path}"`];
  if (call.method !== "get")
    lines[0] = `curl -X ${call.method.toUpperCase()} ${lines[0]?.slice(5)}`;
  if (call.security?.length !== 0) lines.push('-H "Authorization: Bearer $TOKEN"');
  if (call.parameters?.some(({ name }) => name === "If-Match")) lines.push(`-H 'If-Match: "v1"'`);
  const content = Object.entries(call.requestBody?.content ?? {});
  const json = content.find(([type]) => type === "application/json");
  if (json) {
    const body = JSON.stringify(exampleOf(json[1].schema, api)).replaceAll("'", "'\\''");
    lines.push('-H "Content-Type: application/json"', `-d '${body}'`);
  } else if (content.some(([type]) => type === "multipart/form-data")) {
    lines.push("-F file=@text.txt");
  } else if (content[0]) {
    lines.push(`-H "Content-Type: ${content[0][0]}"`, "--data-binary @file");
  }
  return lines.join(" \\\n  ");
}
