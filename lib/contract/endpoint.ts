import type { z } from "zod";
import type { ReadonlyDeep } from "./offsets";
import type { AnswerOf } from "./operation";
import type { ApiOperation } from "./operations";

// Types alone: a page imports them without a schema or the validation library.

type EndpointOf<O> = O extends ApiOperation ? `${Uppercase<O["method"]>} ${O["path"]}` : never;

type ByEndpoint = { readonly [O in ApiOperation as EndpointOf<O>]: O };

/** Method and path of an operation, as in `PATCH /claims/{claimId}`. */
export type Endpoint = keyof ByEndpoint;

/** What an endpoint answers as JSON, null for nothing; offsets count code points. */
export type AnswerAt<E extends Endpoint> = AnswerOf<ByEndpoint[E]>;

/** What is sent to an endpoint; offsets count code points. */
export type RequestTo<E extends Endpoint> = Params<ByEndpoint[E]> &
  Query<ByEndpoint[E]> &
  Body<ByEndpoint[E]> &
  Version<ByEndpoint[E]>;

type Empty = Record<never, never>;

type Params<O> = O extends { readonly params: infer S extends z.ZodType }
  ? { readonly params: ReadonlyDeep<z.input<S>> }
  : unknown;

/** A number of a query is read from any text, so the input of its schema is unknown. */
type QueryInput<S extends z.ZodType> = {
  readonly [K in keyof z.input<S>]: unknown extends z.input<S>[K]
    ? K extends keyof z.output<S>
      ? z.output<S>[K]
      : never
    : z.input<S>[K];
};

type Query<O> = O extends { readonly query: infer S extends z.ZodType }
  ? Empty extends QueryInput<S>
    ? { readonly query?: QueryInput<S> }
    : { readonly query: QueryInput<S> }
  : unknown;

type Body<O> = O extends { readonly body: infer S extends z.ZodType }
  ? undefined extends z.input<S>
    ? { readonly body?: ReadonlyDeep<z.input<S>> }
    : { readonly body: ReadonlyDeep<z.input<S>> }
  : unknown;

/** The version that was read, where the operation looks at If-Match. */
type Version<O> = O extends { readonly conditional: true }
  ? { readonly version: number }
  : O extends { readonly conditional: "if-sent" }
    ? { readonly version?: number }
    : unknown;

/** The query of an endpoint as it is sent. */
export type QueryTo<E extends Endpoint> =
  RequestTo<E> extends { readonly query?: infer Q } ? NonNullable<Q> : never;

/** The body of an endpoint as it is sent. */
export type BodyTo<E extends Endpoint> =
  RequestTo<E> extends { readonly body?: infer B } ? NonNullable<B> : never;
