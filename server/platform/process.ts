import "server-only";
import type { AsyncLocalStorage } from "node:async_hooks";

/** What is known of a request while Next answers it. */
export interface Answering {
  /** The request failed because the database does not answer or is too busy. */
  isDatabaseAway: boolean;
}

/**
 * What the HTTP server (bin/serve) and the application that Next loads call in each other. They
 * are bundled apart and share nothing but the process. Each is set by the side that implements it.
 */
export interface ProcessHooks {
  /** Of the HTTP server: the database is open, requests can be answered. */
  onBooted?: () => void;
  /** Of the HTTP server: the request that is being answered. */
  answering?: AsyncLocalStorage<Answering>;
  /** Of the application: counts an answered request. `elapsed` is in seconds. */
  observeRequest?: (method: string, url: string, status: number, elapsed: number) => void;
  /** Of the application: ends the event streams, which would keep connections open. */
  endStreams?: () => void;
  /** Of the HTTP server: ends the process in order, so that its supervisor starts it again. */
  restart?: (reason: string) => void;
  /** Of the application: closes the database; the last thing a stopping process does. */
  close?: () => Promise<void>;
}

declare global {
  var obelus: { readonly hooks: ProcessHooks; readonly values: Map<string, unknown> } | undefined;
}

const shared = (globalThis.obelus ??= { hooks: {}, values: new Map() });

export const hooks: ProcessHooks = shared.hooks;

/**
 * The value of this name, made at its first use: one per process, even where the bundler loads
 * the module that asks for it twice. A name belongs to one module.
 */
export function perProcess<T>(name: string, make: () => T): T {
  if (!shared.values.has(name)) shared.values.set(name, make());
  return shared.values.get(name) as T;
}
