// Loaded before the server (NODE_OPTIONS=--import): what it does after five minutes it does at once.
const FIVE_MINUTES_MS = 300_000;
const { setTimeout: later } = globalThis;

function hurried(act, delay, ...values) {
  return later(act, delay === FIVE_MINUTES_MS ? 0 : delay, ...values);
}
Object.defineProperties(hurried, Object.getOwnPropertyDescriptors(later));
globalThis.setTimeout = hurried;
