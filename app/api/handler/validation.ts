import type { z } from "zod";
import type { FieldProblem } from "@/lib/outcome";
import { messages, translator } from "@/server/platform/messages";

const t = translator("Validation");

/** Of hundreds of wrong fields the first ones are reported. */
const MAX_PROBLEMS = 50;

/**
 * Passed to Zod with each parse, so that its issues have the words of `messages/` instead of the
 * library's. A rule of a schema (`rule("one-line")`) is looked up in {@link fieldProblems}.
 */
export function describeIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? t("missing") : t(`type.${typeName(issue.expected)}`);
    case "too_small":
      if (issue.minimum === 1 && issue.origin === "string") return t("fillIn");
      return describeBound("least", issue.minimum, issue);
    case "too_big":
      return describeBound("most", issue.maximum, issue);
    case "invalid_format":
      return describeFormat(issue);
    case "invalid_value":
      return t("value", { values: issue.values.map(String).join(", ") });
    case "not_multiple_of":
      return t("multipleOf", { number: issue.divisor });
    case "unrecognized_keys":
      return t("unknownField");
    case "invalid_key":
    case "invalid_element":
      return t("entries");
    default:
      return t("unfit");
  }
}

/** A sentence for each wrong field; `prefix` is `?` for fields of the query. */
export function fieldProblems(error: z.ZodError, prefix = ""): FieldProblem[] {
  const problems = error.issues.flatMap((issue) => problemsOf(issue, []));
  return problems
    .slice(0, MAX_PROBLEMS)
    .map(({ path, message }) => ({ path: prefix + path.map(String).join("."), message }));
}

/** A sentence for each field that the operation does not know. */
export function unknownProblems(
  paths: readonly (readonly string[])[],
  prefix = "",
): FieldProblem[] {
  return paths
    .slice(0, MAX_PROBLEMS)
    .map((path) => ({ path: prefix + path.join("."), message: t("unknownField") }));
}

/** A sentence for the whole request: its first wrong field, and what to do about it. */
export function describeRequest(problems: readonly FieldProblem[]): string {
  const [first] = problems;
  if (!first) return messages.Problem["not-understood"];
  return t("request", { field: fieldLabel(first.path) || "none", problem: first.message });
}

/** The label that forms give the field at a path, or the path itself. */
function fieldLabel(path: string): string {
  const labels: Readonly<Record<string, string>> = messages.Validation.fields;
  const name = path.split(".").findLast((part) => !/^\d+$/.test(part)) ?? "";
  return (Object.hasOwn(labels, name) && labels[name]) || path;
}

interface Located {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function problemsOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): Located[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key], message: issue.message }));
  }
  if (issue.code === "invalid_union") {
    const meant = meantOption(issue.errors);
    if (meant) return meant.flatMap((inner) => problemsOf(inner, path));
  }
  return [{ path, message: ruleSentence(issue.message) ?? issue.message }];
}

/**
 * The only option of a union whose type fits, so that its wrong field is reported and not the
 * union.
 */
function meantOption(options: readonly z.core.$ZodIssue[][]) {
  const fitting = options.filter((issues) => issues.every(({ path }) => path.length > 0));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function ruleSentence(message: string): string | undefined {
  const rules: Readonly<Record<string, string>> = messages.Validation.rules;
  return Object.hasOwn(rules, message) ? rules[message] : undefined;
}

type TypeName = keyof typeof messages.Validation.type;

function typeName(expected: string): TypeName {
  return Object.hasOwn(messages.Validation.type, expected) ? (expected as TypeName) : "other";
}

interface Bound {
  readonly origin: string;
  readonly inclusive?: boolean;
  readonly exact?: boolean;
}

function describeBound(
  side: "least" | "most",
  limit: number | bigint,
  { origin, inclusive = true, exact = false }: Bound,
): string {
  const number = Number(limit);
  if (origin === "string") return t(exact ? "characters.exact" : `characters.${side}`, { number });
  if (["array", "set", "map"].includes(origin)) {
    return t(exact ? "items.exact" : `items.${side}`, { number });
  }
  if (!["number", "int", "bigint"].includes(origin)) return t("unfit");
  return t(inclusive ? `number.${side}` : `number.${side}Exclusive`, { number });
}

function describeFormat(issue: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidStringFormat>): string {
  const format: string = issue.format;
  switch (format) {
    case "email":
    case "url":
    case "uuid":
    case "date":
    case "datetime":
      return t(`format.${format}`);
    case "starts_with":
    case "ends_with":
    case "includes": {
      const part = String(issue.prefix ?? issue.suffix ?? issue.includes);
      return t(`format.${format}`, { part });
    }
    default:
      return t("format.other");
  }
}
