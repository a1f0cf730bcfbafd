import type { z } from "zod";
import type { FieldProblem } from "@/lib/outcome";
import { reason, type Reason } from "@/lib/reason";
import { messages } from "@/server/platform/messages";

/** Of hundreds of wrong fields the first ones are reported. */
const MAX_PROBLEMS = 50;

/** How requests are parsed: what is missing can be told from what is of another type. */
export const PARSING = { reportInput: true } as const;

/** Every wrong field with its reason; `prefix` is `?` for fields of the query. */
export function fieldProblems(error: z.ZodError, prefix = ""): FieldProblem[] {
  const problems = error.issues.flatMap((issue) => problemsOf(issue, []));
  return problems
    .slice(0, MAX_PROBLEMS)
    .map(({ path, ...why }) => ({ path: prefix + path.map(String).join("."), ...why }));
}

/** A problem for each field that the operation does not know. */
export function unknownProblems(
  paths: readonly (readonly string[])[],
  prefix = "",
): FieldProblem[] {
  return paths
    .slice(0, MAX_PROBLEMS)
    .map((path) => ({ path: prefix + path.join("."), reason: UNKNOWN_FIELD }));
}

const UNKNOWN_FIELD = reason("Validation.unknownField");

/** The reason for a request as a whole: its first wrong field, and what to do about it. */
export function requestReason(problems: readonly FieldProblem[]): Reason {
  const [first] = problems;
  if (!first) return reason("Problem.not-understood");
  if (first.path === "") return first.reason;
  return reason("Validation.request", { field: labelOf(first.path), problem: first.reason });
}

/** The label that forms give the field at a path; where none does, the path itself. */
function labelOf(path: string): Reason | string {
  const name = path.split(".").findLast((part) => !/^\d+$/.test(part)) ?? "";
  const { fields } = messages.Validation;
  return isNameIn(fields, name) ? reason(`Validation.fields.${name}`) : path;
}

function isNameIn<T extends object>(part: T, name: string): name is keyof T & string {
  return Object.hasOwn(part, name);
}

interface Located {
  readonly path: readonly PropertyKey[];
  readonly reason: Reason;
}

function problemsOf(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): Located[] {
  const path = [...above, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key], reason: UNKNOWN_FIELD }));
  }
  if (issue.code === "invalid_union") {
    const meant = meantOption(issue.errors);
    if (meant) return meant.flatMap((inner) => problemsOf(inner, path));
  }
  return [{ path, reason: ruleBroken(issue.message) ?? reasonOf(issue) }];
}

/**
 * The only option of a union whose type fits, so that its wrong field is reported and not the
 * union.
 */
function meantOption(options: readonly z.core.$ZodIssue[][]) {
  const fitting = options.filter((issues) => issues.every(({ path }) => path.length > 0));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** A rule of a schema (`rule("one-line")`) puts its name where Zod has a message. */
function ruleBroken(message: string): Reason | undefined {
  const { rules } = messages.Validation;
  return isNameIn(rules, message) ? reason(`Validation.rules.${message}`) : undefined;
}

/** The reason for an issue; the library's own message is never shown. */
function reasonOf(issue: z.core.$ZodIssue): Reason {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? reason("Validation.missing")
        : reason(`Validation.type.${typeName(issue.expected)}`);
    case "too_small":
      if (issue.minimum === 1 && issue.origin === "string") return reason("Validation.fillIn");
      return boundBroken("least", issue.minimum, issue);
    case "too_big":
      return boundBroken("most", issue.maximum, issue);
    case "invalid_format":
      return formatBroken(issue);
    case "invalid_value":
      return reason("Validation.value", { values: issue.values.map(String) });
    case "not_multiple_of":
      return reason("Validation.multipleOf", { number: issue.divisor });
    case "invalid_key":
    case "invalid_element":
      return reason("Validation.entries");
    default:
      return reason("Validation.unfit");
  }
}

type TypeName = keyof typeof messages.Validation.type;

function typeName(expected: string): TypeName {
  return isNameIn(messages.Validation.type, expected) ? expected : "other";
}

interface Bound {
  readonly origin: string;
  readonly inclusive?: boolean;
  readonly exact?: boolean;
}

function boundBroken(
  side: "least" | "most",
  limit: number | bigint,
  { origin, inclusive = true, exact = false }: Bound,
): Reason {
  const params = { number: Number(limit) };
  const bound = exact ? "exact" : side;
  if (origin === "string") return reason(`Validation.characters.${bound}`, params);
  if (["array", "set", "map"].includes(origin)) return reason(`Validation.items.${bound}`, params);
  if (!["number", "int", "bigint"].includes(origin)) return reason("Validation.unfit");
  return reason(
    inclusive ? `Validation.number.${side}` : `Validation.number.${side}Exclusive`,
    params,
  );
}

/** Zod's type leaves out what a text has to begin with, end with or include. */
type FormatIssue = z.core.$ZodIssueInvalidStringFormat &
  Partial<Record<"prefix" | "suffix" | "includes", string>>;

function formatBroken(issue: FormatIssue): Reason {
  const { format }: { format: string } = issue;
  switch (format) {
    case "email":
    case "url":
    case "uuid":
    case "date":
    case "datetime":
      return reason(`Validation.format.${format}`);
    case "starts_with":
    case "ends_with":
    case "includes": {
      const part = issue.prefix ?? issue.suffix ?? issue.includes ?? "";
      return reason(`Validation.format.${format}`, { part });
    }
    default:
      return reason("Validation.format.other");
  }
}
