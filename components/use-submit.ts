import type { AnswerAt, BodyTo, Endpoint } from "@/lib/contract/endpoint";
import { call, type CallArguments } from "./api";
import { useSubmission, type Submission, type SubmissionOptions } from "./use-submission";

/** The path of a field in the body of an operation, as the API names it in its refusals. */
type FieldPath<E extends Endpoint> = FieldName<BodyTo<E>> | `${FieldName<BodyTo<E>>}.${string}`;

type FieldName<Body> = Body extends unknown ? keyof Body & string : never;

export type SubmitOptions<E extends Endpoint> = SubmissionOptions<
  AnswerAt<E>,
  CallArguments<E>,
  FieldPath<E>
>;

/**
 * Submits one operation of the API, named by its method and path: `submit` takes what the operation
 * needs, and the fields of the form are those of its body.
 */
export function useSubmit<E extends Endpoint>(
  operation: E,
  options: SubmitOptions<E> = {},
): Submission<CallArguments<E>> {
  return useSubmission<AnswerAt<E>, CallArguments<E>>(
    (...sent) => call(operation, ...sent),
    options,
  );
}
